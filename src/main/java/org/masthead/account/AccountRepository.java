package org.masthead.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface AccountRepository extends ListCrudRepository<Account, Long> {

    Optional<Account> findByEmail(String email);

    List<Account> findAllByOrderByNameAscIdAsc();

    long countByRoleAndStatus(Role role, AccountStatus status);
}

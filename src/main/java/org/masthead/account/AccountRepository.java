package org.masthead.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccountRepository extends JpaRepository<Account, Long> {

    Optional<Account> findByEmail(String email);

    List<Account> findAllByOrderByNameAscIdAsc();

    List<Account> findAllByRoleAndStatusOrderById(Role role, AccountStatus status);

    long countByRoleAndStatus(Role role, AccountStatus status);
}

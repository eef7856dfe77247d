package org.masthead.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.web.NetworkAddresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells the database at the start of each writing transaction who is at the desk. It is forgotten with the transaction,
 * as the next one on the same connection is somebody else's. What readers and jobs do costs no statement.
 */
@Component
class ActingAccount implements TransactionExecutionListener {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    // Asked for late: the transaction manager that this listens to is made early.
    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<NetworkAddresses> networks;

    ActingAccount(ObjectProvider<JdbcClient> jdbc, ObjectProvider<NetworkAddresses> networks) {
        this.jdbc = jdbc;
        this.networks = networks;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (failure != null
                || transaction.isReadOnly()
                || known == null
                || !(known.getPrincipal() instanceof AuthenticatedPrincipal person)
                || !NUMBER.matcher(person.getName()).matches()) {
            return;
        }
        jdbc.getObject()
                .sql("select set_config('masthead.account', ?, true), set_config('masthead.network', ?, true)")
                .params(person.getName(), network())
                .query((row, number) -> true)
                .single();
    }

    private String network() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? networks.getObject().of(current.getRequest())
                : "";
    }
}

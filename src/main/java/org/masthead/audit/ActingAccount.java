package org.masthead.audit;

import org.jspecify.annotations.Nullable;
import org.masthead.web.NetworkAddresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells the database at the start of each writing transaction who is at the desk. It is forgotten with the transaction,
 * as the next one on the same connection is somebody else's. What readers and jobs do costs no statement. Who it is was
 * found out before, by {@link PersonAtTheDesk}: to ask here would read the session, in a transaction that asks again.
 */
@Component
class ActingAccount implements TransactionExecutionListener {

    // Asked for late: the transaction manager that this listens to is made early.
    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<NetworkAddresses> networks;

    ActingAccount(ObjectProvider<JdbcClient> jdbc, ObjectProvider<NetworkAddresses> networks) {
        this.jdbc = jdbc;
        this.networks = networks;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null && !transaction.isReadOnly()) {
            Acting.request().ifPresent(request -> {
                if (request.getAttribute(PersonAtTheDesk.ACCOUNT) instanceof String account) {
                    Acting.tell(jdbc.getObject(), account, networks.getObject().of(request));
                }
            });
        }
    }
}

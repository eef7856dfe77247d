package org.masthead.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the database is told of who acts, until the end of the transaction. */
final class Acting {

    private Acting() {}

    /**
     * Tells it.
     *
     * @param account the number of an account, or empty for nobody
     * @param network the address that is acted from, or empty
     */
    static void tell(JdbcClient jdbc, String account, String network) {
        jdbc.sql("select set_config('masthead.account', ?, true), set_config('masthead.network', ?, true)")
                .params(account, network)
                .query((row, number) -> true)
                .single();
    }

    /** The request that this thread answers. */
    static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? Optional.of(current.getRequest())
                : Optional.empty();
    }
}

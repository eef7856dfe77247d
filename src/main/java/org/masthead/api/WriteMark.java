package org.masthead.api;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes under a program's key that its request was carried out, in the very transaction that does so. The answer cannot
 * be kept there: it is made of what was written, once that is. Whatever happens in between, nothing is done twice.
 */
@Component
class WriteMark implements TransactionExecutionListener {

    private static final String KEY = WriteMark.class.getName();

    // Asked for late: transactions are there before the database is asked anything.
    private final ObjectProvider<AskedOnce> asked;

    WriteMark(ObjectProvider<AskedOnce> asked) {
        this.asked = asked;
    }

    private record Key(long account, String text) {}

    /** From now on what this request writes is noted under the key. */
    static void watch(ServletRequest request, long account, String key) {
        request.setAttribute(KEY, new Key(account, key));
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && !transaction.isReadOnly()
                && request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) instanceof Key key) {
            asked.getObject().wrote(key.account(), key.text());
        }
    }
}

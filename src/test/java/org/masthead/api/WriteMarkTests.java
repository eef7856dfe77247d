package org.masthead.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** That a request was carried out is known exactly where it was. */
@NewsroomTest
class WriteMarkTests {

    private static final String KEY = "once";

    @Autowired
    AskedOnce asked;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private long account;

    @BeforeEach
    void ask() {
        jdbc.sql("delete from api_answer").update();
        account = Desk.account(jdbc, "Nora Quill", Role.EDITOR).id();
        MockHttpServletRequest request = new MockHttpServletRequest();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        assertThat(asked.begin(account, KEY, new byte[] {1})).isNull();
        WriteMark.watch(request, account, KEY);
    }

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void whatIsCommittedIsNotedWithItAndNotForgotten() {
        write(false, false);
        assertThat(asked.forget(account, KEY)).isFalse();
    }

    @Test
    void whatIsTakenBackIsNotNoted() {
        write(false, true);
        assertThat(asked.forget(account, KEY)).isTrue();
    }

    @Test
    void whatOnlyReadsIsNotNoted() {
        write(true, false);
        assertThat(asked.forget(account, KEY)).isTrue();
    }

    @Test
    void othersTransactionsNoteNothing() {
        RequestContextHolder.resetRequestAttributes();
        write(false, false);
        assertThat(asked.forget(account, KEY)).isTrue();
    }

    private void write(boolean readOnly, boolean rollBack) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(readOnly);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1").query(Integer.class).single();
            if (rollBack) {
                status.setRollbackOnly();
            }
        });
    }
}

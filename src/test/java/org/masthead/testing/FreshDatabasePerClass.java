package org.masthead.testing;

import org.masthead.delivery.KeptPages;
import org.masthead.web.RateLimits;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Gives every test class a fresh database sets the clock back and starts all limits anew. */
final class FreshDatabasePerClass extends AbstractTestExecutionListener {

    @Override
    public void beforeTestClass(TestContext context) {
        boolean started = context.hasApplicationContext();
        ClassDatabase database = context.getApplicationContext().getBean(ClassDatabase.class);
        if (started) {
            database.replace();
            KeptPages.look(context.getApplicationContext());
        }
        context.getApplicationContext().getBean(TestClock.class).reset();
        context.getApplicationContext().getBean(RateLimits.class).forgetAll();
    }
}

package org.masthead.account;

import org.springframework.context.ApplicationContext;

/** Gives tests the set-up link that an operator reads on the console. */
public final class FirstAdministrator {

    private FirstAdministrator() {}

    /** The path of a set-up link; the one before it dies. */
    public static String setUpPath(ApplicationContext context) {
        return "/set-up/" + context.getBean(SetUpLink.class).issue().text();
    }
}

package org.masthead.journeys;

import com.microsoft.playwright.Page;
import org.masthead.account.FirstAdministrator;
import org.springframework.context.ApplicationContext;

/** How people of the journeys come to the desk: all with one password, as nobody here guesses. */
final class Entrance {

    static final String PASSWORD = "gulls over the breakwater";

    private Entrance() {}

    /** Makes the first account of the house. */
    static void setUp(Page page, ApplicationContext context, String name, String email) {
        page.navigate(FirstAdministrator.setUpPath(context));
        page.getByLabel("Name").fill(name);
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("main form button[type=submit]").first().click();
    }

    /** Signs in, and waits for the desk. */
    static void signIn(Page page, String email) {
        page.navigate("/desk");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("main form button[type=submit]").first().click();
        page.waitForURL("**/desk");
    }
}

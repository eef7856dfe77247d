package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.FirstAdministrator;
import org.masthead.testing.Chromium;
import org.masthead.testing.Inspector;
import org.masthead.testing.JourneyTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A reporter is invited, chooses a password, adds a passkey and from then on signs in with it. A passkey belongs to the
 * configured address, so the browser is made to find that at the test's port.
 */
@JourneyTest
class InvitedWithAPasskeyTests {

    private static final String SITE = "http://localhost:8080";
    private static final String PASSWORD = "gulls over the breakwater";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private Chromium chromium;

    @BeforeEach
    void openTheBrowser() {
        chromium = Chromium.start("--host-resolver-rules=MAP localhost:8080 127.0.0.1:" + port);
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void invitedReporterSignsInWithAPasskey() {
        Page boss = chromium.person(SITE, 1280, true, ColorScheme.LIGHT);
        boss.navigate(FirstAdministrator.setUpPath(context));
        boss.getByLabel("Name").fill("Ada Press");
        boss.getByLabel("E-mail").fill("ada@news.example");
        boss.getByLabel("Password").fill(PASSWORD);
        submit(boss);
        signIn(boss, "ada@news.example");
        boss.navigate("/desk/accounts");
        boss.locator("#name").fill("Rita Report");
        boss.locator("#email").fill("rita@news.example");
        boss.locator("#role").selectOption("REPORTER");
        button(boss, "Make the link");
        String invitation = boss.locator("#link").inputValue();

        Page rita = chromium.person(SITE, 1280, true, ColorScheme.LIGHT);
        authenticator(rita);
        rita.navigate(invitation);
        rita.getByLabel("New password").fill(PASSWORD);
        submit(rita);
        signIn(rita, "rita@news.example");
        rita.navigate("/desk/account/security");
        rita.getByLabel("Name of the device").fill("Rita's laptop");
        button(rita, "Add a passkey");
        assertThat(rita.getByText("The passkey is added.")).isVisible();
        assertThat(rita.getByText("Rita's laptop")).isVisible();

        Inspector inspector = new Inspector(rita);
        inspector.look("/desk/account/security");
        inspector.visit("/desk/account/security/codes");
        inspector.walk("/desk/account/security", 30);
        Assertions.assertThat(inspector.takeFindings()).isEmpty();
        rita.setViewportSize(1280, 900);

        button(rita, "Sign out");
        assertThat(rita).hasURL(Pattern.compile(".*/desk/sign-in.*"));
        button(rita, "Sign in with a passkey");
        assertThat(rita).hasURL(Pattern.compile(".*/desk"));
        assertThat(rita.locator(".rail__foot")).containsText("Rita Report");

        rita.navigate("/desk/front");
        assertThat(rita.locator("h1")).hasText("This is not yours to do");
        assertThat(rita.locator("main")).containsText("Ada Press");
        chromium.look(rita, "people-refused");
        Inspector refused = new Inspector(rita);
        refused.look("/desk/front refused");
        Assertions.assertThat(refused.takeFindings()).isEmpty();
        // Chromium writes of every answer that is no success.
        Assertions.assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("403"));

        boss.navigate("/desk/accounts");
        boss.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rita Report"))
                .click();
        Inspector office = new Inspector(boss);
        office.look("/desk/accounts/{id}");
        office.visit("/desk/mail");
        Assertions.assertThat(office.takeFindings()).isEmpty();
    }

    private static void authenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", arguments);
    }

    private static void signIn(Page page, String email) {
        page.navigate("/desk/sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}

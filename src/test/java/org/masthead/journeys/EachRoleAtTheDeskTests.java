package org.masthead.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.masthead.account.Role;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person of each role opens what the menu offers, and types the addresses that it does not. */
@JourneyTest
class EachRoleAtTheDeskTests {

    private static final List<String> ROOMS = List.of(
            "/desk",
            "/desk/articles",
            "/desk/plan",
            "/desk/front",
            "/desk/comments",
            "/desk/errors",
            "/desk/pictures",
            "/desk/sections",
            "/desk/tags",
            "/desk/authors",
            "/desk/accounts",
            "/desk/audit",
            "/desk/settings",
            "/desk/imports",
            "/desk/settings/discussion",
            "/desk/webhooks");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Test
    void menuShowsWhatOneMayDoAndTheRestIsRefusedInFriendlyWords() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
            setUp(page);
            long foreign = stories.write("Not yours").draft().getId();
            tour(page, Role.ADMINISTRATOR, ROOMS, foreign);
            tour(page, Role.EDITOR, ROOMS.subList(0, 10), foreign);
            tour(page, Role.REPORTER, List.of("/desk", "/desk/articles", "/desk/pictures"), foreign);
            tour(page, Role.CONTRIBUTOR, List.of("/desk", "/desk/articles", "/desk/pictures"), foreign);
            tour(page, Role.MODERATOR, List.of("/desk", "/desk/comments"), foreign);
            chromium.look(page, "refused-role");
            assertThat(chromium.complaints()).allMatch(each -> each.contains("403"));
        }
    }

    private void tour(Page page, Role role, List<String> offered, long foreign) {
        signIn(page, role);
        assertThat(menu(page)).as("menu of " + role).isEqualTo(offered);
        for (String room : ROOMS) {
            if (offered.contains(room)) {
                assertThat(open(page, room)).as(role + " at " + room).isEqualTo(200);
                assertThat(page.locator(".rail__item[aria-current=page]").getAttribute("href"))
                        .isEqualTo(room);
            } else {
                refused(page, role, room);
            }
        }
        boolean writesAll = role == Role.ADMINISTRATOR || role == Role.EDITOR;
        if (writesAll) {
            assertThat(open(page, "/desk/articles/" + foreign)).isEqualTo(200);
        } else {
            refused(page, role, "/desk/articles/" + foreign);
            refused(page, role, "/desk/articles/" + foreign + "/work");
        }
    }

    private static void refused(Page page, Role role, String address) {
        assertThat(open(page, address)).as(role + " at " + address).isEqualTo(403);
        assertThat(page.locator("h1").textContent()).isEqualTo("This is not yours to do");
        assertThat(page.locator("main").textContent())
                .as(role + " at " + address)
                .contains("You are signed in as:", "Who can change that: Mara Lind", "Back to the desk");
        assertThat(menu(page)).contains("/desk").hasSizeLessThan(ROOMS.size());
    }

    private static int open(Page page, String address) {
        Response response = page.navigate(address);
        return response.status();
    }

    private static List<String> menu(Page page) {
        return page.locator(".rail__work a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private void setUp(Page page) {
        Entrance.setUp(page, context, "Mara Lind", "administrator@news.example");
        for (Role role : Role.values()) {
            if (role != Role.ADMINISTRATOR) {
                jdbc.sql("""
                                insert into account (email, name, role, status, password_hash, created_at)
                                select lower(:role) || '@news.example', initcap(:role), :role, 'ACTIVE', password_hash, now()
                                from account where role = 'ADMINISTRATOR'
                                """).param("role", role.name()).update();
            }
        }
    }

    private static void signIn(Page page, Role role) {
        page.context().clearCookies();
        Entrance.signIn(page, role.name().toLowerCase(Locale.ROOT) + "@news.example");
    }
}

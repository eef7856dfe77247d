package org.masthead.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.Chromium;
import org.masthead.testing.Inspector;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page that belongs to one commenter, in every state: sound for whoever reads it, in whatever language. */
@JourneyTest
class CommenterPagesTests {

    private static final String SECRET = "5e".repeat(32);

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailProperties mail;

    private Chromium chromium;
    private String story;

    @BeforeEach
    void veraWroteALot() {
        chromium = Chromium.start();
        mail.setHost("mail.example");
        jdbc.sql("delete from article").update();
        story = stories.write("Ferry runs again").by("Mara Lind").publish().getAddress();
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at,
                                             receipt, reason, reason_note, confirmed, edited_at, network_address)
                        select a.id, 'Vera Holm', 'vera@example.org', words, '<p>' || words || '</p>', state, at, receipt,
                               reason, note, receipt = 'published', edited, '192.0.2.1'
                        from article a, (values
                            ('waiting', 'PENDING', 'Will it call at the north quay?', null, '',
                             timestamptz '2026-11-24T11:59:00Z', null::timestamptz),
                            ('published', 'APPROVED', 'Welcome back, Patience.', null, '',
                             '2026-11-24T11:58:00Z', '2026-11-24T11:59:00Z'),
                            ('refused', 'REMOVED', 'The mayor again.', 'OFF_TOPIC', 'Ferries only, please.',
                             '2026-11-23T09:00:00Z', null),
                            ('appealed', 'REMOVED', 'You never learn.', 'ABUSIVE', '', '2026-11-22T09:00:00Z', null),
                            ('spam', 'SPAM', 'Tickets at my shop.', 'SPAM', '', '2026-11-21T09:00:00Z', null),
                            ('withdrawn', 'REMOVED', 'I was wrong.', 'WITHDRAWN', '', '2026-11-20T09:00:00Z', null)
                        ) c (receipt, state, words, reason, note, at, edited)
                        """).update();
        jdbc.sql("""
                        insert into comment_appeal (comment_id, words, made_at, outcome, answer, decided_at)
                        select id, 'It was a joke.', now(), 'UPHELD', 'We did not laugh.', now()
                        from comment where receipt = 'appealed'
                        """).update();
        jdbc.sql("""
                        insert into comment_finding (comment_id, screen, code)
                        select c.id, f.screen, f.code from comment c, (values ('words', 'suspect'), ('links', 'many'),
                            ('learned', 'spam')) f (screen, code) where c.receipt in ('waiting', 'spam')
                        """).update();
        jdbc.sql("insert into commenter (email, confirmed_at, confirmed_name, created_at)"
                        + " values ('vera@example.org', now(), 'Vera Holm', now())")
                .update();
        jdbc.sql("""
                        insert into comment_subscription (email, article_id, comment_id, secret, asked_at, confirmed_at)
                        select author_email, article_id, case receipt when 'waiting' then id end, receipt, now(),
                               case receipt when 'waiting' then null else now() end
                        from comment where receipt in ('waiting', 'published')
                        """).update();
        for (String purpose : List.of("CONFIRM", "FOLLOW", "YOURS")) {
            jdbc.sql("""
                            insert into commenter_link (digest, purpose, email, comment_id, good_until)
                            select sha256(convert_to(:purpose, 'UTF8')), :purpose, author_email, id,
                                   '2026-11-24T12:30:00Z' from comment where receipt = 'waiting'
                            """).param("purpose", purpose).update();
        }
        jdbc.sql("""
                        insert into commenter_device (digest, email, visit, made_at, good_until)
                        values (sha256(convert_to(?, 'UTF8')), 'vera@example.org', true, now(), '2026-11-24T12:30:00Z')
                        """).param(SECRET).update();
    }

    @AfterEach
    void closeTheBrowser() {
        mail.setHost(null);
        for (String table : List.of("article", "commenter", "commenter_link", "commenter_device", "site_identity")) {
            jdbc.sql("delete from " + table).update();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE", "ar"})
    void everyStateIsSound(String language) {
        jdbc.sql("""
                        insert into site_identity (version, name, tagline, language, time_zone, footer_links, social_links, saved_at)
                        values (1, 'The Masthead', '', ?, 'Europe/Berlin', '[]', '[]', now())
                        """).param(language).update();
        Page page = chromium.person("http://localhost:" + port, 390, true, ColorScheme.LIGHT);
        Inspector inspector = new Inspector(page);
        pages().forEach((name, path) -> {
            page.navigate(path);
            assertThat(page.content()).as(name).doesNotContain("??");
            if (language.equals("en-GB")) {
                inspector.look(name);
            } else {
                inspector.glance(name);
            }
            look(page, name + "-" + language);
        });
        page.context().addCookies(List.of(new Cookie("commenter-visit", SECRET).setUrl("http://localhost:" + port)));
        page.navigate("/comments/yours");
        inspector.look("yours");
        look(page, "yours-" + language);
        assertThat(inspector.takeFindings()).isEmpty();
    }

    @Test
    void erasureEmptiesWhatTheBrowserKept() {
        Page page = chromium.person("http://localhost:" + port, 390, true, ColorScheme.LIGHT);
        page.context().addCookies(List.of(new Cookie("commenter-visit", SECRET).setUrl("http://localhost:" + port)));
        page.navigate("/comments/yours");
        page.evaluate("""
                () => {
                  localStorage.setItem("comments.mine /2026/11/ferry/comments", "[]");
                  localStorage.setItem("comments.draft /2026/11/ferry/comments ", "What I am writing");
                  localStorage.setItem("comments.muted", '["Somebody"]');
                }""");
        page.getByLabel("They are erased as well").check();
        page.getByLabel("I know that this cannot be undone").check();
        page.getByText("Erase it now").click();
        page.waitForCondition(() -> page.evaluate("() => localStorage.length").equals(1));
        assertThat(page.evaluate("() => localStorage.getItem('comments.muted')"))
                .isEqualTo("[\"Somebody\"]");
        assertThat(jdbc.sql("select count(*) from comment where author_email <> ''")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String receipt : List.of("waiting", "published", "refused", "appealed", "spam", "withdrawn")) {
            pages.put("receipt-" + receipt, "/comments/receipt?receipt=" + receipt);
        }
        pages.put("story", story + "?receipt=waiting");
        pages.put("confirm", "/comments/confirm?link=CONFIRM");
        pages.put("follow", "/comments/follow?link=FOLLOW");
        pages.put("open", "/comments/yours/open?link=YOURS");
        pages.put("over", "/comments/confirm?link=none");
        pages.put("unsubscribe", "/comments/unsubscribe?of=published");
        pages.put("unsubscribed", "/comments/unsubscribe?of=none");
        pages.put("ask", "/comments/yours");
        return pages;
    }

    /** By day on a phone, by night on a desk. */
    private void look(Page page, String name) {
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        chromium.look(page, "commenter-" + name + "-390");
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        chromium.look(page, "commenter-" + name + "-1280");
    }
}

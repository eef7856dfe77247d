package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class StoryGuardTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    long own;
    long others;

    @BeforeEach
    void twoStories() {
        jdbc.sql("delete from article").update();
        own = stories.write("My own story").draft().getId();
        others = stories.write("Another story").draft().getId();
    }

    /** What each may do with a draft of their own and of others: read, save, publish, delete. */
    @ParameterizedTest
    @CsvSource({
        "CONTRIBUTOR, own,    true,  true,  false, true",
        "CONTRIBUTOR, others, false, false, false, false",
        "REPORTER,    own,    true,  true,  false, true",
        "REPORTER,    others, false, false, false, false",
        "EDITOR,      own,    true,  true,  true,  true",
        "EDITOR,      others, true,  true,  true,  true",
        "MODERATOR,   own,    false, false, false, false",
        "MODERATOR,   others, false, false, false, false",
        "ADMINISTRATOR, own,  true,  true,  true,  true",
        "ADMINISTRATOR, others, true, true, true,  true"
    })
    void draftIsOpenToWhomItBelongs(
            Role role, String whose, boolean reads, boolean saves, boolean publishes, boolean deletes) {
        DeskUser user = user(role, false);
        long id = whose.equals("own") ? own : others;
        assertAllowed(get(id, user), reads);
        assertAllowed(send(id, "", user, "move", "save"), saves);
        assertAllowed(send(id, "", user, "move", "publish"), publishes);
        assertAllowed(send(id, "/deletion", user, "version", "0"), deletes);
    }

    /** What each may do with a live story: read it at the desk, change it, withdraw it. */
    @ParameterizedTest
    @CsvSource({
        "CONTRIBUTOR, false, own,    true,  false",
        "CONTRIBUTOR, true,  own,    true,  false",
        "REPORTER,    false, own,    true,  false",
        "REPORTER,    true,  own,    true,  true",
        "REPORTER,    true,  others, false, false",
        "EDITOR,      false, others, true,  true",
        "MODERATOR,   false, own,    false, false",
        "ADMINISTRATOR, false, others, true, true"
    })
    void liveStoryIsChangedByWhoMayPublish(
            Role role, boolean mayPublish, String whose, boolean reads, boolean changes) {
        DeskUser user = user(role, mayPublish);
        long id = stories.write("Live " + role + mayPublish + whose).publish().getId();
        if (whose.equals("own")) {
            own(id, user);
        }
        assertAllowed(get(id, user), reads);
        assertAllowed(send(id, "/preview", user, "headline", "x"), reads);
        assertAllowed(send(id, "", user, "move", "save"), changes);
        assertAllowed(send(id, "/moves/withdraw", user, "version", "0"), changes);
    }

    @Test
    void whoSignsAStoryMayWriteIt() {
        long signed = stories.write("Signed together").by("Jo Byline").draft().getId();
        DeskUser plain = user(Role.CONTRIBUTOR, false);
        long author = stories.author("Jo Byline").getId();
        DeskUser signer =
                new DeskUser(plain.id(), plain.email(), plain.name(), Role.CONTRIBUTOR, author, false, Set.of());
        assertAllowed(get(signed, plain), false);
        assertAllowed(get(signed, signer), true);
    }

    @Test
    void boundEditorStaysInTheirSections() {
        long sport = stories.section("Sport").getId();
        long inSport = stories.write("Match").inSection("Sport").draft().getId();
        DeskUser plain = user(Role.EDITOR, false);
        DeskUser bound = new DeskUser(plain.id(), plain.email(), plain.name(), Role.EDITOR, null, false, Set.of(sport));
        assertAllowed(get(inSport, bound), true);
        assertAllowed(get(others, bound), false);
        assertThat(get(others, bound)).bodyText().contains("in a section that you do not work in");
        String town = Long.toString(stories.section("Town").getId());
        assertAllowed(send(inSport, "", bound, "section", town), false);
        assertThat(mvc.post()
                        .uri("/desk/articles")
                        .with(Desk.as(bound))
                        .param("headline", "A")
                        .param("section", town))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/desk/articles").with(Desk.as(bound)))
                .bodyText()
                .contains("Match")
                .doesNotContain("Another story");
    }

    @Test
    void boundEditorPlansTheirSectionsOnly() {
        long sport = stories.section("Sport").getId();
        DeskUser plain = user(Role.EDITOR, false);
        DeskUser bound = new DeskUser(plain.id(), plain.email(), plain.name(), Role.EDITOR, null, false, Set.of(sport));
        for (String section : List.of("Sport", "Town")) {
            long live = stories.write("Match in " + section)
                    .inSection(section)
                    .publish()
                    .getId();
            jdbc.sql("""
                            insert into assignment (article_id, account_id, task, due_at, created_by, created_at)
                            select id, :me, 'Task for ' || :section, published_at, :me, now() from article where id = :id
                            """)
                    .param("me", plain.id())
                    .param("section", section)
                    .param("id", live)
                    .update();
            jdbc.sql("""
                            insert into change_set (article_id, apply_at, status, fields, base, created_at)
                            values (?, now(), 'HELD', '{}', '{}', now())
                            """).param(live).update();
        }
        for (String page : List.of("/desk/plan", "/desk/plan/board")) {
            assertThat(mvc.get().uri(page).with(Desk.as(bound)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Match in Sport")
                    .doesNotContain("in Town", "for Town", "Another story");
            assertThat(mvc.get().uri(page).with(Desk.asEditor())).bodyText().contains("in Sport", "in Town");
        }
        long match = jdbc.sql("select id from article where headline = 'Match in Sport'")
                .query(Long.class)
                .single();
        assertThat(get(match, bound)).bodyText().contains("sectionLead").doesNotContain("frontPlace");
        assertThat(mvc.post()
                        .uri("/desk/articles/" + match + "/changes")
                        .with(Desk.as(bound))
                        .param("frontPlace", "1")
                        .param("applyAt", "2030-01-01T10:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(jdbc.sql("select count(*) from change_set where status = 'WAITING'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void contributorStartsADraftButPublishesNothing() {
        DeskUser user = user(Role.CONTRIBUTOR, false);
        String section = Long.toString(stories.section("Town").getId());
        assertThat(mvc.post()
                        .uri("/desk/articles")
                        .with(Desk.as(user))
                        .param("headline", "Straight to the front")
                        .param("body", "Now.")
                        .param("section", section)
                        .param("move", "publish"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(jdbc.sql("select count(*) from article where headline = 'Straight to the front'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(mvc.post()
                        .uri("/desk/articles")
                        .with(Desk.as(user))
                        .param("headline", "A first try")
                        .param("body", "Words.")
                        .param("section", section))
                .hasStatus(HttpStatus.SEE_OTHER);
        long id = jdbc.sql("select id from article where headline = 'A first try'")
                .query(Long.class)
                .single();
        assertThat(get(id, user)).hasStatusOk().bodyText().doesNotContain("value=\"publish\"");
        assertThat(get(id, user(Role.EDITOR, false))).bodyText().contains("value=\"publish\"");
    }

    @Test
    void listShowsWhatIsOnesOwn() {
        DeskUser user = user(Role.REPORTER, false);
        assertThat(mvc.get().uri("/desk/articles").with(Desk.as(user)))
                .bodyText()
                .contains("My own story")
                .doesNotContain("Another story");
        assertThat(mvc.get().uri("/desk/articles").with(Desk.asEditor()))
                .bodyText()
                .contains("My own story", "Another story");
    }

    @Test
    void storiesAreHandedOver() {
        DeskUser leaver = user(Role.REPORTER, false);
        DeskUser heir = Desk.account(jdbc, "Helen Heir", Role.REPORTER);
        assertThat(mvc.post()
                        .uri("/desk/articles/handover")
                        .with(Desk.asAdministrator())
                        .param("from", Long.toString(leaver.id()))
                        .param("to", Long.toString(heir.id())))
                .hasStatus(HttpStatus.SEE_OTHER)
                .flash()
                .containsEntry("notice", "1 story is handed over.");
        assertAllowed(get(own, leaver), false);
        assertAllowed(get(own, heir), true);
        jdbc.sql("update account set status = 'DISABLED' where id = ?")
                .param(leaver.id())
                .update();
        assertThat(mvc.post()
                        .uri("/desk/articles/handover")
                        .with(Desk.asAdministrator())
                        .param("from", Long.toString(heir.id()))
                        .param("to", Long.toString(leaver.id())))
                .flash()
                .containsEntry("notice", "0 stories are handed over.");
    }

    private DeskUser user(Role role, boolean mayPublish) {
        DeskUser known = Desk.account(jdbc, "Some " + role, role);
        own(own, known);
        return new DeskUser(known.id(), known.email(), known.name(), role, null, mayPublish, Set.of());
    }

    private void own(long id, DeskUser user) {
        jdbc.sql("update article set owner_id = ? where id = ?")
                .params(user.id(), id)
                .update();
    }

    private MvcTestResult get(long id, DeskUser user) {
        return mvc.get().uri("/desk/articles/{id}", id).with(Desk.as(user)).exchange();
    }

    private MvcTestResult send(long id, String what, DeskUser user, String name, String value) {
        return mvc.post()
                .uri("/desk/articles/" + id + what)
                .with(Desk.as(user))
                .param(name, value)
                .exchange();
    }

    private static void assertAllowed(MvcTestResult answer, boolean allowed) {
        assertThat(answer.getResponse().getStatus() != 403).isEqualTo(allowed);
    }
}

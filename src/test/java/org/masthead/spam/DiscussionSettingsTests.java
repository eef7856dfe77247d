package org.masthead.spam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

@NewsroomTest
class DiscussionSettingsTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DiscussionPolicies policies;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Map<String, String> form = new LinkedHashMap<>();

    @BeforeEach
    void openThePage() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from discussion_policy").update();
        DiscussionPolicies.Version current = policies.find();
        form = new LinkedHashMap<>(
                PolicyForm.of(current.version(), current.policy()).values());
    }

    @AfterEach
    void usualPolicy() {
        jdbc.sql("delete from discussion_policy").update();
    }

    @Test
    void everySettingIsOnThePageAndComesBackAsItWasSaved() {
        form.put("mode", "STAFFED_HOURS");
        form.put("held", "press\n@spam.example");
        form.put("hours1", "8:00–12:30, 14:00-24:00");
        form.put("afterHours", "CLOSED");
        form.put("heldFrom", "70");
        form.put("publicLog", "yes");
        assertThat(save()).hasStatus(303);
        DiscussionPolicy saved = policies.find().policy();
        assertThat(saved.mode()).isEqualTo(DiscussionPolicy.Mode.STAFFED_HOURS);
        assertThat(saved.desk().hours())
                .containsExactly(
                        new DiscussionPolicy.StaffedHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 30)),
                        new DiscussionPolicy.StaffedHours(DayOfWeek.MONDAY, LocalTime.of(14, 0), LocalTime.MIDNIGHT));
        assertThat(saved.spam().heldFrom()).isEqualTo(0.7);
        MvcTestResult page = mvc.get()
                .uri("/desk/settings/discussion")
                .with(Desk.asAdministrator())
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("press\n@spam.example", "08:00–12:30, 14:00–00:00");
        form.keySet().forEach(field -> assertThat(page).bodyText().contains("name=\"" + field + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "closeAfterDays, -1",
        "closeAfterDays, soon",
        "depth, 1",
        "links, 101",
        "heldFrom, 0",
        "mode, ANARCHY",
        "hours3, 18:00–8:00",
        "hours3, all day",
        "akismetKey, a b"
    })
    void whatCannotBeRightIsSaidAndNothingIsLostOrSaved(String field, String typed) {
        form.put("held", "press, which I typed");
        form.put(field, typed);
        assertThat(save()).hasStatus(422).bodyText().contains("press, which I typed", "field__error");
        assertThat(policies.find().version()).isZero();
    }

    @Test
    void whoComesSecondIsToldAndKeepsWhatTheyTyped() {
        assertThat(save()).hasStatus(303);
        form.put("held", "mine");
        assertThat(save()).hasStatus(409).bodyText().contains("Somebody else saved", "mine");
        form.put("version", "1");
        assertThat(save()).hasStatus(303);
    }

    @Test
    void onlyWhoMayChangeSettingsGetsThere() {
        assertThat(mvc.get().uri("/desk/settings/discussion").with(Desk.as(Role.MODERATOR)))
                .hasStatus(403);
    }

    @Test
    void trialSaysWhatWouldChangeAndWhereModeratorsSawItOtherwise() {
        Article article = stories.write("Harbour reopens").publish();
        mvc.get().uri("/desk").with(Desk.asEditor()).exchange();
        comment(article, "The press was there at seven.", "APPROVED");
        comment(article, "WordPress is only software.", "APPROVED");
        comment(article, "Press here for free money", "SPAM");
        form.put("held", "press");
        form.put("do", "try");
        form.put("days", "7");
        MvcTestResult tried = save();
        assertThat(tried)
                .hasStatusOk()
                .bodyText()
                .contains("Of 3 comments, 2 more would be stopped and 0 would no longer be")
                .contains("moderators had removed 1 and approved 1")
                .contains("The press was there at seven.", "trial__change--wrong")
                .doesNotContain("WordPress is only software.");
        assertThat(policies.find().version()).isZero();
    }

    @Test
    void trialOfALimitSaysWhatItCounted() {
        Article article = stories.write("Harbour reopens").publish();
        mvc.get().uri("/desk").with(Desk.asEditor()).exchange();
        comment(article, "See https://one.example/ for the tide.", "APPROVED");
        form.put("links", "1");
        form.put("do", "try");
        form.put("days", "7");
        assertThat(save())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Of one comment, 1 more would be stopped",
                        "One link.",
                        "See https://one.example/ for the tide.");
    }

    @Test
    void storyStartsClosedWhereTheSiteWantsThat() {
        form.remove("openByDefault");
        save();
        assertThat(mvc.get().uri("/desk/articles/new").with(Desk.asEditor()))
                .bodyText()
                .containsPattern("value=\"CLOSED\"[^>]*checked");
    }

    @Test
    void outsideOfStaffedHoursThePageSaysWhenItOpensAgain() {
        Article article = stories.write("Harbour reopens").publish();
        for (int day = 1; day <= 7; day++) {
            form.put("hours" + day, "3:00–3:01");
        }
        form.put("mode", "STAFFED_HOURS");
        form.put("afterHours", "CLOSED");
        assertThat(save()).hasStatus(303);
        LinkedMultiValueMap<String, String> comment = new LinkedMultiValueMap<>();
        comment.add("comment", "Kept words");
        comment.add("name", "Vera");
        comment.add("email", "vera@example.org");
        assertThat(mvc.post()
                        .uri(article.getAddress() + "/comments")
                        .params(comment)
                        .with(Desk.sameOrigin()))
                .hasStatus(422)
                .bodyText()
                .contains("Kept words", "03:00");
        assertThat(mvc.get().uri(article.getAddress())).bodyText().contains("03:00");
    }

    private void comment(Article article, String body, String status) {
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status,
                                             created_at, decided_at, decided_by)
                        values (?, 'Otto', 'otto@example.org', ?, '', ?, ?, now(), (select min(id) from account))
                        """)
                .params(article.getId(), body, status, clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    private MvcTestResult save() {
        LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        form.forEach(fields::add);
        return mvc.post()
                .uri("/desk/settings/discussion")
                .params(fields)
                .with(Desk.asAdministrator())
                .exchange();
    }
}

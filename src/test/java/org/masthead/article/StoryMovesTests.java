package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class StoryMovesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    StoryMoves moves;

    @Autowired
    StoryGuard guard;

    @Autowired
    ArticleService articles;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private DeskUser nora;
    private DeskUser ada;

    @BeforeEach
    void emptyTheDesk() {
        jdbc.sql("delete from article").update();
        nora = Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        ada = Desk.account(jdbc, "Ada Press", Role.ADMINISTRATOR);
    }

    @TestFactory
    Stream<DynamicTest> everyOtherMoveIsRefusedAndChangesNothing() {
        return Arrays.stream(ArticleStatus.values())
                .flatMap(status -> Arrays.stream(StoryMove.values())
                        .filter(move -> !move.startsFrom(status))
                        .map(move -> dynamicTest(move + " from " + status, () -> {
                            long id = standing(status);
                            assertThatThrownBy(() -> make(id, move)).isInstanceOf(MoveRefused.class);
                            assertThat(statusOf(id)).isEqualTo(status);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> everyMoveOfTheTableIsMadeAndWrittenDown() {
        return Arrays.stream(ArticleStatus.values())
                .flatMap(status -> Arrays.stream(StoryMove.values())
                        .filter(move -> move.startsFrom(status))
                        .map(move -> dynamicTest(move + " from " + status, () -> {
                            long id = standing(status);
                            make(id, move);
                            assertThat(moves.historyOf(id).get(0))
                                    .extracting(LoggedMove::move, LoggedMove::from, LoggedMove::to, LoggedMove::by)
                                    .containsExactly(move.name(), status, statusOf(id), "Nora Quill");
                        })));
    }

    @Test
    void illegalMoveIsToldAtTheDeskNotCarriedOut() {
        long id = standing(ArticleStatus.DRAFT);
        assertThat(mvc.post().uri("/desk/articles/" + id + "/moves/approve").with(Desk.asEditor()))
                .hasStatus(409)
                .bodyText()
                .contains("Only a story in review can be approved");
        assertThat(statusOf(id)).isEqualTo(ArticleStatus.DRAFT);
        assertThat(mvc.post().uri("/desk/articles/" + id + "/moves/promote").with(Desk.asEditor()))
                .hasStatus(404);
    }

    @Test
    void contributorSubmitsTheirOwnAndDecidesNothingElse() {
        DeskUser cora = Desk.account(jdbc, "Cora Finch", Role.CONTRIBUTOR);
        long id = standing(ArticleStatus.DRAFT);
        assertThatThrownBy(() -> moves.move(id, StoryMove.SUBMIT, cora, "")).hasMessage("article.move.notYours");
        jdbc.sql("update article set owner_id = ? where id = ?")
                .params(cora.id(), id)
                .update();
        assertThat(moves.offered(id, cora)).containsExactly(StoryMove.SUBMIT, StoryMove.ARCHIVE);
        moves.move(id, StoryMove.SUBMIT, cora, "");
        for (StoryMove move : List.of(StoryMove.APPROVE, StoryMove.RETURN, StoryMove.PUBLISH)) {
            assertThatThrownBy(() -> moves.move(id, move, cora, "")).hasMessage("article.move.notYours");
        }
        assertThatThrownBy(() -> moves.schedule(id, TestClock.NOON.plusSeconds(60), cora))
                .hasMessage("article.move.notYours");
    }

    @Test
    void moveDoesNotLookLikeAChangedText() {
        long id = standing(ArticleStatus.DRAFT);
        int version = version(id);
        make(id, StoryMove.SUBMIT);
        make(id, StoryMove.APPROVE);
        make(id, StoryMove.SCHEDULE);
        assertThat(version(id)).isEqualTo(version);
    }

    @Test
    void storyIsNeitherPublishedNorScheduledUnderEmbargo() {
        long id = standing(ArticleStatus.APPROVED);
        moves.embargo(id, TestClock.NOON.plus(Duration.ofHours(3)), nora);
        assertThatThrownBy(() -> moves.move(id, StoryMove.PUBLISH, ada, "")).hasMessage("article.move.embargo");
        assertThatThrownBy(() -> moves.schedule(id, TestClock.NOON.plus(Duration.ofHours(2)), ada))
                .hasMessage("article.move.embargo");
        assertThatThrownBy(() -> articles.publish(id, TestClock.NOON)).hasMessage("article.move.embargo");
        assertThat(moves.offered(id, ada)).doesNotContain(StoryMove.PUBLISH).contains(StoryMove.SCHEDULE);
        moves.schedule(id, TestClock.NOON.plus(Duration.ofHours(3)), nora);
        assertThat(statusOf(id)).isEqualTo(ArticleStatus.SCHEDULED);
    }

    @Test
    void onlyAnAdministratorLiftsAnEmbargoAndItIsWrittenDown() {
        long id = standing(ArticleStatus.DRAFT);
        Instant three = TestClock.NOON.plus(Duration.ofHours(3));
        moves.embargo(id, three, nora);
        assertThatThrownBy(() -> moves.embargo(id, null, nora)).hasMessage("article.embargo.administrator");
        assertThatThrownBy(() -> moves.embargo(id, three.minusSeconds(60), nora))
                .hasMessage("article.embargo.administrator");
        moves.embargo(id, three.plusSeconds(60), nora);
        moves.embargo(id, null, ada);
        moves.move(id, StoryMove.PUBLISH, nora, "");
        assertThat(moves.historyOf(id))
                .extracting(LoggedMove::move, LoggedMove::by)
                .containsExactly(
                        tuple("PUBLISH", "Nora Quill"),
                        tuple("EMBARGO", "Ada Press"),
                        tuple("EMBARGO", "Nora Quill"),
                        tuple("EMBARGO", "Nora Quill"));
    }

    @Test
    void formCannotPublishUnderEmbargoAndNothingTypedIsLost() {
        Article draft = stories.write("Held back").draft();
        moves.embargo(draft.getId(), TestClock.NOON.plus(Duration.ofHours(1)), nora);
        assertThat(mvc.post()
                        .uri("/desk/articles/" + draft.getId())
                        .with(Desk.asEditor())
                        .param("version", String.valueOf(version(draft.getId())))
                        .param("headline", "Held back")
                        .param("section", String.valueOf(stories.section("Town").getId()))
                        .param("body", "An hour of typing.")
                        .param("move", "publish"))
                .hasStatus(422)
                .bodyText()
                .contains("It is under embargo", "An hour of typing.");
        assertThat(statusOf(draft.getId())).isEqualTo(ArticleStatus.DRAFT);
    }

    @Test
    void nobodyApprovesTheirOwnWhereFourEyesRead() {
        MoveRules rules = new MoveRules(new ReviewSettings(true), clock::instant, guard);
        long id = standing(ArticleStatus.DRAFT);
        assertThatThrownBy(() -> rules.check(article(id), StoryMove.PUBLISH, nora.id()))
                .hasMessage("article.move.unread");
        assertThatThrownBy(() -> rules.check(article(id), StoryMove.SCHEDULE, ada.id()))
                .hasMessage("article.move.unread");
        moves.move(id, StoryMove.SUBMIT, nora, "");
        assertThatThrownBy(() -> rules.check(article(id), StoryMove.APPROVE, nora.id()))
                .hasMessage("article.move.own");
        rules.check(article(id), StoryMove.APPROVE, ada.id());
        moves.move(id, StoryMove.APPROVE, ada, "");
        rules.check(article(id), StoryMove.PUBLISH, nora.id());
    }

    @Test
    void withdrawnForLegalReasonsItsAddressSaysSo() {
        Article article = stories.write("Named in court").publish();
        assertThat(mvc.post()
                        .uri("/desk/articles/" + article.getId() + "/moves/withdraw")
                        .param("legal", "true")
                        .with(Desk.asEditor()))
                .hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/named-in-court"))
                .hasStatus(451)
                .bodyText()
                .contains("not available for legal reasons");
    }

    @Test
    void whatReadersHadStaysGoneWhateverBecomesOfIt() {
        Article article = stories.write("Taken down").withdraw();
        for (StoryMove move :
                List.of(StoryMove.ARCHIVE, StoryMove.REVIVE, StoryMove.SUBMIT, StoryMove.APPROVE, StoryMove.SCHEDULE)) {
            make(article.getId(), move);
            assertThat(mvc.get().uri("/2026/11/taken-down")).as(move.name()).hasStatus(410);
        }
        assertThat(moves.draft(article.getId()).publishedAt()).isNotNull();
    }

    @Test
    void unscheduledStoryLeavesItsAddressToOthers() {
        long id = stories.write("Same words").draft().getId();
        make(id, StoryMove.SCHEDULE);
        Article twin = stories.write("Same words").draft();
        assertThatThrownBy(() -> make(twin.getId(), StoryMove.SCHEDULE)).isInstanceOf(AddressTaken.class);
        make(id, StoryMove.UNSCHEDULE);
        make(twin.getId(), StoryMove.SCHEDULE);
        assertThat(statusOf(twin.getId())).isEqualTo(ArticleStatus.SCHEDULED);
    }

    /** A story in that state, brought there as a newsroom would. */
    private long standing(ArticleStatus status) {
        jdbc.sql("delete from article").update();
        long id = status == ArticleStatus.LIVE
                ? stories.write("A story").publish().getId()
                : status == ArticleStatus.WITHDRAWN
                        ? stories.write("A story").withdraw().getId()
                        : stories.write("A story").draft().getId();
        switch (status) {
            case IN_REVIEW -> make(id, StoryMove.SUBMIT);
            case APPROVED -> {
                make(id, StoryMove.SUBMIT);
                make(id, StoryMove.APPROVE);
            }
            case SCHEDULED -> make(id, StoryMove.SCHEDULE);
            case ARCHIVED -> make(id, StoryMove.ARCHIVE);
            default -> {
                // There already.
            }
        }
        assertThat(statusOf(id)).isEqualTo(status);
        return id;
    }

    private void make(long id, StoryMove move) {
        if (move == StoryMove.SCHEDULE) {
            moves.schedule(id, TestClock.NOON.plus(Duration.ofHours(1)), nora);
        } else {
            moves.move(id, move, nora, "");
        }
    }

    private ArticleStatus statusOf(long id) {
        return article(id).getStatus();
    }

    private Article article(long id) {
        return articles.find(id).orElseThrow();
    }

    private int version(long id) {
        return article(id).getVersion();
    }
}

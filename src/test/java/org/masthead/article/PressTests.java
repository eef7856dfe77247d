package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.front.Fronts;
import org.masthead.revision.Reason;
import org.masthead.revision.Revision;
import org.masthead.revision.Revisions;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.web.FormErrors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@NewsroomTest
class PressTests {

    private static final Instant ONE = TestClock.NOON.plus(Duration.ofHours(1));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Press press;

    @Autowired
    ChangePress changePress;

    @Autowired
    ChangeSets changes;

    @Autowired
    Fronts fronts;

    @Autowired
    StorySaves saves;

    @Autowired
    Revisions revisions;

    @Autowired
    StoryMoves moves;

    @Autowired
    ArticleForms forms;

    @Autowired
    ArticleService articles;

    @Autowired
    Stories stories;

    @Autowired
    MessageSource messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private DeskUser nora;

    @BeforeEach
    void emptyTheDesk() {
        jdbc.sql("delete from article").update();
        nora = Desk.account(jdbc, "Nora Quill", Role.EDITOR);
    }

    @AfterEach
    void turnBack() {
        clock.advance(Duration.between(clock.instant(), TestClock.NOON));
    }

    @Test
    void storyGoesOutAtItsMomentOnEveryPageAndNotBefore() {
        scheduled("At one o'clock");
        clock.advance(Duration.ofMinutes(59));
        assertThat(press.release()).isZero();
        for (String door : List.of("/", "/feed.xml", "/section/town", "/archive/2026/11", "/search?q=clock")) {
            assertThat(mvc.get().uri(door)).bodyText().doesNotContain("At one");
        }
        assertThat(mvc.get().uri("/2026/11/at-one-oclock")).hasStatus(404);

        clock.advance(Duration.ofMinutes(1));
        assertThat(press.release()).isEqualTo(1);
        for (String door :
                List.of("/", "/feed.xml", "/feed.json", "/section/town", "/archive/2026/11", "/search?q=clock")) {
            assertThat(mvc.get().uri(door)).bodyText().contains("At one");
        }
        assertThat(mvc.get().uri("/sitemap-articles-1.xml")).bodyText().contains("/2026/11/at-one-oclock<");
        assertThat(mvc.get().uri("/2026/11/at-one-oclock")).hasStatusOk();
    }

    @Test
    void storyThatWasDueWhileNobodyWorkedGoesOutOnceAndUnderItsMoment() {
        long id = scheduled("During the outage");
        clock.advance(Duration.ofDays(2));
        assertThat(press.release()).isEqualTo(1);
        assertThat(press.release()).isZero();
        assertThat(articles.find(id).orElseThrow().getPublishedAt()).isEqualTo(ONE);
        assertThat(publications()).isEqualTo(1);
        assertThat(moves.historyOf(id).get(0))
                .extracting(LoggedMove::move, LoggedMove::to, LoggedMove::by)
                .containsExactly("PUBLISH", ArticleStatus.LIVE, null);
    }

    @Test
    void manyNodesBringOutEachStoryExactlyOnce() throws Exception {
        for (int i = 0; i < 120; i++) {
            scheduled("Story number " + i);
        }
        clock.advance(Duration.ofHours(1));
        int out = together(4, () -> {
                    int all = 0;
                    for (int idle = 0; idle < 3; ) {
                        int batch = press.release();
                        all += batch;
                        idle = batch == 0 ? idle + 1 : 0;
                    }
                    return all;
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(out).isEqualTo(120);
        assertThat(publications()).isEqualTo(120);
        assertThat(jdbc.sql("select count(*) from story_move where move = 'PUBLISH'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(120);
    }

    @Test
    void nodeThatDiesInTheMiddleLeavesItsStoriesToTheOthers() {
        scheduled("Half printed");
        clock.advance(Duration.ofHours(1));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(press.release()).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(publications()).isZero();
        assertThat(press.release()).isEqualTo(1);
        assertThat(publications()).isEqualTo(1);
    }

    @Test
    void storyThatSomebodyIsSavingWaitsForTheNextRound() throws Exception {
        long id = scheduled("Being saved");
        clock.advance(Duration.ofHours(1));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.sql("select id from article where id = ? for update")
                        .param(id)
                        .query(Long.class)
                        .single();
                try {
                    assertThat(other.submit(() -> press.release()).get()).isZero();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        } finally {
            other.shutdown();
        }
        assertThat(press.release()).isEqualTo(1);
    }

    @Test
    void editorWhoHasItOpenMeanwhileIsNotInConflict() {
        long id = scheduled("Open in a window");
        int version = articles.find(id).orElseThrow().getVersion();
        clock.advance(Duration.ofHours(1));
        press.release();
        assertThat(articles.find(id).orElseThrow().getVersion()).isEqualTo(version);
    }

    @Test
    void embargoHoldsEvenWhatIsDue() {
        long id = scheduled("Promised for later");
        jdbc.sql("update article set embargoed_until = ? where id = ?")
                .params(ONE.plusSeconds(600).atOffset(ZoneOffset.UTC), id)
                .update();
        clock.advance(Duration.ofHours(1));
        assertThat(press.release()).isZero();
        clock.advance(Duration.ofMinutes(10));
        assertThat(press.release()).isEqualTo(1);
    }

    @Test
    void databaseRefusesASecondPublicationForTheSameMoment() {
        long id = scheduled("Once");
        clock.advance(Duration.ofHours(1));
        press.release();
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into publication (article_id, scheduled_for, published_at, node)
                                select article_id, scheduled_for, now(), 'another' from publication where article_id = ?
                                """).param(id).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void plannedChangeIsBeforeReadersAtItsMomentOnce() throws Exception {
        long id = stories.write("Harbour closed")
                .saying("It is closed.")
                .publish()
                .getId();
        plan(id, "Harbour open again", ONE);
        assertThat(mvc.get().uri("/2026/11/harbour-closed")).bodyText().contains("Harbour closed");
        assertThat(mvc.get()
                        .uri("/desk/articles/" + id + "/changes/"
                                + changes.of(id).get(0).id() + "/preview")
                        .with(Desk.asEditor()))
                .bodyText()
                .contains("Harbour open again");
        clock.advance(Duration.ofHours(1));
        List<Boolean> done = together(3, changePress::applyNext);
        assertThat(done).containsOnlyOnce(true);
        assertThat(mvc.get().uri("/2026/11/harbour-closed")).bodyText().contains("Harbour open again", "It is closed.");
        assertThat(changes.of(id).get(0).status()).isEqualTo(ChangeSet.Status.APPLIED);
    }

    @Test
    void plannedChangeLeavesAloneWhatOthersChangedElsewhere() {
        long id = stories.write("Harbour closed")
                .saying("It is closed.")
                .publish()
                .getId();
        plan(id, "Harbour open again", ONE);
        jdbc.sql("update article set body = '<p>It is mended.</p>', version = version + 1 where id = ?")
                .param(id)
                .update();
        clock.advance(Duration.ofHours(1));
        changePress.applyNext();
        assertThat(mvc.get().uri("/2026/11/harbour-closed")).bodyText().contains("Harbour open again", "It is mended.");
    }

    @Test
    void plannedChangeOverwritesNothingSilently() {
        long id = stories.write("Harbour closed").publish().getId();
        plan(id, "Harbour open again", ONE);
        jdbc.sql("update article set headline = 'Harbour closed for good' where id = ?")
                .param(id)
                .update();
        clock.advance(Duration.ofHours(1));
        assertThat(changePress.applyNext()).isTrue();
        assertThat(changePress.applyNext()).isFalse();
        assertThat(changes.of(id).get(0).status()).isEqualTo(ChangeSet.Status.HELD);
        assertThat(changes.of(id).get(0).problem()).contains("Headline");
        assertThat(mvc.get().uri("/2026/11/harbour-closed")).bodyText().contains("Harbour closed for good");
    }

    @Test
    void plannedChangeGoesIntoWhatIsPendingToo() {
        long id = stories.write("Harbour closed")
                .saying("One.\n\nTwo.\n\nThree.")
                .publish()
                .getId();
        plan(id, Map.of("body", "<p>One, as planned.</p>\n<p>Two.</p>\n<p>Three.</p>"), ONE);
        keep(id, "<p>One.</p>\n<p>Two.</p>\n<p>Three, pending.</p>");
        clock.advance(Duration.ofHours(1));
        changePress.applyNext();
        assertThat(changes.of(id).get(0).status()).isEqualTo(ChangeSet.Status.APPLIED);
        assertThat(forms.of(id).body()).contains("One, as planned.").doesNotContain("pending");
        Revision pending = revisions.head(id).orElseThrow();
        assertThat(pending.inPlace()).isFalse();
        assertThat(pending.text().one("body")).contains("One, as planned.", "Three, pending.");
        assertThat(revisions.inPlace(id).orElseThrow().reason()).isEqualTo(Reason.PLANNED);
    }

    @Test
    void plannedChangeInAPlaceThatIsPendingOtherwiseIsHeldAndLosesNothing() {
        long id =
                stories.write("Harbour closed").saying("One.\n\nTwo.").publish().getId();
        plan(id, Map.of("body", "<p>One, as planned.</p>\n<p>Two.</p>"), ONE);
        keep(id, "<p>One, pending.</p>\n<p>Two.</p>");
        long head = revisions.head(id).orElseThrow().id();
        clock.advance(Duration.ofHours(1));
        assertThat(changePress.applyNext()).isTrue();
        assertThat(changePress.applyNext()).isFalse();
        ChangeSet held = changes.of(id).get(0);
        assertThat(held.status()).isEqualTo(ChangeSet.Status.HELD);
        assertThat(held.problem()).contains("pending", "Body");
        assertThat(forms.of(id).body()).contains("<p>One.</p>");
        assertThat(revisions.head(id).orElseThrow().id()).isEqualTo(head);
        assertThat(mvc.get().uri("/desk/articles/" + id + "/work").with(Desk.asEditor()))
                .bodyText()
                .contains("held back, needs somebody");
    }

    @Test
    void paragraphThatWasMendedMeanwhileDoesNotHoldAnotherBack() {
        long id =
                stories.write("Harbour closed").saying("One.\n\nTwo.").publish().getId();
        plan(id, Map.of("body", "<p>One, as planned.</p>\n<p>Two.</p>"), ONE);
        jdbc.sql("update article set body = '<p>One.</p>\n<p>Two, mended.</p>' where id = ?")
                .param(id)
                .update();
        clock.advance(Duration.ofHours(1));
        changePress.applyNext();
        assertThat(forms.of(id).body()).contains("One, as planned.", "Two, mended.");
    }

    @Test
    void plannedPlaceIsTakenAtItsMomentAndSeenBefore() {
        List<Long> others = IntStream.range(0, 12)
                .mapToObj(i -> stories.write("Story " + i).publish().getId())
                .toList();
        jdbc.sql("delete from front_place").update();
        fronts.takeOver(null, others);
        long id = stories.write("Harbour closed")
                .published(Duration.ofDays(3))
                .publish()
                .getId();
        FormErrors errors = new FormErrors(messages);
        changes.plan(
                id,
                FormFields.with(forms.of(id), Map.of("headline", "Harbour open again")),
                new Placement(2, true),
                ONE,
                nora,
                errors);
        String address =
                "/desk/articles/" + id + "/changes/" + changes.of(id).get(0).id();
        assertThat(headlines(address + "/front")).containsSubsequence("Story 0", "Harbour open again", "Story 1");
        assertThat(headlines(address + "/section")).startsWith("Harbour open again");
        assertThat(fronts.chosen(null)).isEqualTo(others);
        assertThat(changes.of(id).get(0).fields())
                .containsExactly("article.headline", "article.placement.front", "article.placement.section");

        clock.advance(Duration.ofHours(1));
        changePress.applyNext();
        assertThat(fronts.chosen(null))
                .hasSize(12)
                .startsWith(others.get(0), id, others.get(1))
                .doesNotContain(others.get(11));
        assertThat(headlines("/section/town")).startsWith("Harbour open again");
        jdbc.sql("delete from front_place").update();
    }

    @Test
    void placeAloneIsAChangeButNotForWhoDoesNotArrangeFronts() {
        long id = stories.write("Harbour closed").publish().getId();
        ArticleForm form = forms.of(id);
        DeskUser paul = Desk.account(jdbc, "Paul Own", Role.REPORTER);
        DeskUser reporter = new DeskUser(paul.id(), paul.email(), paul.name(), Role.REPORTER, null, true, Set.of());
        jdbc.sql("update article set owner_id = ? where id = ?")
                .params(paul.id(), id)
                .update();
        FormErrors errors = new FormErrors(messages);
        assertThatThrownBy(() -> changes.plan(id, form, new Placement(1, false), ONE, reporter, errors))
                .hasMessage("article.move.notYours");
        changes.plan(id, form, new Placement(1, false), ONE, nora, errors);
        clock.advance(Duration.ofHours(1));
        changePress.applyNext();
        assertThat(fronts.chosen(null)).startsWith(id);
        jdbc.sql("delete from front_place").update();
    }

    private List<String> headlines(String address) {
        MvcTestResult page = mvc.get().uri(address).with(Desk.asEditor()).exchange();
        assertThat(page).hasStatusOk();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("main [class$=headline]")
                .eachText();
    }

    @Test
    void changeOfAStoryThatWasWithdrawnMeanwhileIsHeld() {
        long id = stories.write("Harbour closed").publish().getId();
        plan(id, "Harbour open again", ONE);
        moves.move(id, StoryMove.WITHDRAW, nora, "");
        clock.advance(Duration.ofHours(1));
        changePress.applyNext();
        assertThat(changes.of(id).get(0).status()).isEqualTo(ChangeSet.Status.HELD);
        assertThat(mvc.get().uri("/2026/11/harbour-closed")).hasStatus(410);
    }

    private long scheduled(String headline) {
        long id = stories.write(headline).draft().getId();
        moves.schedule(id, ONE, nora);
        return id;
    }

    private void plan(long id, String headline, Instant at) {
        plan(id, Map.of("headline", headline), at);
    }

    private void plan(long id, Map<String, String> fields, Instant at) {
        FormErrors errors = new FormErrors(messages);
        changes.plan(id, FormFields.with(forms.of(id), fields), Placement.NONE, at, nora, errors);
        assertThat(errors.asMap()).isEmpty();
    }

    /** Keeps a text that waits beside what readers see. */
    private void keep(long id, String body) {
        ArticleForm form = FormFields.with(forms.of(id), Map.of("body", body));
        SaveOrder order =
                SaveOrder.of(SaveOrder.Move.SAVE, Long.parseLong(Objects.requireNonNull(form.version())), nora.id());
        assertThat(saves.save(id, form, order, new FormErrors(messages)).outcome())
                .isEqualTo(SaveResult.Outcome.KEPT);
    }

    private int publications() {
        return jdbc.sql("select count(*) from publication").query(Integer.class).single();
    }

    private static <T> List<T> together(int nodes, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(nodes);
        ExecutorService pool = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}

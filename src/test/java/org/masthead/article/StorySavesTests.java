package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.Role;
import org.masthead.article.SaveOrder.Move;
import org.masthead.article.SaveResult.Outcome;
import org.masthead.revision.Choice;
import org.masthead.revision.Reason;
import org.masthead.revision.Revision;
import org.masthead.revision.RevisionRow;
import org.masthead.revision.Revisions;
import org.masthead.revision.StoryText;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.Desk;
import org.masthead.testing.Stories;
import org.masthead.web.FormErrors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ArchiveTest
class StorySavesTests {

    @Autowired
    StorySaves saves;

    @Autowired
    StoryMoves moves;

    @Autowired
    StoryTexts texts;

    @Autowired
    StoryOpening opening;

    @Autowired
    ArticleService articles;

    @Autowired
    ArticleForms forms;

    @Autowired
    Revisions revisions;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MessageSource messages;

    private long nora;
    private long mara;

    @BeforeEach
    void hire() {
        jdbc.sql("delete from article").update();
        nora = Desk.account(jdbc, "Nora Quill", Role.EDITOR).id();
        mara = Desk.account(jdbc, "Mara Lind", Role.EDITOR).id();
    }

    @Test
    void saveOfALiveStoryWaitsUntilItIsPublished() {
        long id = live("One.\n\nTwo.");
        save(id, nora, "One.\n\nTwo, changed.");
        assertThat(row(id)).contains("<p>Two.</p>");
        assertThat(open(id, mara).pending()).isNotNull();
        assertThat(open(id, mara).form().body()).contains("Two, changed.");

        send(id, opened(id, nora), Move.PUBLISH, nora);
        assertThat(row(id)).contains("<p>Two, changed.</p>");
        assertThat(open(id, mara).pending()).isNull();
        assertThat(reasons(id)).containsExactly(Reason.PUBLISHED, Reason.SAVED, Reason.FOUND);
    }

    @Test
    void hotFixGoesOutAloneAndIntoWhatIsPending() {
        long id = live("One hundred shipps.\n\nTwo.\n\nThree.");
        save(id, nora, "One hundred shipps.\n\nTwo.\n\nThree, at length.\n\nFour.");
        ArticleForm fix = open(id, mara, true).form();
        assertThat(fix.body()).doesNotContain("Four");
        SaveResult fixed = send(id, with(fix, fix.body().replace("shipps", "ships")), Move.HOT_FIX, mara);
        assertThat(fixed.outcome()).isEqualTo(Outcome.IN_PLACE);
        assertThat(row(id)).contains("ships").contains("<p>Three.</p>").doesNotContain("Four");
        assertThat(open(id, nora).form().body()).contains("One hundred ships", "at length", "Four");
        assertThat(reasons(id)).containsExactly(Reason.MERGED, Reason.HOT_FIX, Reason.SAVED, Reason.FOUND);
    }

    @Test
    void hotFixInAPlaceThatIsPendingOtherwiseAsksFirst() {
        long id = live("One shipp.");
        save(id, nora, "Many shipps.");
        ArticleForm fix = with(open(id, mara, true).form(), "One ship.");
        SaveResult asked = send(id, fix, Move.HOT_FIX, mara);
        assertThat(asked.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(row(id)).contains("One shipp.");

        SaveResult.Conflict conflict = Objects.requireNonNull(asked.conflict());
        SaveOrder chosen =
                new SaveOrder(Move.HOT_FIX, conflict.base(), conflict.theirs().id(), List.of(Choice.THEIRS), "", mara);
        assertThat(saves.save(id, conflict.mine(), chosen, errors()).outcome()).isEqualTo(Outcome.IN_PLACE);
        assertThat(row(id)).contains("One ship.");
        assertThat(open(id, nora).form().body()).contains("Many shipps.");
    }

    @Test
    void twoWhoChangeDifferentParagraphsAreMergedAndTold() {
        long id = draft("One.\n\nTwo.\n\nThree.");
        ArticleForm noras = opened(id, nora);
        ArticleForm maras = opened(id, mara);
        send(id, with(noras, "One by Nora.\n\nTwo.\n\nThree."), Move.SAVE, nora);
        SaveResult merged = send(id, with(maras, "One.\n\nTwo.\n\nThree by Mara."), Move.SAVE, mara);
        assertThat(merged.outcome()).isEqualTo(Outcome.IN_PLACE);
        assertThat(Objects.requireNonNull(merged.with()).savedByName()).isEqualTo("Nora Quill");
        assertThat(row(id)).isEqualTo("<p>One by Nora.</p>\n<p>Two.</p>\n<p>Three by Mara.</p>");
    }

    @Test
    void placeThatBothChangedIsChosenAndNeverOverwritten() {
        long id = draft("One.\n\nTwo.");
        ArticleForm maras = opened(id, mara);
        save(id, nora, "One by Nora.\n\nTwo.");
        ArticleForm sent = with(maras, "One by Mara.\n\nTwo by Mara.");
        SaveResult asked = send(id, sent, Move.SAVE, mara);
        assertThat(asked.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(row(id)).doesNotContain("Mara");

        SaveResult.Conflict conflict = Objects.requireNonNull(asked.conflict());
        assertThat(conflict.places()).hasSize(1);
        SaveOrder both =
                new SaveOrder(Move.SAVE, conflict.base(), conflict.theirs().id(), List.of(Choice.BOTH), "", mara);
        saves.save(id, conflict.mine(), both, errors());
        assertThat(row(id)).isEqualTo("<p>One by Nora.</p>\n<p>One by Mara.</p>\n<p>Two by Mara.</p>");
    }

    @Test
    void choiceMadeAgainstAnOlderTextIsAskedForAgain() {
        long id = draft("One.");
        ArticleForm maras = opened(id, mara);
        save(id, nora, "One by Nora.");
        SaveResult.Conflict first = Objects.requireNonNull(
                send(id, with(maras, "One by Mara."), Move.SAVE, mara).conflict());
        save(id, nora, "One by Nora, again.");
        SaveOrder late = new SaveOrder(Move.SAVE, first.base(), first.theirs().id(), List.of(Choice.MINE), "", mara);
        assertThat(saves.save(id, first.mine(), late, errors()).outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(row(id)).contains("Nora, again");
    }

    @Test
    void withdrawalIsALineOfTheHistoryWithItsNote() {
        long id = live("One.");
        moves.withdraw(id, false, "", Desk.account(jdbc, "Nora Quill", Role.EDITOR), "Her lawyer called");
        Revision head = revisions.head(id).orElseThrow();
        assertThat(reasons(id)).startsWith(Reason.WITHDRAWN);
        assertThat(head.note()).isEqualTo("Her lawyer called");
        assertThat(head.savedByName()).isEqualTo("Nora Quill");
        assertThat(head.inPlace()).isTrue();
    }

    @Test
    void withdrawalLeavesWhatIsPendingPending() {
        long id = live("One.");
        save(id, nora, "One, changed.");
        moves.move(id, StoryMove.WITHDRAW, Desk.account(jdbc, "Nora Quill", Role.EDITOR), "");
        assertThat(reasons(id)).startsWith(Reason.WITHDRAWN, Reason.SAVED);
        assertThat(row(id)).isEqualTo("<p>One.</p>");
        assertThat(open(id, nora).form().body()).contains("One, changed.");
    }

    @Test
    void publicationWhileTheEditorIsOpenIsNoConflict() {
        long id = draft("One.");
        ArticleForm open = opened(id, nora);
        articles.publish(id, null);
        jdbc.sql("update article set version = version + 3, updated_at = now() where id = ?")
                .param(id)
                .update();
        assertThat(send(id, with(open, "One, longer."), Move.SAVE, nora).outcome())
                .isEqualTo(Outcome.KEPT);
        assertThat(row(id)).isEqualTo("<p>One.</p>");
        assertThat(send(id, opened(id, nora), Move.PUBLISH, nora).outcome()).isEqualTo(Outcome.IN_PLACE);
    }

    @Test
    void textThatWasTakenOverBeforeTheFirstSaveIsNotWhatOneStartedFrom() {
        long id = live("One.\n\nTwo.");
        ArticleForm open = opened(id, nora);
        StoryText unsaved = texts.canonical(with(open, "One by Mara.\n\nTwo."));
        revisions.keep(id, unsaved, Reason.TAKEN_OVER, "", false, mara, Instant.EPOCH);
        assertThat(send(id, with(open, "One by Nora.\n\nTwo."), Move.SAVE, nora).outcome())
                .isEqualTo(Outcome.KEPT);
    }

    @Test
    void textThatWasChangedByOtherMeansIsFoundAndMerged() {
        long id = draft("One.\n\nTwo.");
        save(id, nora, "One.\n\nTwo.");
        ArticleForm open = opened(id, nora);
        jdbc.sql("update article set body = '<p>One, imported.</p>\n<p>Two.</p>' where id = ?")
                .param(id)
                .update();
        send(id, with(open, "One.\n\nTwo by Nora."), Move.SAVE, nora);
        assertThat(row(id)).isEqualTo("<p>One, imported.</p>\n<p>Two by Nora.</p>");
    }

    @Test
    void oldTextIsRestoredAsAChangeThatWaits() {
        long id = live("One.");
        save(id, nora, "Two.");
        send(id, opened(id, nora), Move.PUBLISH, nora);
        Revision first = revisions.first(id).orElseThrow();
        long head = revisions.head(id).orElseThrow().id();
        saves.save(id, texts.form(first.text(), head), SaveOrder.of(Move.RESTORE, head, mara), errors());
        assertThat(row(id)).contains("Two.");
        assertThat(open(id, nora).form().body()).contains("One.");
        saves.discardPending(id, mara);
        assertThat(open(id, nora).form().body()).contains("Two.");
        assertThat(reasons(id)).startsWith(Reason.DISCARDED, Reason.RESTORED, Reason.PUBLISHED);
    }

    @Test
    void saveThatChangesNothingIsNoRevision() {
        long id = draft("One.");
        save(id, nora, "Two.");
        int before = reasons(id).size();
        send(id, opened(id, nora), Move.SAVE, nora);
        assertThat(reasons(id)).hasSize(before);
    }

    /** Each writes numbered paragraphs of their own and takes up what the other saved only when a save says so. */
    @Test
    void twoEditorsWhoSaveHundredsOfTimesLoseNotAWord() throws Exception {
        int saves = 120;
        long id = draft("Middle.");
        save(id, nora, "Middle.");
        ExecutorService editors = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> both =
                    List.of(() -> write(id, nora, saves, true), () -> write(id, mara, saves, false));
            int conflicts = 0;
            for (Future<Integer> each : editors.invokeAll(both)) {
                conflicts += each.get();
            }
            assertThat(conflicts).as("they never touch the same paragraph").isZero();
        } finally {
            editors.shutdownNow();
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < saves; i++) {
            expected.add("<p>" + nora + " wrote " + i + ".</p>");
            expected.add("<p>" + mara + " wrote " + i + ".</p>");
        }
        assertThat(row(id).split("\n"))
                .contains(expected.toArray(String[]::new))
                .hasSize(saves * 2 + 1);
    }

    private int write(long id, long editor, int times, boolean above) {
        int conflicts = 0;
        for (int i = 0; i < times; i++) {
            ArticleForm form = opened(id, editor);
            String line = "<p>" + editor + " wrote " + i + ".</p>";
            String body = Objects.requireNonNull(form.body());
            ArticleForm sent = with(form, above ? line + "\n\n" + body : body + "\n\n" + line);
            if (send(id, sent, Move.SAVE, editor).outcome() == Outcome.CONFLICT) {
                conflicts++;
            }
        }
        return conflicts;
    }

    private long draft(String words) {
        return stories.write("Harbour").saying(words).draft().getId();
    }

    private long live(String words) {
        return stories.write("Harbour").saying(words).publish().getId();
    }

    private OpenedStory open(long id, long editor) {
        return open(id, editor, false);
    }

    private OpenedStory open(long id, long editor, boolean hotFix) {
        return opening.open(id, editor, hotFix);
    }

    private ArticleForm opened(long id, long editor) {
        return open(id, editor).form();
    }

    private void save(long id, long editor, String words) {
        assertThat(send(id, with(opened(id, editor), words), Move.SAVE, editor).outcome())
                .isIn(Outcome.KEPT, Outcome.IN_PLACE);
    }

    private SaveResult send(long id, ArticleForm form, Move move, long editor) {
        FormErrors errors = errors();
        long base = Long.parseLong(Objects.requireNonNull(form.version()));
        SaveResult result = saves.save(id, form, SaveOrder.of(move, base, editor), errors);
        assertThat(errors.asMap()).isEmpty();
        return result;
    }

    private ArticleForm with(ArticleForm form, String body) {
        long version = Long.parseLong(Objects.requireNonNull(form.version()));
        return texts.form(texts.typed(form).with("body", List.of(body)).with("bodyFormat", List.of("")), version);
    }

    private FormErrors errors() {
        return new FormErrors(messages);
    }

    private String row(long id) {
        return jdbc.sql("select body from article where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private List<Reason> reasons(long id) {
        return revisions.before(id, Long.MAX_VALUE, 1000).stream()
                .map(RevisionRow::reason)
                .toList();
    }
}

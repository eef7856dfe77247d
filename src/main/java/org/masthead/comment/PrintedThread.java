package org.masthead.comment;

import static org.masthead.text.HtmlWriter.THERE;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Correction;
import org.masthead.site.SiteClock;
import org.masthead.text.HtmlWriter;
import org.masthead.text.SafeHtml;

/** The comments of one thread while they are printed. Their buttons belong to the form at the end of the thread. */
final class PrintedThread {

    private static final int CHARACTERS_OF_A_LINE = 36;

    /** Stands for a name where words are looked up once for all names; no name holds it. */
    private static final String NAME = "\0";

    private final CommentThread thread;
    private final @Nullable String receipt;
    private final SiteClock clock;
    private final Words words;
    private final Map<String, String> said = new HashMap<>();
    private final Map<Before, String> corrected = new HashMap<>();
    private final Map<Integer, String> recommended = new HashMap<>();
    private final HtmlWriter html = new HtmlWriter();

    PrintedThread(CommentThread thread, @Nullable String receipt, SiteClock clock, Words words) {
        this.thread = thread;
        this.receipt = receipt;
        this.clock = clock;
        this.words = words;
    }

    /** What was corrected after a comment, and whether on the same day. */
    private record Before(Correction note, boolean sameDay) {}

    /** The words of the site's language. */
    interface Words {
        String of(String key, Object... arguments);
    }

    SafeHtml print() {
        list(thread.comments(), null);
        return html.written();
    }

    /** One level of the thread; answered is the name above it, which a phone spells out where it stops indenting. */
    private void list(List<CommentView> comments, @Nullable String answered) {
        html.open("ol", "class", "comments");
        for (CommentView comment : comments) {
            html.text("\n")
                    .open(
                            "li",
                            "class",
                            "comments__item comments__item--depth-" + comment.depth(),
                            "data-parent",
                            comment.parentId() == null
                                    ? null
                                    : comment.parentId().toString());
            if (comment.removed()) {
                placeholder(comment);
            } else {
                comment(comment, answered);
            }
            if (comment.answered()) {
                below(comment);
            }
            html.close("li");
        }
        html.text("\n").close("ol");
    }

    private void placeholder(CommentView comment) {
        html.open("article", "class", "comment comment--removed", "id", "comment-" + comment.id())
                .line(
                        "p",
                        say(comment.withdrawn() ? "comment.withdrawn" : "comment.removed"),
                        "class",
                        "comment__placeholder")
                .close("article");
    }

    private void below(CommentView comment) {
        String fold = comment.depth() == 1
                ? words.of("comment.replies", comment.below().total())
                : comment.removed()
                        ? say("comment.replies.unnamed")
                        : words.of("comment.replies.to", comment.authorName());
        html.text("\n")
                .open("details", "class", "comments__below", "open", THERE)
                .open("summary", "class", "comments__fold")
                .line("span", fold)
                .close("summary");
        if (!comment.replies().isEmpty()) {
            list(comment.replies(), comment.removed() ? null : comment.authorName());
        }
        long more = comment.below().more();
        if (more > 0) {
            String rest = address(comment, "/thread?after=" + comment.below().lastShown() + "#replies");
            html.open("p", "class", "comments__more");
            link("onward", words.of("comment.more", more), "data-more", THERE, "href", rest);
            html.close("p");
        }
        html.close("details");
    }

    private void comment(CommentView comment, @Nullable String answered) {
        String kind = comment.awaitingModeration()
                ? "comment comment--held"
                : comment.picked() ? "comment comment--picked" : "comment";
        html.open(
                "article",
                "class",
                kind,
                "id",
                "comment-" + comment.id(),
                "data-name",
                comment.authorName(),
                "data-lines",
                comment.published() ? Integer.toString(lines(comment)) : null);
        if (comment.awaitingModeration()) {
            held();
        }
        html.open("header", "class", "comment__head");
        face(comment.face());
        who(comment);
        when(comment, answered);
        html.close("header");
        notes(comment);
        html.open("div", "class", "comment__body").html(comment.body()).close("div");
        if (comment.published()) {
            actions(comment);
        }
        html.close("article");
    }

    /** About how many lines it takes on a phone, rather too many than too few. */
    private static int lines(CommentView comment) {
        String body = comment.body().html();
        int elements = (int) body.chars().filter(each -> each == '<').count() / 2;
        int notes = (comment.writtenBefore() == null ? 0 : 3) + (comment.credited() ? 2 : 0);
        return body.length() / CHARACTERS_OF_A_LINE + elements + notes;
    }

    private void held() {
        html.open("div", "class", "comment__held")
                .line("p", say("comment.held.title"), "class", "comment__held-title")
                .line("p", say("comment.held.text"));
        if (receipt != null) {
            html.open("p")
                    .line(
                            "a",
                            say("commenter.receipt.follow"),
                            "class",
                            "comment__receipt",
                            "href",
                            OwnComment.addressOf(receipt))
                    .close("p");
        }
        html.close("div");
    }

    /** Drawn from the name; who listens hears the name beside it. */
    private void face(CommentFace face) {
        html.open("span", "class", "face face--" + face.colour(), "aria-hidden", "true")
                .open("svg", "class", "face__ground", "viewBox", "0 0 40 40")
                .line("path", "", "d", face.shape(), "transform", "rotate(" + face.turn() + " 20 20)")
                .close("svg")
                .line("span", face.letters(), "class", "face__letters")
                .close("span");
    }

    private void who(CommentView comment) {
        html.text("\n").open("p", "class", "comment__who").open("bdi", "class", "comment__name");
        if (comment.authorWebsite() == null) {
            html.text(comment.authorName());
        } else {
            html.line("a", comment.authorName(), "rel", "nofollow ugc noopener", "href", comment.authorWebsite());
        }
        html.close("bdi");
        switch (comment.standing()) {
            case READER -> {}
            case AUTHOR -> badge("badge badge--author", "comment.author", null);
            case STAFF -> badge("badge", "comment.staff", null);
            case CONFIRMED -> badge("badge badge--confirmed", "comment.confirmed", "comment.confirmed.title");
        }
        if (comment.picked()) {
            badge("badge badge--picked", "comment.picked", null);
        }
        html.close("p");
    }

    private void badge(String kind, String word, @Nullable String title) {
        html.text("\n").line("span", say(word), "class", kind, "title", title == null ? null : say(title));
    }

    private void when(CommentView comment, @Nullable String answered) {
        // What nobody else sees has no lasting address yet.
        String address =
                comment.awaitingModeration() && receipt != null ? OwnComment.addressOf(receipt) : address(comment, "");
        html.text("\n")
                .open("p", "class", "comment__when")
                .open("a", "class", "comment__time", "rel", "nofollow", "href", address)
                .line("time", clock.dateTime(comment.createdAt()), "datetime", clock.iso(comment.createdAt()))
                .close("a");
        if (comment.editedAt() != null) {
            html.text("\n").line("span", say("comment.edited"), "title", clock.dateTime(comment.editedAt()));
        }
        if (comment.replyingTo() != null) {
            html.text("\n")
                    .open("bdi", "class", "comment__replying")
                    .line(
                            "a",
                            say("comment.replying", comment.replyingTo()),
                            "rel",
                            "nofollow",
                            "href",
                            thread.address() + "/" + comment.parentId())
                    .close("bdi");
        }
        if (answered != null && comment.deep()) {
            html.text("\n")
                    .line(
                            "bdi",
                            say("comment.replying", answered),
                            "class",
                            "comment__replying comment__replying--narrow");
        }
        html.close("p");
    }

    private void notes(CommentView comment) {
        Correction note = comment.writtenBefore();
        if (note != null) {
            boolean sameDay = clock.at(note.correctedAt())
                    .toLocalDate()
                    .equals(clock.at(comment.createdAt()).toLocalDate());
            note("comment__note", corrected.computeIfAbsent(new Before(note, sameDay), this::say));
        }
        if (comment.credited()) {
            note("comment__note comment__note--credit", say("comment.credited"));
        }
    }

    private String say(Before before) {
        Instant moment = before.note().correctedAt();
        return words.of(
                "comment.key.before." + before.note().kind(),
                before.sameDay() ? clock.time(moment) : clock.dateTime(moment));
    }

    private void note(String kind, String text) {
        html.open("p", "class", kind)
                .line("a", text, "href", thread.articleAddress() + "#corrections")
                .close("p");
    }

    private void actions(CommentView comment) {
        String name = comment.authorName();
        html.text("\n").open("div", "class", "comment__actions");
        if (comment.answerable()) {
            link(
                    "comment__act comment__reply",
                    say("comment.reply"),
                    "href",
                    address(comment, "/reply"),
                    "aria-label",
                    say("comment.reply.to", name));
        }
        if (thread.state().lively()) {
            recommend(comment);
            html.text("\n");
            link(
                    "comment__act",
                    say("comment.report"),
                    "data-report",
                    THERE,
                    "href",
                    address(comment, "/report"),
                    "aria-label",
                    say("comment.report.of", name));
        } else if (comment.recommendations() > 0) {
            html.text("\n")
                    .line(
                            "span",
                            words.of("comment.recommendations", comment.recommendations()),
                            "class",
                            "comment__act");
        }
        html.close("div");
    }

    private void recommend(CommentView comment) {
        int count = comment.recommendations();
        html.text("\n")
                .open(
                        "button",
                        "class",
                        "comment__act comment__recommend",
                        "type",
                        "submit",
                        "form",
                        "recommend",
                        "formaction",
                        address(comment, "/recommendation"),
                        "aria-label",
                        recommended.computeIfAbsent(count, this::recommendation).replace(NAME, comment.authorName()))
                .open("svg", "class", "icon", "aria-hidden", "true")
                .line("use", "", "href", "#heart")
                .close("svg")
                .line("span", say("comment.recommend"))
                .text(" ")
                .line("span", count > 0 ? words.of("comment.count", count) : "", "class", "comment__count")
                .close("button");
    }

    private void link(String kind, String text, String... attributes) {
        String[] all = new String[attributes.length + 4];
        System.arraycopy(new String[] {"class", kind, "rel", "nofollow"}, 0, all, 0, 4);
        System.arraycopy(attributes, 0, all, 4, attributes.length);
        html.line("a", text, all);
    }

    private String address(CommentView comment, String rest) {
        return thread.address() + "/" + comment.id() + rest;
    }

    /** The same words around each name. */
    private String say(String key, String name) {
        return said.computeIfAbsent(key, named -> words.of(named, NAME)).replace(NAME, name);
    }

    private String recommendation(int count) {
        return words.of("comment.recommend.of", NAME, count);
    }

    /** The same words stand at each comment. */
    private String say(String key) {
        return said.computeIfAbsent(key, words::of);
    }
}

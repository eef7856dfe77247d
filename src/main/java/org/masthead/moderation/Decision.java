package org.masthead.moderation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.RemovalReason;
import org.masthead.comment.SeenComment;
import org.masthead.comment.Verdict;
import org.masthead.web.TypedText;

/**
 * A button of the queue: what to do with which comments.
 *
 * @param reason of a removal
 * @param note more of it, for whoever wrote the comment
 */
record Decision(Move move, List<SeenComment> comments, RemovalReason reason, String note) {

    static final int LONGEST_NOTE = 1_000;

    /** {@code remove:17-2:ABUSIVE}: what, which comment in which version, why. */
    private static final Pattern ONE = Pattern.compile("([a-z]+):(\\d{1,18}(?:-\\d{1,9})?)(?::([A-Z_]+))?");

    private static final Pattern SEEN = Pattern.compile("(\\d{1,18})(?:-(\\d{1,9}))?");

    /** What a moderator can do with a comment. */
    enum Move {
        APPROVE,
        SPAM,
        REMOVE,
        /** Back to where it was before it was taken out. */
        RESTORE,
        /** Look at it, though a colleague does. */
        TAKE,
        /** Hand it to a colleague. */
        GIVE,
        /** Leave it to all. */
        RELEASE;

        /** As notices name it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the queue's form sends. */
    record Form(
            @Nullable String one,
            @Nullable String decision,
            @Nullable List<String> ids,
            @Nullable String reason,
            @Nullable String note) {}

    /** Reads the form of the queue; a row's own button goes before the chosen rows. */
    static Optional<Decision> of(Form form) {
        String note = TypedText.lines(form.note());
        String cut = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note;
        if (form.one() == null) {
            List<SeenComment> chosen = Objects.requireNonNullElse(form.ids(), List.<String>of()).stream()
                    .flatMap(each -> seen(each).stream())
                    .toList();
            return move(form.decision()).map(move -> new Decision(move, chosen, reason(form.reason()), cut));
        }
        Matcher matcher = ONE.matcher(form.one());
        return matcher.matches()
                ? move(matcher.group(1))
                        .map(move -> new Decision(
                                move, seen(matcher.group(2)).stream().toList(), reason(matcher.group(3)), cut))
                : Optional.empty();
    }

    /** The numbers alone. */
    List<Long> ids() {
        return comments.stream().map(SeenComment::id).toList();
    }

    /** What it says of the comments, where it decides on them at all. */
    Optional<Verdict> verdict() {
        return switch (move) {
            case APPROVE -> Optional.of(Verdict.APPROVED);
            case SPAM -> Optional.of(Verdict.SPAM);
            case REMOVE -> Optional.of(Verdict.removed(reason, note));
            case RESTORE -> Optional.of(Verdict.RESTORED);
            default -> Optional.empty();
        };
    }

    /** Reasons that the desk gives; that somebody took their own comment back is none of them. */
    static List<RemovalReason> reasons() {
        return Arrays.stream(RemovalReason.values())
                .filter(each -> each != RemovalReason.WITHDRAWN)
                .toList();
    }

    static RemovalReason reason(@Nullable String name) {
        return reasons().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(RemovalReason.OTHER);
    }

    private static Optional<SeenComment> seen(String text) {
        Matcher matcher = SEEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String version = matcher.group(2);
        return Optional.of(new SeenComment(
                Long.parseLong(matcher.group(1)), version == null ? SeenComment.ANY : Integer.parseInt(version)));
    }

    static Optional<Move> move(@Nullable String name) {
        return Arrays.stream(Move.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }
}

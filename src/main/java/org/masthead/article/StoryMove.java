package org.masthead.article;

import static org.masthead.article.ArticleStatus.APPROVED;
import static org.masthead.article.ArticleStatus.ARCHIVED;
import static org.masthead.article.ArticleStatus.DRAFT;
import static org.masthead.article.ArticleStatus.IN_REVIEW;
import static org.masthead.article.ArticleStatus.LIVE;
import static org.masthead.article.ArticleStatus.SCHEDULED;
import static org.masthead.article.ArticleStatus.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The one table of moves: what each is called, from where it starts and where it leads, and who has to decide it. */
public enum StoryMove {
    /** Hands it to a colleague to be read. */
    SUBMIT(By.WRITER, IN_REVIEW, DRAFT, WITHDRAWN),
    /** Gives it back to be worked on; where readers have had it, it rests as withdrawn. */
    RETURN(By.EDITOR, DRAFT, IN_REVIEW, APPROVED),
    /** Finds it good. */
    APPROVE(By.EDITOR, APPROVED, IN_REVIEW),
    /** Sets the moment at which it goes out, or another one. */
    SCHEDULE(By.PUBLISHER, SCHEDULED, DRAFT, IN_REVIEW, APPROVED, SCHEDULED, WITHDRAWN),
    /** Takes the moment back. */
    UNSCHEDULE(By.PUBLISHER, APPROVED, SCHEDULED),
    /** Puts it before the readers now. */
    PUBLISH(By.PUBLISHER, LIVE, DRAFT, IN_REVIEW, APPROVED, SCHEDULED, WITHDRAWN),
    /** Takes it down. */
    WITHDRAW(By.PUBLISHER, WITHDRAWN, LIVE),
    /** Puts it away. */
    ARCHIVE(By.WRITER, ARCHIVED, DRAFT, WITHDRAWN),
    /** Takes it up again, as a draft or, where readers have had it, as withdrawn. */
    REVIVE(By.WRITER, DRAFT, ARCHIVED);

    /** Who decides a move. */
    enum By {
        /** Whoever writes the story. */
        WRITER,
        /** Whoever may bring the story before the readers. */
        PUBLISHER,
        /** An editor. */
        EDITOR
    }

    private final By by;
    private final ArticleStatus target;
    private final Set<ArticleStatus> from;

    StoryMove(By by, ArticleStatus target, ArticleStatus first, ArticleStatus... others) {
        this.by = by;
        this.target = target;
        this.from = EnumSet.of(first, others);
    }

    /** The move of that name as it stands in an address. */
    public static Optional<StoryMove> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.address().equals(name))
                .findFirst();
    }

    /** Its name in addresses. */
    public String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it starts from that state. */
    public boolean startsFrom(ArticleStatus status) {
        return from.contains(status);
    }

    /** Where a story stands after it; one that readers have had goes back to rest as withdrawn, not as a draft. */
    public ArticleStatus target() {
        return target;
    }

    /** Whether it needs nothing more said, so that a button on a card is enough. */
    public boolean hasButton() {
        return this == SUBMIT || this == RETURN || this == APPROVE || this == UNSCHEDULE || this == PUBLISH;
    }

    By by() {
        return by;
    }
}

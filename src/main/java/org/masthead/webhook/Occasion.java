package org.masthead.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What others can be told of. */
enum Occasion {
    ARTICLE_PUBLISHED("article.published"),
    ARTICLE_UPDATED("article.updated"),
    ARTICLE_WITHDRAWN("article.withdrawn"),
    COMMENT_POSTED("comment.posted"),
    COMMENT_MODERATED("comment.moderated"),
    /** Asked for by hand, to see whether somebody listens. */
    PING("ping");

    private final String key;

    Occasion(String key) {
        this.key = key;
    }

    /** As it stands in messages and in the database. */
    String key() {
        return key;
    }

    static Optional<Occasion> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    /** Those that one can subscribe to. */
    static List<Occasion> offered() {
        return Arrays.stream(values()).filter(each -> each != PING).toList();
    }
}

package org.masthead.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.masthead.right.Right;

/** What a token can be for. It opens no door to somebody who has not the right themselves. */
public enum Scope {
    READ_ARTICLES("articles:read", Right.WRITE_STORIES),
    WRITE_ARTICLES("articles:write", Right.WRITE_STORIES),
    /** Moves of all kinds; who may only submit can have it too. */
    PUBLISH_ARTICLES("articles:publish", Right.WRITE_STORIES),
    READ_MEDIA("media:read", Right.KEEP_PICTURES),
    WRITE_MEDIA("media:write", Right.KEEP_PICTURES),
    MODERATE_COMMENTS("comments:moderate", Right.MODERATE_COMMENTS);

    private static final String AUTHORITY = "SCOPE_";

    private final String text;
    private final Right right;

    Scope(String text, Right right) {
        this.text = text;
        this.right = right;
    }

    /** Those that are of any use to somebody. */
    static List<Scope> of(DeskUser user) {
        return Arrays.stream(values()).filter(each -> user.may(each.right)).toList();
    }

    /** As it is written in requests. */
    public String text() {
        return text;
    }

    /** As a part of message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String authority() {
        return AUTHORITY + text;
    }

    static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }
}

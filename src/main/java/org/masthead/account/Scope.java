package org.masthead.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token can be for. It opens no door to somebody who has not the right themselves. */
public enum Scope {
    READ_ARTICLES("articles:read"),
    WRITE_ARTICLES("articles:write"),
    PUBLISH_ARTICLES("articles:publish"),
    READ_MEDIA("media:read"),
    WRITE_MEDIA("media:write"),
    MODERATE_COMMENTS("comments:moderate");

    private static final String AUTHORITY = "SCOPE_";

    private final String text;

    Scope(String text) {
        this.text = text;
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

package org.masthead.arrival;

import java.util.Locale;

/** What arrives from elsewhere. */
enum Kind {
    AUTHOR,
    SECTION,
    TAG,
    STORY,
    PICTURE,
    COMMENT,
    /** A pingback or trackback. */
    MENTION,
    /** One that leads to another. */
    ADDRESS,
    /** What has no place here, such as menus. */
    OTHER;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

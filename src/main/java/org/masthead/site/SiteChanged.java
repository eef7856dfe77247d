package org.masthead.site;

import org.jspecify.annotations.Nullable;

/**
 * An administrator saved the site's identity.
 *
 * @param before what was saved before, or null where it was as configured
 */
public record SiteChanged(@Nullable SiteIdentity before, SiteIdentity now) {

    /** Whether the pages may speak another language since. */
    public boolean ofLanguage() {
        return before == null || !before.language().equals(now.language());
    }
}

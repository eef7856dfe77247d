/** Public, read-only pages, put together from what the other rooms offer. Nobody imports this room. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "delivery",
            "account",
            "article",
            "comment",
            "errata",
            "feed",
            "front",
            "planning",
            "section",
            "media",
            "author",
            "right",
            "search",
            "text",
            "site",
            "web"
        })
package org.masthead.reader;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

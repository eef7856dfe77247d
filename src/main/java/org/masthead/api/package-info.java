/**
 * What programs outside read of the paper: JSON of what readers see, and nothing else, answered from what is kept like
 * every public page. Writing is done at the desk's own doors, next to the rooms that they lead to.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "delivery",
            "article",
            "comment",
            "search",
            "section",
            "media",
            "author",
            "text",
            "site",
            "web"
        })
package org.masthead.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

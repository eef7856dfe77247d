/**
 * Moving in: reads what other systems exported, and puts it into the newsroom. A reader turns a file into a stream of
 * records that know nothing of either system; one writer keeps them, in batches of which each is kept as a whole.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "command",
            "outbound",
            "delivery",
            "comment",
            "article",
            "front",
            "section",
            "media",
            "author",
            "account",
            "audit",
            "right",
            "text",
            "site",
            "web"
        })
package org.masthead.arrival;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

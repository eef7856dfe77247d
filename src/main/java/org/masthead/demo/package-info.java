/**
 * A small newsroom to look around in, planted on the first start with the embedded database and removable in one step.
 * It uses the same services as the desk.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "article",
            "comment",
            "front",
            "section",
            "media",
            "author",
            "account",
            "command",
            "database",
            "right",
            "text",
            "site",
            "web"
        })
package org.masthead.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

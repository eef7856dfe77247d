/**
 * Tells other systems what happens here. What happened is noted by triggers in the transaction that makes it happen;
 * messages are made of what readers may see at the moment of sending, and nothing else.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "article",
            "audit",
            "comment",
            "outbound",
            "right",
            "section",
            "site",
            "text",
            "web"
        })
package org.masthead.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

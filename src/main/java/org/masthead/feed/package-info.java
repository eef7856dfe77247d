/**
 * What machines ask a news site for: feeds, sitemaps, {@code robots.txt} and {@code security.txt}. All XML is written
 * by StAX and holds only characters that XML allows; nothing here keeps anything.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"delivery", "article", "comment", "section", "media", "author", "text", "site", "web"})
package org.masthead.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

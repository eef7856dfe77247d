/**
 * Articles from first draft to withdrawal, the addresses they ever had, and {@code LiveArticles}, the one answer to
 * what readers may see. Of comments it knows only how many there are, from a view.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "delivery",
            "section",
            "media",
            "author",
            "account",
            "right",
            "text",
            "site",
            "web",
            "revision"
        })
package org.masthead.article;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

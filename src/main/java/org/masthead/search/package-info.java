/**
 * Search, and what to read after a story. The index itself is kept by the database, whose triggers see every change of
 * an article, its names and its tags; this room asks it, and tells it the site's language. It finds live stories only,
 * and has them printed from what {@code LiveArticles} says of them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"delivery", "article", "section", "author", "text", "site", "web"})
package org.masthead.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What editors decide about the fronts: which stories stand in which places, and the breaking strip. How a front is
 * filled up and printed is the reader room's business, and whether readers may see a story is the article room's.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"delivery", "article", "section", "account", "right", "text", "site", "web"})
package org.masthead.front;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

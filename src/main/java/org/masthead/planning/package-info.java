/**
 * What the newsroom plans: who does what until when, what is noted at a passage, what goes out on which day, what is
 * still missing before a story does, and who outside may look at it beforehand. The moves themselves are the article
 * room's; here are their buttons.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"article", "account", "section", "right", "text", "site", "web"})
package org.masthead.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

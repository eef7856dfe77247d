/**
 * What looks at comments before they are let in: word lists, links, repeats, floods, and a filter that learns from the
 * moderators' decisions. Each screen says what it noticed and why; none of them deletes anything.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "comment", "right", "site", "text", "web"})
package org.masthead.spam;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

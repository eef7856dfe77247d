/**
 * Errors that readers report: the form under every story, and the desk's queue, from which a correction is one step. It
 * knows articles; articles do not know it. What a reader tells of themselves never leaves the desk.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"delivery", "article", "comment", "account", "right", "site", "web"})
package org.masthead.errata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

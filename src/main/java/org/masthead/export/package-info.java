/**
 * The way out: everything that is the site's own in one file that others can read, and back from there; a file for
 * WordPress; the public site as plain files.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"command", "database", "backup", "media", "site", "audit", "right", "text", "web"})
package org.masthead.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The settings page of the site: its name, colour, language and links, changed by administrators. What is decided here
 * is kept and read in the room {@code site}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"site", "account", "right", "media", "web"})
package org.masthead.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

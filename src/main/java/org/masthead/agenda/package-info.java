/**
 * The desk's first page: what needs somebody now, what was worked on last, and how lively the conversation is. It
 * stands above the other rooms of the desk and changes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"article", "comment", "errata", "account", "right", "site", "web"})
package org.masthead.agenda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

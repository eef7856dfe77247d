/**
 * Words and markup as values: slugs, excerpts, and the one sanitiser. Pure functions that anyone may call; nothing here
 * knows what an article or a comment is. HTML that has not been through this room is not safe to print.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.masthead.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

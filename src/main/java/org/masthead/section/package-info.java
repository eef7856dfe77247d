/** The sections and tags that articles are filed under, and the desk pages that keep them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"right", "text", "site", "web"})
package org.masthead.section;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The names that stories are signed with. An author need not have an account, and an account need not sign anything.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"right", "text", "site", "web"})
package org.masthead.author;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

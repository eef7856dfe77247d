/**
 * What people who comment may do with their own words: follow them by receipt, edit, withdraw and appeal; prove an
 * address without a password; be told of replies; see everything that is kept of them and have it erased. Addresses of
 * commenters never leave this room but in letters to themselves.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"comment", "article", "account", "author", "mail", "text", "site", "web"})
package org.masthead.commenter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Who may enter the desk and how: accounts, roles, set-up and invitation links, sign-in, sessions. Passwords are hashed
 * here and never leave; every other room sees only {@link org.masthead.account.DeskUser} and asks it what somebody may.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "command", "author", "mail", "right", "text", "site", "web"})
package org.masthead.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The conversation at the desk: the queue, people and bans, what is said about decisions. It stands above the room of
 * comments and changes them only through its {@link org.masthead.comment.CommentDecisions}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"comment", "article", "account", "audit", "right", "mail", "text", "site", "web"})
package org.masthead.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

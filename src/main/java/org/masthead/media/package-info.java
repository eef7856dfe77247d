/**
 * Pictures: accepted at the desk, checked, re-encoded into renditions, served for ever under unchanging addresses. What
 * was uploaded is never handed out as it came.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"delivery", "account", "author", "right", "text", "site", "web"})
package org.masthead.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

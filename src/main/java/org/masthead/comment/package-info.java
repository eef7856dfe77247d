/**
 * The conversation under an article: posting and threads, and what became of each. It knows articles; articles do not
 * know it. A refused comment is answered here, with everything that was typed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"delivery", "article", "account", "right", "text", "site", "web"})
package org.masthead.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

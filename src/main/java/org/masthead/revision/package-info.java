/**
 * What a story's text was at every save, what is being written and by whom, how two texts differ and how they are
 * brought together. It knows an article by its number alone and never changes one.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"text"})
package org.masthead.revision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

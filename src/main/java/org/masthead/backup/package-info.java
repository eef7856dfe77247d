/**
 * The whole site in one file, and back: a consistent snapshot of the database with the files of pictures, checked to
 * the last byte before anything is touched.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"command", "database", "media"})
package org.masthead.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

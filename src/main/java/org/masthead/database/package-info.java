/**
 * Where the data lives: a configured PostgreSQL, or the embedded one with settings fit for real data. Nothing else in
 * the house knows which of the two it is.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.masthead.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Finished answers to what the public asks for, kept until something that they are made of changes, and handed out
 * before the rest of the house is asked. Rooms say here what a page of theirs is made of where their statements to the
 * database do not say it exactly.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"command"})
package org.masthead.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

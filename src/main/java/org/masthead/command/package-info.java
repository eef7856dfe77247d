/** What an operator asks of Masthead in a terminal. The rooms bring the commands. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.masthead.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

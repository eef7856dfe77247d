/** What an operator asks of Masthead in a terminal. */
@NullMarked
package org.masthead.command;

import org.jspecify.annotations.NullMarked;

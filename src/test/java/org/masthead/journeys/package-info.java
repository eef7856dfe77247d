/** Whole days of a newsroom, in a real browser. */
@NullMarked
package org.masthead.journeys;

import org.jspecify.annotations.NullMarked;

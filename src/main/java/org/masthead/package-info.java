/** Masthead, a CMS for news sites. This package only wires the rooms together; no rules live in the hallway. */
@NullMarked
package org.masthead;

import org.jspecify.annotations.NullMarked;

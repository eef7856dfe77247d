/** What tests share: the database server of the run, a fresh database for each class, a clock that obeys. */
@NullMarked
package org.masthead.testing;

import org.jspecify.annotations.NullMarked;

/**
 * What there is to be done at the desk, and who may: one table. Every room's doors say what they need in its words; who
 * somebody is, is the account room's business.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.masthead.right;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The site as it is: name, public address, language, time zone, colour, as configured and as changed at the desk since.
 * Addresses in links, mails and canonicals come from here, never from a request.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"delivery", "text"})
package org.masthead.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The site as its operator configured it: name, public address, language, time zone. Addresses in links, mails and
 * canonicals come from here, never from a request.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"text"})
package org.masthead.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What Masthead asks of addresses that somebody else wrote: pictures of an old site, receivers of webhooks. Such a
 * request leaves for the public internet or not at all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web"})
package org.masthead.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What every door of the house needs: where a request really comes from, whether another site sent it, how often it may
 * come, tidy addresses, page cursors, response headers and error pages. It knows nothing of news.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"site"})
package org.masthead.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

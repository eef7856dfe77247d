/**
 * Who did what to what and when. The log is written by triggers in the same transaction as the change, so that no code
 * can forget it; this room tells the database who is acting, adds what no row shows, and lets administrators read. It
 * knows no other room's business, and nothing can change or delete a line.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"right", "site", "web"})
package org.masthead.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

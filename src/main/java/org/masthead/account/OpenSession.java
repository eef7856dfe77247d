package org.masthead.account;

import java.time.Instant;

/**
 * A browser on which somebody is signed in, as they see it in the list.
 *
 * @param handle stands for the session and is worth nothing elsewhere
 * @param browser like "Firefox, Linux"; empty where unknown
 * @param network the address it signed in from
 * @param current whether it is the one that shows the list
 */
record OpenSession(String handle, String browser, String network, Instant begun, Instant lastUsed, boolean current) {}

package org.masthead.account;

import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody showed the right password. It is not enough where a second factor is on; it waits in the session until that
 * is shown, or is too old.
 *
 * @param account whose password it was
 * @param mark of that password, as {@link Account#passwordMark} gives it: it may be another by the time of the code
 * @param at when
 */
record Proof(long account, String mark, Instant at) implements Serializable {
    private static final long serialVersionUID = 1L;
}

package org.masthead.planning;

import java.time.Instant;

/**
 * Somebody made a secret preview link, or revoked one.
 *
 * @param revoked whether it ends here
 */
public record PreviewLinkChanged(long articleId, long linkId, boolean revoked, long account, Instant at) {}

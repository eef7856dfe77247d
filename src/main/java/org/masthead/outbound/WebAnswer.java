package org.masthead.outbound;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an address answered.
 *
 * @param address who answered, after all redirects
 * @param status of HTTP
 * @param mediaType as the answer claims it; null if it does not
 */
public record WebAnswer(URI address, int status, @Nullable String mediaType, byte[] body) {}

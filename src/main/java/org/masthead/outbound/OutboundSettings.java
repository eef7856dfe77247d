package org.masthead.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where requests may go.
 *
 * @param allow hosts with their ports, as {@code intranet.example:8080}, that may be asked though they are within our
 *     own walls; none by default
 * @param patience how long one request may take, with all of its hops and the last byte of the answer
 */
@ConfigurationProperties("masthead.outbound")
record OutboundSettings(
        @DefaultValue List<String> allow,
        @DefaultValue("30s") Duration patience) {

    boolean allows(URI address) {
        return allow.contains(address.getHost().toLowerCase(Locale.ROOT) + ":" + port(address));
    }

    boolean allowsHost(String host) {
        return allow.stream().anyMatch(each -> each.startsWith(host.toLowerCase(Locale.ROOT) + ":"));
    }

    static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}

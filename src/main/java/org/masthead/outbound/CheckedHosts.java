package org.masthead.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up and lets only public addresses through. The connection goes to what this answers, so that a name
 * cannot lead elsewhere between the look and the request.
 */
final class CheckedHosts implements DnsResolver {

    private final DnsResolver names;
    private final OutboundSettings settings;

    CheckedHosts(DnsResolver names, OutboundSettings settings) {
        this.names = names;
        this.settings = settings;
    }

    /** @throws OutboundRefused if one of its addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!settings.allowsHost(host)) {
            for (InetAddress address : addresses) {
                if (!PublicAddresses.contain(address)) {
                    throw new OutboundRefused(host + " is not on the public internet");
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

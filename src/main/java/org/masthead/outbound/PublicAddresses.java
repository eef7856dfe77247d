package org.masthead.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.web.Network;

/**
 * Which addresses belong to the public internet, as IANA's registries of special-purpose addresses have it (RFC 6890).
 * Of IPv6 only what is given out counts (2000::/3), without the ranges that carry another address within.
 */
final class PublicAddresses {

    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Network GIVEN_OUT_IPV6 = Network.valueOf("2000::/3");

    /** Teredo and its like, documentation, 6to4. */
    private static final List<Network> SPECIAL_IPV6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {}

    /** Whether anybody on the internet may be reached there, and nobody within our own walls. */
    static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_IPV4.stream().noneMatch(each -> each.contains(address));
        }
        return GIVEN_OUT_IPV6.contains(address) && SPECIAL_IPV6.stream().noneMatch(each -> each.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::valueOf).toList();
    }
}

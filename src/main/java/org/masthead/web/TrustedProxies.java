package org.masthead.web;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies whose word about a client's address counts.
 *
 * @param trustedProxies addresses or networks; none by default, so that no header has any effect
 */
@ConfigurationProperties("masthead")
record TrustedProxies(@DefaultValue List<Network> trustedProxies) {

    boolean include(InetAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }
}

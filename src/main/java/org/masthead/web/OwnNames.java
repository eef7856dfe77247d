package org.masthead.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.masthead.site.SiteSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names that this site answers to besides the one of its public address, such as the one by which a CDN asks for
 * it.
 *
 * @param otherHosts without a port; none by default
 */
@ConfigurationProperties("masthead")
record OwnNames(@DefaultValue List<String> otherHosts) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Whether a request for that host is meant for the site. One without a public address yet is asked by any name. */
    boolean include(String host, SiteSettings site) {
        String asked = plain(host);
        String own = plain(site.host());
        return THIS_MACHINE.contains(own)
                || THIS_MACHINE.contains(asked)
                || asked.equals(own)
                || otherHosts.stream().anyMatch(other -> asked.equals(plain(other)));
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

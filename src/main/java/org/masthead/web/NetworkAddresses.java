package org.masthead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where a request really comes from. {@code X-Forwarded-For} is believed only as far as trusted proxies wrote it: it is
 * read from the right, and what a stranger put in front of that has no effect.
 */
@Component
public class NetworkAddresses {

    /** What one household or attacker has at hand in IPv6. */
    private final TrustedProxies proxies;

    NetworkAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The client's address in its plain form, like {@code 192.0.2.7} or {@code 2001:db8::1}. */
    public String of(HttpServletRequest request) {
        return address(request).map(Network::plain).orElse("unknown");
    }

    /** What a limit counts by, as {@link Network#neighbourhood(String)} has it. */
    public String neighbourhoodOf(HttpServletRequest request) {
        return address(request).map(Network::neighbourhood).orElse("unknown");
    }

    private Optional<InetAddress> address(HttpServletRequest request) {
        Optional<InetAddress> client = read(request.getRemoteAddr());
        List<String> forwarded = forwarded(request);
        Collections.reverse(forwarded);
        for (String entry : forwarded) {
            if (client.isEmpty() || !proxies.include(client.get())) {
                break;
            }
            Optional<InetAddress> before = read(entry);
            if (before.isEmpty()) {
                break;
            }
            client = before;
        }
        return client;
    }

    private static List<String> forwarded(HttpServletRequest request) {
        List<String> entries = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            entries.addAll(List.of(line.split(",", -1)));
        }
        return entries;
    }

    /** Some proxies write a port or brackets, some systems a zone. */
    private static Optional<InetAddress> read(String entry) {
        String text = entry.strip();
        if (text.startsWith("[")) {
            text = text.substring(1, Math.max(1, text.indexOf(']')));
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            text = text.substring(0, text.indexOf(':'));
        }
        int zone = text.indexOf('%');
        return Network.address(zone < 0 ? text : text.substring(0, zone));
    }
}

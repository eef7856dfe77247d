package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class NetworkAddressesTests {

    final NetworkAddresses alone = new NetworkAddresses(new TrustedProxies(List.of()));
    final NetworkAddresses behindProxies =
            new NetworkAddresses(new TrustedProxies(Stream.of("10.0.0.0/8", "2001:db8:1::/48", "192.0.2.9")
                    .map(Network::valueOf)
                    .toList()));

    @Test
    void headerHasNoEffectWithoutTrustedProxies() {
        assertThat(alone.of(request("10.0.0.1", "203.0.113.5"))).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest(name = "{0} with [{1}] is {2}")
    @CsvSource({
        "10.0.0.1, 203.0.113.5, 203.0.113.5",
        "198.51.100.1, 203.0.113.5, 198.51.100.1",
        "10.0.0.1, '1.2.3.4, 203.0.113.5', 203.0.113.5",
        "10.0.0.1, '1.2.3.4, 203.0.113.5, 10.7.7.7', 203.0.113.5",
        "10.0.0.1, '203.0.113.5, 192.0.2.9 ', 203.0.113.5",
        "10.0.0.1, 10.1.1.1, 10.1.1.1",
        "2001:db8:1::7, 203.0.113.5, 203.0.113.5",
        "::ffff:10.0.0.1, 203.0.113.5, 203.0.113.5",
        "10.0.0.1, '[2001:db8::5]:4711', 2001:db8::5",
        "10.0.0.1, 203.0.113.5:4711, 203.0.113.5",
        "10.0.0.1, 'fe80::1%eth0', fe80::1",
    })
    void trustedProxiesAreBelievedFromTheRight(String remote, String forwarded, String client) {
        assertThat(behindProxies.of(request(remote, forwarded))).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.5", "1.2.3.4, 10.2.2.2")))
                .isEqualTo("1.2.3.4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",,,,",
                "unknown",
                "localhost",
                "evil.test",
                "[",
                "[]",
                "]:80",
                "%",
                "::::",
                "1.2.3",
                "256.1.1.1",
                "1.2.3.4.5",
                "<script>",
                "127.0.0.1\u0000",
                "0x7f.1",
                "١.٢.٣.٤",
                "1:2:3:4:5:6:7:8:9",
                ":",
                "-1.0.0.1"
            })
    void garbageEndsTheWalkAtTheProxyThatSentIt(String garbage) {
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.5, " + garbage)))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void unreadableRemoteAddressIsOneNeighbourhood() {
        assertThat(behindProxies.of(request("", "203.0.113.5"))).isEqualTo("unknown");
        assertThat(behindProxies.neighbourhoodOf(request(""))).isEqualTo("unknown");
    }

    @Test
    void limitsCountIpv6ByItsFirstHalf() {
        assertThat(alone.neighbourhoodOf(request("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(alone.neighbourhoodOf(request("2001:db8:1:2:ffff::1")))
                .isNotEqualTo(alone.neighbourhoodOf(request("2001:db8:1:3::1")));
        assertThat(alone.neighbourhoodOf(request("203.0.113.5"))).isEqualTo("203.0.113.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "proxy.example", "", "::/129"})
    void operatorsMistakesAreNamed(String text) {
        assertThatThrownBy(() -> Network.valueOf(text)).hasMessageContaining("'" + text + "' is not a network");
    }

    private static MockHttpServletRequest request(String remote, String... forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        for (String line : forwarded) {
            request.addHeader("X-Forwarded-For", line);
        }
        return request;
    }
}

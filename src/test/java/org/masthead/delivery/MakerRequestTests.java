package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class MakerRequestTests {

    private final MockHttpServletRequest asked = new MockHttpServletRequest("GET", "/search");
    private MakerRequest request;

    @BeforeEach
    void ask() {
        asked.addHeader("Cookie", "reader=ada");
        asked.addHeader("Accept-Language", "de");
        asked.addHeader("X-Forwarded-For", "192.0.2.1, 192.0.2.2");
        asked.addHeader("X-Forwarded-For", "198.51.100.7");
        request = new MakerRequest(asked, new PageKey("news.example", "/search", true));
    }

    @Test
    void nothingOfTheReaderWhoIsFirstIsSeen() {
        assertThat(request.getHeader("Cookie")).isNull();
        assertThat(Collections.list(request.getHeaders("Accept-Language"))).isEmpty();
        assertThat(Collections.list(request.getHeaderNames())).isEmpty();
    }

    @Test
    void limitsCountTheReaderAndNotTheProxyInBetween() {
        assertThat(Collections.list(request.getHeaders("X-Forwarded-For")))
                .containsExactly("192.0.2.1, 192.0.2.2", "198.51.100.7");
    }
}

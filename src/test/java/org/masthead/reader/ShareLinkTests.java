package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShareLinkTests {

    private static final List<ShareLink> LINKS =
            ShareLink.of("Fish & \"chips\" für 5 €?", "https://news.example/2026/11/fish?a=b&c=d");

    @Test
    void headlineAndAddressStayWithinTheirPlace() {
        assertThat(LINKS)
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(link.address())
                        .contains("https%3A%2F%2Fnews.example%2F2026%2F11%2Ffish%3Fa%3Db%26c%3Dd")
                        .doesNotContain(" ", "\"", "€", "&c=", "& "));
    }

    @Test
    void mailHasTheHeadlineAsItsSubject() {
        assertThat(LINKS.get(0).address())
                .startsWith("mailto:?subject=Fish%20%26%20%22chips%22%20f%C3%BCr%205%20%E2%82%AC%3F&body=https%3A");
    }
}

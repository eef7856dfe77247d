package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"nora@news.example", " Nora@NEWS.example ", "NORA@news.example"})
    void spellingsAreOneAddress(String typed) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress("nora@news.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nora",
                "@news.example",
                "nora@",
                "nora@news@example",
                "no ra@news.example",
                "nora@news.example\r\nBcc: x",
                "nora\u0000@news.example",
                "nörä@news.example",
                "nora@-news.example",
                "<nora@news.example>",
                "Nora <nora@news.example>",
                "İ@news.example",
                "\"nora\"@news.example"
            })
    void othersAreNone(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }
}

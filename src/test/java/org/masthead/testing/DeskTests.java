package org.masthead.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class DeskTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void editorEntersTheDesk() {
        assertThat(mvc.get().uri("/desk/no-such-page").with(Desk.asEditor())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri("/desk/no-such-page").with(Desk.asEditor())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void strangerIsSentToSignIn() {
        assertThat(mvc.get().uri("/desk/no-such-page"))
                .hasStatus(HttpStatus.FOUND)
                .redirectedUrl()
                .isEqualTo("/desk/sign-in");
    }

    @Test
    void editorDoesNotEnterAccounts() {
        assertThat(mvc.get().uri("/desk/accounts").with(Desk.asEditor())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void anotherSiteCannotUseAnEditorsBrowser() {
        assertThat(mvc.post().uri("/desk/no-such-page").with(Desk.asEditor()).with(Desk.crossSite()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void readersArePublic() {
        assertThat(mvc.get().uri("/no-such-page")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri("/2026/11/no-such-story/comments").with(Desk.sameOrigin()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri("/no-such-page").with(Desk.sameOrigin())).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
    }
}

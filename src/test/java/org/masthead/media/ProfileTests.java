package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class ProfileTests {

    static final String ADDRESS = "/desk/account/profile";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    DeskUser paula;

    @BeforeEach
    void somebodyWhoSigns() {
        DeskUser known = Desk.account(jdbc, "Paula Penn", Role.CONTRIBUTOR);
        paula = new DeskUser(
                known.id(),
                known.email(),
                known.name(),
                Role.CONTRIBUTOR,
                stories.author("Paula Penn").getId(),
                false,
                Set.of());
    }

    @Test
    void readersSeeWhatOneSaysOfOneself() {
        assertThat(save("Grew up on a ferry.", PictureFiles.jpeg(800, 800))).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(mvc.get().uri("/author/paula-penn"))
                .hasStatusOk()
                .bodyText()
                .contains("Grew up on a ferry.", "list__portrait", "Picture of Paula Penn");
        assertThat(mvc.get().uri(ADDRESS).with(Desk.as(paula)))
                .hasStatusOk()
                .bodyText()
                .contains("removePicture", "Grew up on a ferry.")
                .doesNotContain("??");
        long picture = jdbc.sql("select picture_id from author where slug = 'paula-penn'")
                .query(Long.class)
                .single();
        assertThat(mvc.post().uri("/desk/pictures/{id}/deletion", picture).with(Desk.asEditor()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(mvc.post().uri(ADDRESS).with(Desk.as(paula)).param("removePicture", "true"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(mvc.get().uri("/author/paula-penn")).bodyText().doesNotContain("list__portrait");
    }

    @Test
    void whatIsNoPictureOrTooLongIsRefusedAndKeptInTheForm() {
        assertThat(save("Still <here>", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Still &lt;here&gt;", "file-error");
        assertThat(save("x".repeat(1001), new byte[] {1}))
                .as("what no browser can put back is asked for again")
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Please choose the file again");
        assertThat(mvc.post().uri(ADDRESS).with(Desk.as(paula)).param("biography", "x".repeat(1001)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("At most 1,000 characters");
    }

    @Test
    void whoSignsNothingHasNoProfile() {
        assertThat(mvc.get().uri(ADDRESS).with(Desk.as(Role.MODERATOR))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult save(String biography, byte[] picture) {
        return mvc.post()
                .uri(ADDRESS)
                .multipart()
                .file(new MockMultipartFile("file", "me.jpg", "image/jpeg", picture))
                .with(Desk.as(paula))
                .param("biography", biography)
                .exchange();
    }
}

package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ImportDeskTests extends ImportTests {

    private String begin(String dry) throws InterruptedException {
        MvcTestResult begun = mvc.post()
                .uri("/desk/imports")
                .multipart()
                .file(new MockMultipartFile(
                        "upload",
                        "../../old paper.xml",
                        "text/xml",
                        Wxr.sample()
                                .raw(
                                        "<item><title>Menu</title><wp:post_id>77</wp:post_id><wp:post_type>nav_menu_item</wp:post_type></item>")
                                .toString()
                                .getBytes(StandardCharsets.UTF_8)))
                .param("dry", dry)
                .with(Desk.asAdministrator())
                .exchange();
        assertThat(begun).hasStatus(303);
        String address = String.valueOf(begun.getResponse().getHeader("Location"));
        untilDone();
        return address;
    }

    @Test
    void uploadedExportIsTakenAndProved() throws Exception {
        String run = begin("false");
        assertThat(count("article")).isEqualTo(2);
        assertThat(mvc.get().uri(run).with(Desk.asAdministrator()))
                .hasStatusOk()
                .bodyText()
                .contains("old-paper.xml", "https://old.example", "belongs to a menu", "Finished")
                .doesNotContain("arrival.");
        assertThat(mvc.get().uri(run + "?reason=guest").with(Desk.asAdministrator()))
                .bodyText()
                .doesNotContain("<bdi>77</bdi>");
        assertThat(mvc.get().uri("/desk/imports").with(Desk.asAdministrator()))
                .bodyText()
                .contains("old-paper.xml");
        assertThat(mvc.get().uri("/desk/audit").with(Desk.asAdministrator()))
                .bodyText()
                .contains("imported");
    }

    @Test
    void dryRunReportsAndUndoTakesBack() throws Exception {
        String dry = begin("true");
        assertThat(count("article")).isZero();
        assertThat(mvc.get().uri(dry).with(Desk.asAdministrator())).bodyText().contains("dry run");
        String run = begin("false");
        assertThat(mvc.post().uri(run + "/undo").with(Desk.asAdministrator())).hasStatus(303);
        untilDone();
        assertThat(count("article")).isZero();
        assertThat(mvc.get().uri(run).with(Desk.asAdministrator())).bodyText().contains("Undone");
    }

    @Test
    void onlyAdministratorsMoveIn() {
        assertThat(mvc.get().uri("/desk/imports").with(Desk.asEditor())).hasStatus(403);
        assertThat(mvc.post().uri("/desk/imports").with(Desk.asEditor())).hasStatus(403);
    }

    @Test
    void filesElsewhereOnTheServerCannotBeNamed() {
        assertThat(mvc.post()
                        .uri("/desk/imports")
                        .param("file", "../../../../etc/passwd")
                        .with(Desk.asAdministrator()))
                .hasStatus(404);
    }

    @Test
    void whatWasTypedComesBackWhereTheOldSiteHasNoSuchAddress() {
        MvcTestResult refused = mvc.post()
                .uri("/desk/imports")
                .param("site", "no address <b>")
                .param("feed", "https://old.example/feed")
                .with(Desk.asAdministrator())
                .exchange();
        assertThat(refused).hasStatus(303).hasHeader("Location", "/desk/imports");
        assertThat(Map.copyOf(refused.getMvcResult().getFlashMap()))
                .containsEntry("oldSite", "no address <b>")
                .containsEntry("feed", "https://old.example/feed")
                .containsEntry("notice", "no address <b> is no address of a site.");
        assertThat(count("import_run")).isZero();
    }

    @Test
    void feedWithinTheHouseIsNotAsked() {
        MvcTestResult refused = mvc.post()
                .uri("/desk/imports")
                .param("feed", "http://10.0.0.1/feed")
                .with(Desk.asAdministrator())
                .exchange();
        assertThat(refused).hasStatus(303).hasHeader("Location", "/desk/imports");
        assertThat(String.valueOf(refused.getMvcResult().getFlashMap())).contains("That could not be read");
        assertThat(count("import_run")).isZero();
    }

    @Test
    void exportOfGhostIsKnownByItsContent() throws Exception {
        String export =
                "{\"data\":{\"posts\":[{\"id\":\"1\",\"title\":\"T\",\"slug\":\"t\",\"html\":\"<p>W</p>\",\"status\":\"published\"}]}}";
        MvcTestResult begun = mvc.post()
                .uri("/desk/imports")
                .multipart()
                .file(new MockMultipartFile(
                        "upload", "export.json", "application/json", export.getBytes(StandardCharsets.UTF_8)))
                .param("site", "old.example")
                .with(Desk.asAdministrator())
                .exchange();
        assertThat(begun).hasStatus(303);
        untilDone();
        assertThat(jdbc.sql("select source || ' ' || origin from import_run")
                        .query(String.class)
                        .single())
                .isEqualTo("ghost https://old.example");
        assertThat(count("article")).isEqualTo(1);
    }
}

package org.masthead.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.article.Article;
import org.masthead.media.PictureFiles;
import org.masthead.site.SavedIdentity;
import org.masthead.site.SiteIdentity;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An administrator gives the site its name and look, and every page has it with the next request. */
@NewsroomTest
class IdentityControllerTests {

    private static final byte[] NO_PICTURE = "<svg onload='alert(1)'/>".getBytes();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SavedIdentity saved;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from site_identity").update();
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from picture").update();
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' '",
        "name, x*121",
        "name, 'News\u0007'",
        "tagline, x*201",
        "accent, reddish",
        "accent, #12345",
        "accent, '#fff;}body{display:none'",
        "language, tlh",
        "language, fr-FR",
        "language, ''",
        "timeZone, Mars/Olympus",
        "timeZone, ''",
        "footerAddress, javascript:alert(1)",
        "footerAddress, //evil.example",
        "footerAddress, '/\\evil.example'",
        "footerAddress, data:text/html;base64,x",
        "footerAddress, ''",
        "footerLabel, ''",
        "footerLabel, x*61",
        "socialAddress, /here",
        "socialAddress, https://user:secret@social.example",
        "socialAddress, mailto:a@b.example"
    })
    void whatIsWrongIsSaidAndNothingIsLostOrWritten(String field, String typed) throws Exception {
        Map<String, String> fields = fields();
        String value = typed.startsWith("x*") ? "x".repeat(Integer.parseInt(typed.substring(2))) : typed;
        fields.put(field, value);
        MvcTestResult answer = save(fields, Desk.asAdministrator());
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        assertThat(page.select("main .notice--error")).hasSize(1);
        assertThat(page.select("main .field__error")).hasSize(1);
        assertThat(page.select("[name=" + field + "][aria-invalid=true]")).hasSize(1);
        String error = page.select("[aria-invalid=true]").attr("aria-describedby");
        assertThat(List.of(error.split(" ")))
                .contains(page.select(".field__error").attr("id"));
        fields.remove("ownAccent");
        fields.forEach((name, kept) -> {
            // A list has no place for what is not on it.
            boolean chosen = name.equals("language") || name.equals("timeZone");
            if (!name.equals(field) || !chosen && !kept.isBlank()) {
                assertThat(value(page, name)).as(name).isEqualTo(kept);
            }
        });
        assertThat(page.select("[name=ownAccent]").hasAttr("checked")).isTrue();
        assertThat(saved.find()).isEmpty();
    }

    @Test
    void newIdentityShowsAtOnceOnPublicPagesAndAtTheDesk() throws Exception {
        Article story = stories.write("Ferry runs again").publish();
        assertThat(page(get("/")).title()).isEqualTo("The Masthead");
        MvcTestResult answer = save(fields(), Desk.asAdministrator());
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).redirectedUrl().isEqualTo("/desk/settings");
        assertThat(answer.getMvcResult().getFlashMap().get("notice")).isEqualTo("Saved. Every page shows it now.");

        for (String path : List.of("/", "/privacy", story.getAddress(), "/search")) {
            Document page = page(get(path));
            assertThat(page.title()).as(path).contains("The Evening Tide");
            assertThat(page.select("footer a[href=/imprint]").text()).isEqualTo("Imprint");
            assertThat(page.select("footer a[href=https://social.example/@tide]")
                            .text())
                    .isEqualTo("Mastodon");
            assertThat(page.select("link[href^=/site.css?v=]")).hasSize(1);
        }
        assertThat(page(get("/")).text()).contains("Late, and true");
        assertThat(page(get("/privacy")).text()).contains("Europe/Berlin");
        Document desk = page(
                mvc.get().uri("/desk/settings").with(Desk.asAdministrator()).exchange());
        assertThat(desk.text()).contains("The Evening Tide");
        assertThat(desk.select("#name").val()).isEqualTo("The Evening Tide");
        assertThat(get("/feed.xml")).bodyText().contains("The Evening Tide");
        assertThat(get("/no-such-page")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void languageTurnsTheWordsAndThePageAround() throws Exception {
        Document english = page(get("/privacy"));
        assertThat(english.select("html").attr("lang")).isEqualTo("en-GB");
        assertThat(english.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(english.select("h1").text()).isEqualTo("Privacy and colophon");

        assertThat(speak(0, "de-DE")).isEqualTo("Gespeichert");
        Document german = page(get("/privacy"));
        assertThat(german.select("html").attr("lang")).isEqualTo("de-DE");
        assertThat(german.select("h1").text()).isEqualTo("Datenschutz und Kolophon");

        speak(1, "ar");
        Document arabic = page(get("/privacy"));
        assertThat(arabic.select("html").attr("lang")).isEqualTo("ar");
        assertThat(arabic.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(arabic.select("h1").text()).isEqualTo("الخصوصية وبيانات الموقع");
        Document desk = page(
                mvc.get().uri("/desk/settings").with(Desk.asAdministrator()).exchange());
        assertThat(desk.select("html").attr("dir")).isEqualTo("rtl");

        speak(2, "en-GB");
        assertThat(page(get("/privacy")).select("h1").text()).isEqualTo("Privacy and colophon");
    }

    @Test
    void searchFollowsTheLanguageWithoutARestart() {
        stories.write("Häuser am Hafen").publish();
        speak(0, "de-DE");
        await().untilAsserted(() -> assertThat(indexedIn()).isEqualTo("masthead_german"));
        speak(1, "en-GB");
        await().untilAsserted(() -> assertThat(indexedIn()).isEqualTo("masthead_english"));
    }

    @Test
    void secondAdministratorIsToldAndDecides() throws Exception {
        save(fields(), Desk.asAdministrator());
        Map<String, String> theirs = fields();
        theirs.put("name", "The Morning Tide");
        MvcTestResult answer = save(theirs, Desk.asAdministrator());
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        Document page = page(answer);
        assertThat(page.select("main .notice--error").text()).startsWith("Somebody else saved the settings");
        assertThat(page.select("#name").val()).isEqualTo("The Morning Tide");
        assertThat(identity().name()).isEqualTo("The Evening Tide");

        theirs.put("version", page.select("[name=version]").val());
        assertThat(save(theirs, Desk.asAdministrator())).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(identity().name()).isEqualTo("The Morning Tide");
    }

    @Test
    void logoStandsInPlaceOfTheName() throws Exception {
        assertThat(saveWithLogo(fields(), PictureFiles.jpeg(400, 100))).hasStatus(HttpStatus.SEE_OTHER);
        Document front = page(get("/"));
        assertThat(front.select("header img[alt='The Evening Tide']")).hasSize(1);
        assertThat(front.select("header img").attr("width")).isNotEmpty();
        assertThat(get(front.select("header img").attr("src"))).hasStatusOk();

        Map<String, String> without = fields();
        without.put("version", "1");
        without.put("logo", String.valueOf(identity().logo().pictureId()));
        without.put("removeLogo", "yes");
        assertThat(save(without, Desk.asAdministrator())).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(page(get("/")).select("header img")).isEmpty();
    }

    @Test
    void whatIsNoPictureIsNoLogo() throws Exception {
        MvcTestResult answer = saveWithLogo(fields(), NO_PICTURE);
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page(answer).select("#logo-error").text()).startsWith("SVG is a program");
        assertThat(page(answer).select("#name").val()).isEqualTo("The Evening Tide");
        assertThat(saved.find()).isEmpty();
        assertThat(pictures()).isZero();
    }

    @Test
    void pictureThatIsGoneIsNoLogo() throws Exception {
        Map<String, String> fields = fields();
        fields.put("logo", "999");
        assertThat(save(fields, Desk.asAdministrator())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(saved.find()).isEmpty();
    }

    /** No browser sends a file a second time. */
    @Test
    void goodLogoIsKeptWhenAnotherFieldIsWrong() throws Exception {
        Map<String, String> fields = fields();
        fields.put("name", "");
        MvcTestResult answer = saveWithLogo(fields, PictureFiles.jpeg(400, 100));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        assertThat(get(page.select(".settings__logo img").attr("src"))).hasStatusOk();
        assertThat(saved.find()).isEmpty();

        fields.put("name", "The Evening Tide");
        fields.put("logo", page.select("[name=logo]").val());
        assertThat(save(fields, Desk.asAdministrator())).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(identity().logo()).isNotNull();
        assertThat(pictures()).isOne();
    }

    @Test
    void editorsAndStrangersAreRefused() {
        assertThat(mvc.get().uri("/desk/settings").with(Desk.asEditor())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(save(fields(), Desk.asEditor())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/desk/settings")).hasStatus(HttpStatus.FOUND);
        assertThat(mvc.post().uri("/desk/settings").param("name", "Mine").with(Desk.sameOrigin()))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/desk/articles").with(Desk.asEditor()))
                .bodyText()
                .doesNotContain("/desk/settings");
        assertThat(saved.find()).isEmpty();
    }

    @Test
    void colourIsKeptForEverUnderItsOwnAddressOnly() throws Exception {
        assertThat(get("/site.css")).hasStatus(HttpStatus.NOT_FOUND);
        save(fields(), Desk.asAdministrator());
        String address = page(get("/")).select("link[href^=/site.css]").attr("href");
        assertThat(get(address))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .hasHeader("Content-Type", "text/css;charset=UTF-8")
                .bodyText()
                .contains("--accent: #0055aa");

        Map<String, String> fields = fields();
        fields.put("version", "1");
        fields.put("accent", "#ffee00");
        save(fields, Desk.asAdministrator());
        assertThat(get(address))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-cache")
                .bodyText()
                .doesNotContain("#0055aa")
                // Yellow on light paper cannot be read; the shade that can is the one that is sent.
                .doesNotStartWith(":root { --accent: #ffee00");
        assertThat(page(get("/")).select("link[href^=/site.css]").attr("href")).isNotEqualTo(address);
        assertThat(get("/site.css")).hasHeader("Cache-Control", "no-cache");
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", "0");
        fields.put("name", "The Evening Tide");
        fields.put("tagline", "Late, and true");
        fields.put("language", "en-GB");
        fields.put("timeZone", "Europe/Berlin");
        fields.put("ownAccent", "yes");
        fields.put("accent", "#0055aa");
        fields.put("footerLabel", "Imprint");
        fields.put("footerAddress", "/imprint");
        fields.put("socialLabel", "Mastodon");
        fields.put("socialAddress", "https://social.example/@tide");
        return fields;
    }

    private SiteIdentity identity() {
        return saved.find().orElseThrow().identity();
    }

    /** The first word of what the desk says then. */
    private String speak(int version, String language) {
        Map<String, String> fields = fields();
        fields.put("version", String.valueOf(version));
        fields.put("language", language);
        MvcTestResult answer = save(fields, Desk.asAdministrator());
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(identity().language()).isEqualTo(Locale.forLanguageTag(language));
        return String.valueOf(answer.getMvcResult().getFlashMap().get("notice")).split("\\.")[0];
    }

    private MvcTestResult save(Map<String, String> fields, RequestPostProcessor who) {
        return saveWithLogo(fields, new byte[0], who);
    }

    private MvcTestResult saveWithLogo(Map<String, String> fields, byte[] file) {
        return saveWithLogo(fields, file, Desk.asAdministrator());
    }

    private MvcTestResult saveWithLogo(Map<String, String> fields, byte[] file, RequestPostProcessor who) {
        var request = mvc.post().uri("/desk/settings").multipart();
        fields.forEach(request::param);
        return request.file(new MockMultipartFile("logoFile", file.length == 0 ? "" : "logo.png", "image/png", file))
                .with(who)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    private String indexedIn() {
        return jdbc.sql("select string_agg(distinct configuration, ' ') from search_entry")
                .query(String.class)
                .single();
    }

    private long pictures() {
        return jdbc.sql("select count(*) from picture").query(Long.class).single();
    }

    private static String value(Document page, String name) {
        Elements chosen = page.select("select[name=" + name + "] option[selected]");
        return (chosen.isEmpty() ? page.select("[name=" + name + "]") : chosen).val();
    }

    private static Document page(MvcTestResult answer) throws Exception {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}

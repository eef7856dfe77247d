package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class StyleSheetsTests {

    private static final Path SHEETS = Path.of("src/main/resources/static/css");
    private static final Pattern IMPORT = Pattern.compile("@import \"([^\"]+)\";");

    @Autowired
    MockMvcTester mvc;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/desk/sign-in"})
    void aPageAsksForOneSheetThatIsKeptForEver(String page) throws Exception {
        Elements sheets = Jsoup.parse(text(page)).select("link[rel=stylesheet]");
        assertThat(sheets).hasSize(1);
        String address = sheets.attr("href");
        assertThat(address).matches("/css/(paper|newsroom)-[0-9a-f]{32}\\.css");
        assertThat(mvc.get().uri(address))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/css")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .bodyText()
                .doesNotContain("@import")
                .doesNotContainPattern("(?m)^[ \t]|^$");
    }

    @Test
    void aSheetHoldsItsFilesInTheirOrder() throws Exception {
        assertThat(text("/css/paper.css"))
                .startsWith("@layer reset, base, layout, components, pages, utilities;")
                .containsSubsequence(
                        "--paper:", "@font-face", ".site-header", ".article__body", ".comment", "@media print")
                .doesNotContain(".rail");
        assertThat(text("/css/paper-arabic.css")).contains("Noto Naskh Arabic").doesNotContain("local(\"Georgia\")");
        assertThat(text("/css/newsroom.css")).contains(".rail").doesNotContain(".site-footer");
    }

    @Test
    void paperAndDeskKeepTheirOwnSheetsWhoeverComesFirst() throws Exception {
        assertThat(text(sheetOf("/"))).contains(".site-footer").doesNotContain(".rail");
        assertThat(text(sheetOf("/desk/sign-in"))).contains(".rail").doesNotContain(".site-footer");
    }

    @Test
    void theLettersItNamesAreThere() throws Exception {
        List<String> fonts = Pattern.compile("url\\(\"([^\"]+)\"\\)")
                .matcher(text("/css/paper.css"))
                .results()
                .map(font -> font.group(1))
                .toList();
        assertThat(fonts).hasSizeGreaterThan(5).allSatisfy(font -> {
            assertThat(font).matches("/fonts/[\\w-]+-[0-9a-f]{32}\\.woff2");
            assertThat(mvc.get().uri(font)).hasStatusOk();
        });
    }

    private String sheetOf(String page) throws Exception {
        return Jsoup.parse(text(page)).select("link[rel=stylesheet]").attr("href");
    }

    @Test
    void everyFileIsInASheet() throws IOException {
        try (Stream<Path> files = Files.list(SHEETS)) {
            List<Path> all = files.toList();
            List<String> imported = all.stream()
                    .flatMap(file -> IMPORT.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .toList();
            assertThat(all.stream()
                            .filter(file -> !IMPORT.matcher(read(file)).find())
                            .map(file -> file.getFileName().toString()))
                    .hasSizeGreaterThan(20)
                    .allMatch(imported::contains);
        }
    }

    @Test
    void onlyCommentsAndSpaceThatMeansNothingAreLeftOut() {
        assertThat(JoinedStyleSheets.sparing("""
                /* A comment
                   of two lines, with a "quote. */
                .a {
                  content: "/* no comment */ \\" /* ";

                  color: red; /* "why" */
                  margin: calc(1px + 2px)
                    auto;
                }
                .b :is(td, th)::after { content: '/* ;  } */ : ' }
                @media (min-width: 45rem) { & > .c:hover { --d: ; } }
                """)).isEqualTo("""
                .a{content:"/* no comment */ \\" /* ";color:red;margin:calc(1px + 2px) auto;}\
                .b :is(td, th)::after{content:'/* ;  } */ : '}\
                @media (min-width:45rem){& > .c:hover{--d:;}}
                """);
    }

    @Test
    void anAddressOfOtherContentIsNobodys() {
        assertThat(mvc.get().uri("/css/paper-0123456789abcdef0123456789abcdef.css"))
                .hasStatus(404);
    }

    private String text(String address) throws Exception {
        return mvc.get().uri(address).exchange().getResponse().getContentAsString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

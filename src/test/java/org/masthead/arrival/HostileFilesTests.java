package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.Desk;

/** What somebody who means us ill writes into a file, in each of the formats. */
class HostileFilesTests extends ImportTests {

    private static final String SCRIPT = "<script>alert(1)</script>";

    /** A format, with a story or a comment of its own. */
    enum Format {
        GHOST("""
                {"data":{"posts":[{"id":"1","title":"%1$s","slug":"ferry","html":"<p>%2$s</p>","status":"published","visibility":"public",
                 "published_at":"%3$s"}],"comments":[{"id":"c1","post_id":"1","member_id":"m","html":"%1$s","status":"published","created_at":"%3$s"}],
                 "members":[{"id":"m","name":"%1$s","email":"ada@example.org"}]}}"""),
        RSS("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel><title>Old</title><link>https://old.example</link><description>News</description>
                <item><title>%1$s</title><link>https://old.example/ferry</link><description>%2$s</description><pubDate>%3$s</pubDate></item></channel></rss>"""),
        ATOM("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><id>x</id><link href="https://old.example/"/>
                <entry><title>%1$s</title><id>y</id><link href="https://old.example/ferry"/><published>%3$s</published>
                <content type="html">%2$s</content></entry></feed>"""),
        DISQUS("""
                <?xml version="1.0" encoding="UTF-8"?>
                <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
                <thread dsq:id="10"><link>https://old.example/2019/05/here</link><title>%1$s</title></thread>
                <post dsq:id="100"><message>%2$s</message><createdAt>%3$s</createdAt><author><name>%1$s</name></author><thread dsq:id="10"/></post>
                </disqus>""");

        private final String file;

        Format(String file) {
            this.file = file;
        }

        String of(String title, String text, String moment) {
            return file.formatted(title, text, moment);
        }

        String with(String doctype, String title) {
            return of(title, "Words", "2019-05-17T08:30:00Z").replaceFirst("\\?>\\s*", "?>" + doctype);
        }

        boolean isXml() {
            return this != GHOST;
        }
    }

    /** Of the comments that Disqus has. */
    private void aStoryIsHere() throws Exception {
        take(new Wxr()
                .post(7, "Here", "publish")
                .name("here")
                .date("2019-05-17 08:30:00")
                .content("It is.")
                .end());
    }

    private String everything() {
        return String.join(
                "\n",
                list("select a::text from article a union all select c::text from comment c"
                        + " union all select t::text from tag t union all select u::text from section u"));
    }

    @ParameterizedTest
    @EnumSource(names = "GHOST", mode = EnumSource.Mode.EXCLUDE)
    void entitiesAreNeitherFetchedNorUnfolded(Format format) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "hush");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int each = 1; each < 10; each++) {
            laughs.append("<!ENTITY a" + each + " \"" + ("&a" + (each - 1) + ";").repeat(10) + "\">");
        }
        for (String hostile : new String[] {
            format.with("<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>", "&x;"),
            format.with("<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\">", "T"),
            format.with(laughs + "]>", "&a9;")
        }) {
            assertThatThrownBy(() -> take(hostile))
                    .isInstanceOf(ArrivalFailed.class)
                    .hasMessageMatching("(?s).*line \\d+, column \\d+.*");
        }
        assertThat(everything()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void elementsWithoutEndAreNoEndOfTheProgram(Format format) throws Exception {
        aStoryIsHere();
        String deep = format.isXml()
                ? format.of("T", "<a>".repeat(20_000) + "</a>".repeat(20_000), "2019-05-17T08:30:00Z")
                : "{\"data\":{\"odd\":" + "[".repeat(20_000) + "]".repeat(20_000) + ",\"posts\":[]}}";
        if (format == Format.ATOM) {
            // Its text is all that is within.
            assertThat(take(deep).state()).isEqualTo(ImportRun.State.FINISHED);
            return;
        }
        assertThatThrownBy(() -> take(deep))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("(?is).*(?:deep|depth).*");
        assertThat(count("article")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "b", "ul><li", "blockquote", "table><tr><td", "figure"})
    void markupWithoutEndIsNoEndOfTheProgram(String tag) throws Exception {
        String deep = ("<" + tag + ">").repeat(5_000) + "Deep";
        ImportRun run = take(new Wxr()
                .post(1, "Deep", "publish")
                .date("2019-05-17 08:30:00")
                .content(deep)
                .comment(1, 0, "Ada", deep, "1")
                .end());
        assertThat(run.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(run.totals().count(Kind.STORY, Outcome.IMPORTED)).isOne();
        assertThat(mvc.get().uri("/2019/05/deep")).hasStatusOk();
        take(Format.GHOST.of("T", deep, "2019-05-17T08:30:00Z").replace("\"1\"", "\"g1\""));
        assertThat(mvc.get().uri("/2019/05/ferry")).hasStatusOk();
    }

    @ParameterizedTest
    @EnumSource
    void scriptsInEveryFieldStayWords(Format format) throws Exception {
        aStoryIsHere();
        String script = format.isXml() ? "<![CDATA[" + SCRIPT + "]]>" : SCRIPT;
        take(format.of(script + " T", script + " W", "2019-05-17T08:30:00Z"));
        assertThat(everything()).contains("W").doesNotContain("<script");
        for (long run : jdbc.sql("select id from import_run").query(Long.class).list()) {
            assertThat(mvc.get().uri("/desk/imports/" + run).with(Desk.asAdministrator()))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain(SCRIPT);
        }
        for (String page : list("select address from article")) {
            assertThat(mvc.get().uri(page)).bodyText().doesNotContain(SCRIPT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GHOST, +99999-01-01T00:00:00Z",
        "GHOST, 99999999999999",
        "GHOST, 2019-13-45 00:00:00",
        "RSS, 'Fri, 17 May 99999 08:30:00 +0000'",
        "RSS, yesterday",
        "ATOM, 99999-05-17T08:30:00Z",
        "ATOM, 2019-13-45T00:00:00Z",
        "DISQUS, +99999-01-01T00:00:00Z",
        "DISQUS, 2019-13-45"
    })
    void momentsThatNeverWereAreNone(Format format, String moment) throws Exception {
        aStoryIsHere();
        ImportRun run = take(format.of("T", "W", moment));
        assertThat(run.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(count("article where published_at > '2200-01-01'")).isZero();
        assertThat(count("comment where created_at > '2200-01-01'")).isZero();
        if (format == Format.GHOST) {
            assertThat(list("select status from article where slug = 'ferry'")).containsExactly("DRAFT");
            assertThat(reasons(run)).contains("date");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GHOST", "DISQUS"})
    void circlesOfCommentsAreOpened(Format format) throws Exception {
        aStoryIsHere();
        String ghost =
                "{\"id\":\"%s\",\"post_id\":\"1\",\"parent_id\":\"%s\",\"html\":\"W\",\"status\":\"published\",\"created_at\":\"2023-05-18T10:00:00Z\"}";
        String disqus =
                "<post dsq:id=\"%s\"><message>W</message><createdAt>2019-05-18T10:00:00Z</createdAt><thread dsq:id=\"10\"/><parent dsq:id=\"%s\"/></post>";
        String one = format.isXml() ? disqus : ghost;
        String all = one.formatted("a", "b")
                + (format.isXml() ? "" : ",")
                + one.formatted("b", "a")
                + (format.isXml() ? "" : ",")
                + one.formatted("c", "c");
        String file = format.of("T", "W", "2019-05-17T08:30:00Z");
        ImportRun run = take(
                format.isXml()
                        ? file.replace("</disqus>", all + "</disqus>")
                        : file.replace("\"comments\":[", "\"comments\":[" + all + ","));
        assertThat(run.totals().count(Kind.COMMENT, Outcome.IMPORTED)).isEqualTo(4);
        assertThat(reasons(run)).contains("circle");
        assertThat(count("comment where parent_id = id")).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "ATOM", mode = EnumSource.Mode.EXCLUDE)
    void secondOfTwoUnderOneNumberIsToldNotTaken(Format format) throws Exception {
        aStoryIsHere();
        String file = format.of("T", "W", "2019-05-17T08:30:00Z");
        String twice = switch (format) {
            case GHOST -> file.replaceFirst("(?s)\"posts\":\\[(.*?)\\]", "\"posts\":[$1,$1]");
            case DISQUS -> file.replaceFirst("(?s)(<post .*</post>)", "$1$1");
            default -> file.replaceFirst("(?s)(<item>.*</item>)", "$1$1");
        };
        ImportRun run = take(twice);
        assertThat(reasons(run)).contains("duplicate");
        assertThat(count("article where slug = 'ferry'")).isLessThanOrEqualTo(1);
        assertThat(count("comment")).isLessThanOrEqualTo(1);
    }

    @Test
    void statesThatNobodyKnowsAreLeftToTheDesk() throws Exception {
        ImportRun run =
                take(Format.GHOST.of("T", "W", "2019-05-17T08:30:00Z").replace("\"published\"", "\"levitating\""));
        assertThat(list("select status from article")).containsExactly("DRAFT");
        assertThat(list("select status from comment")).containsExactly("PENDING");
        assertThat(reasons(run)).contains("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GHOST", "DISQUS"})
    void encodingsThatAreMixedAreToldWithTheirPlace(Format format) throws Exception {
        Path file = Files.write(
                folder.resolve("mixed"),
                format.of("Caf\u00e9", "W", "2019-05-17T08:30:00Z").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> take(file, false))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("(?s).*line \\d+, column \\d+.*");
    }

    @ParameterizedTest
    @EnumSource
    void fileThatIsCutOffFails(Format format) throws Exception {
        aStoryIsHere();
        String whole = format.of("T", "W", "2019-05-17T08:30:00Z");
        for (int share = 3; share < 10; share += 2) {
            String cut = whole.substring(0, whole.length() * share / 10);
            assertThatThrownBy(() -> take(cut)).as(cut).isInstanceOf(ArrivalFailed.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bombsAreNotUnpacked(Format format) throws Exception {
        String[] halves = format.of("T", "HERE", "2019-05-17T08:30:00Z").split("HERE");
        byte[] nothing = new byte[1 << 20];
        java.util.Arrays.fill(nothing, (byte) ' ');
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(halves[0].getBytes(StandardCharsets.UTF_8));
            for (int each = 0; each < 200; each++) {
                gzip.write(nothing);
            }
            gzip.write(halves[1].getBytes(StandardCharsets.UTF_8));
        }
        Path bomb = Files.write(folder.resolve("bomb"), packed.toByteArray());
        assertThatThrownBy(() -> take(bomb, false)).hasMessageMatching(".*(?:unpacks to more|larger than).*");
        assertThat(count("article")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GHOST", "RSS", "DISQUS"})
    void namesInAZipLeadNowhere(Format format) throws Exception {
        aStoryIsHere();
        Path zip = folder.resolve("deep/er/export.zip");
        Files.createDirectories(zip.getParent());
        String name = "../../export." + (format.isXml() ? "xml" : "json");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../../../etc/cron.d/evil"));
            out.write(1);
            out.putNextEntry(new ZipEntry(name));
            out.write(format.of("T", "W", "2019-05-17T08:30:00Z").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(take(zip, false).state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(zip.getParent().resolve(name)).doesNotExist();
        assertThat(zip.getParent().resolve("../../../etc/cron.d/evil")).doesNotExist();
    }

    @Test
    void tenMegabytesOfWordsInOneLineAreOneStoryThatIsSearchedForAsFarAsItMay() throws Exception {
        StringBuilder words = new StringBuilder();
        for (int each = 0; words.length() < 10_000_000; each++) {
            words.append("harbour").append(Integer.toString(each, 36)).append(' ');
        }
        ImportRun run = take(new Wxr()
                .post(1, "Long", "publish")
                .date("2019-05-17 08:30:00")
                .content(words.toString())
                .end()
                .post(2, "Short", "publish")
                .date("2019-05-17 08:30:00")
                .content("Brief.")
                .end());
        assertThat(run.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(count("article")).isEqualTo(2);
        jdbc.sql("select search_catch_up(1000)").query(Integer.class).single();
        assertThat(count("search_stale")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GHOST", "DISQUS"})
    void tenMegabytesInOneLineAreRead(Format format) throws Exception {
        aStoryIsHere();
        ImportRun run = take(format.of("T", "harbour ".repeat(1_250_000), "2019-05-17T08:30:00Z"));
        assertThat(run.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(run.totals().count(format.isXml() ? Kind.COMMENT : Kind.STORY, Outcome.IMPORTED))
                .isOne();
    }
}

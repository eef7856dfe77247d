package org.masthead.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.command.Command;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.ClassDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A site that came from elsewhere moves on to another server, and still knows where it came from. */
@ArchiveTest
class MovedOnTests {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
            <channel><link>https://old.example</link>
            <wp:author><wp:author_login>nell</wp:author_login><wp:author_email>nell@old.example</wp:author_email>
            <wp:author_display_name>Nell Thorsby</wp:author_display_name></wp:author>
            """;

    @TempDir
    Path folder;

    @Autowired
    List<Command> commands;

    @Autowired
    ClassDatabase database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    private static String post(int id, String title, String comment) {
        return """
                <item><title>%2$s</title><link>https://old.example/2019/05/17/%3$s/</link><dc:creator>nell</dc:creator>
                <content:encoded>Words of %2$s.</content:encoded><wp:post_id>%1$d</wp:post_id>
                <wp:post_date_gmt>2019-05-17 08:00:00</wp:post_date_gmt><wp:post_name>%3$s</wp:post_name>
                <wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:comment_status>open</wp:comment_status>
                <category domain="category" nicename="harbour">Harbour</category>
                <wp:postmeta><wp:meta_key>tide</wp:meta_key><wp:meta_value>high</wp:meta_value></wp:postmeta>
                <wp:comment><wp:comment_id>%1$d</wp:comment_id><wp:comment_author>Ada</wp:comment_author>
                <wp:comment_author_email>ada@example.org</wp:comment_author_email>
                <wp:comment_date_gmt>2019-05-18 08:00:00</wp:comment_date_gmt><wp:comment_content>%4$s</wp:comment_content>
                <wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment></item>
                """.formatted(id, title, title.toLowerCase(java.util.Locale.ROOT), comment);
    }

    private Path wordPress(String name, String... posts) throws Exception {
        return Files.writeString(folder.resolve(name), HEAD + String.join("", posts) + "</channel></rss>");
    }

    private String run(String command, Object... arguments) throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = commands.stream()
                .filter(each -> each.name().equals(command))
                .findFirst()
                .orElseThrow()
                .run(
                        java.util.Arrays.stream(arguments).map(String::valueOf).toList(),
                        new PrintStream(told, true, StandardCharsets.UTF_8));
        assertThat(code).as(told.toString(StandardCharsets.UTF_8)).isZero();
        return told.toString(StandardCharsets.UTF_8);
    }

    /** In, imported, updated, unchanged, not taken. */
    private static String line(String report, String kind) {
        return report.lines()
                .filter(line -> line.startsWith(kind + " "))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void movesOn(Object... more) throws Exception {
        database.replace();
        Path whole = folder.resolve("site-" + more.length + ".zip");
        run("import wordpress", wordPress("old.xml", post(1, "Ferry", "First!"), post(2, "Quay", "Second!")));
        jdbc.sql("update article set headline = 'Ferry, put right', version = version + 1 where slug = 'ferry'")
                .update();
        Object[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of((Object) whole), java.util.Arrays.stream(more))
                .toArray();
        run("export", arguments);
        database.replace();
        run("import masthead", whole);
    }

    @Test
    void newerExportOfTheOldSiteBringsOnlyWhatIsNewAndLeavesWhatWasChangedHere() throws Exception {
        movesOn("--with-addresses");
        String again = run("import wordpress", folder.resolve("old.xml"));
        assertThat(line(again, "story")).isEqualTo("story 2 0 0 2 0");
        assertThat(line(again, "comment")).isEqualTo("comment 2 0 0 2 0");
        String newer = run(
                "import wordpress",
                wordPress(
                        "newer.xml",
                        post(1, "Ferry", "First!").replace("Words", "Other words"),
                        post(2, "Quay", "Second!").replace("Words", "Other words"),
                        post(3, "Pier", "Third!")));
        assertThat(line(newer, "story")).isEqualTo("story 3 1 1 0 1");
        assertThat(line(newer, "comment")).isEqualTo("comment 3 1 0 2 0");
        assertThat(jdbc.sql("select headline || ': ' || body from article order by slug")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Ferry, put right: <p>Words of Ferry.</p>",
                        "Pier: <p>Words of Pier.</p>",
                        "Quay: <p>Other words of Quay.</p>");
        assertThat(jdbc.sql("select data #>> '{fields,tide}' from import_item where kind = 'STORY' and source = '1'")
                        .query(String.class)
                        .single())
                .isEqualTo("high");
    }

    @Test
    void oldAddressesLeadOnFromTheNewServerToo() throws Exception {
        movesOn();
        for (String old : List.of("/2019/05/17/ferry", "/?p=1", "/category/harbour", "/author/nell")) {
            assertThat(mvc.get().uri(old)).as(old).hasStatus(301);
        }
    }

    @Test
    void addressesThatWereLeftOutComeBackWithTheNextExportOfTheOldSite() throws Exception {
        movesOn();
        assertThat(jdbc.sql("select count(*) from import_author where email <> ''")
                        .query(Long.class)
                        .single())
                .isZero();
        String again = run("import wordpress", folder.resolve("old.xml"));
        assertThat(line(again, "story")).isEqualTo("story 2 0 0 2 0");
        assertThat(line(again, "comment")).isEqualTo("comment 2 0 2 0 0");
        assertThat(jdbc.sql("select distinct author_email from comment")
                        .query(String.class)
                        .list())
                .containsExactly("ada@example.org");
    }

    @Test
    void importIsUndoneThereToo() throws Exception {
        movesOn("--with-addresses");
        run("import wordpress", "--undo", 1);
        assertThat(jdbc.sql("select headline from article").query(String.class).list())
                .containsExactly("Ferry, put right");
        assertThat(jdbc.sql("select state from import_run").query(String.class).list())
                .containsExactly("UNDONE");
    }
}

package org.masthead.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.demo.PlantedDemo;
import org.masthead.media.DevelopedPictures;
import org.masthead.testing.LiveNewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public site as files, each where a link to it leads. */
@LiveNewsroomTest
class StaticCommandTests {

    private static final String SITE = "http://localhost:8080";

    @TempDir
    Path folder;

    @Autowired
    StaticCommand command;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private String run() throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        assertThat(command.run(List.of(folder.toString()), new PrintStream(told)))
                .isZero();
        return told.toString(StandardCharsets.UTF_8);
    }

    private Map<String, Document> pages() throws IOException {
        Map<String, Document> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".html")).toList()) {
                pages.put(
                        "/" + folder.relativize(file).toString().replaceFirst("(^|/)index.html$", "$1"),
                        Jsoup.parse(Files.readString(file)));
            }
        }
        return pages;
    }

    @Test
    void everythingThatAPageLeadsToIsThereAndOnlyWhatChangedIsWrittenAgain() throws Exception {
        PlantedDemo.plantWithTwoPictures(context);
        DevelopedPictures.develop(context);
        jdbc.sql("insert into former_address (address, article_id)"
                        + " select '/2001/01/old', min(id) from article where status = 'LIVE'")
                .update();
        assertThat(run()).contains("0 removed");
        Map<String, Document> pages = pages();
        assertThat(pages).hasSizeGreaterThan(30).containsKeys("/", "/404.html", "/2001/01/old/", "/archive/");
        assertThat(folder.resolve("feed.xml")).isNotEmptyFile();
        assertThat(folder.resolve("sitemap.xml")).isNotEmptyFile();
        for (Map.Entry<String, Document> page : pages.entrySet()) {
            assertThat(page.getValue().select("form, script[src], .respond, a[href^=/search], a[href$=/reply]"))
                    .as(page.getKey())
                    .isEmpty();
            for (Element link : page.getValue().select("[href], [src]")) {
                String target = StaticAddress.within(
                        SITE, page.getKey(), link.hasAttr("href") ? link.attr("href") : link.attr("src"));
                if (target != null) {
                    assertThat(folder.resolve(StaticAddress.file(target, false)))
                            .as(page.getKey() + " leads to " + target)
                            .exists();
                }
            }
        }
        String address = jdbc.sql("select address from article where status = 'LIVE' order by id limit 1")
                .query(String.class)
                .single();
        assertThat(pages.get("/2001/01/old/").selectFirst("a").attr("href")).isEqualTo(address);

        Files.writeString(folder.resolve("CNAME"), "somebody else's");
        assertThat(run()).contains("0 are new or changed", "0 removed");

        jdbc.sql("update article set status = 'WITHDRAWN', withdrawn_at = now() where address = ?")
                .param(address)
                .update();
        assertThat(run()).doesNotContain(" 0 removed");
        assertThat(folder.resolve(address.substring(1) + "/index.html")).doesNotExist();
        assertThat(folder.resolve("CNAME")).exists();
    }

    @Test
    void folderOfSomebodyElseIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "the only copy");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::run)
                .withMessageContaining("Name an empty folder");
        assertThat(folder.resolve("thesis.txt")).hasContent("the only copy");
    }

    @Test
    void noAddressLeadsOutOfTheFolder() throws Exception {
        try (StaticFolder site = new StaticFolder(folder)) {
            for (String name : List.of("../outside", "a/../../outside", "/etc/outside", "", StaticFolder.LIST)) {
                assertThatExceptionOfType(IOException.class).as(name).isThrownBy(() -> site.write(name, new byte[1]));
            }
        }
    }

    @Test
    void queriesBecomeFolders() {
        assertThat(StaticAddress.link("/archive?before=12")).startsWith("/archive/_before-12-");
        assertThat(StaticAddress.link("/css/paper.css?v=1")).isEqualTo("/css/paper.css?v=1");
        assertThat(StaticAddress.file("/css/paper.css?v=1", false)).isEqualTo("css/paper.css");
        assertThat(StaticAddress.file("/", true)).isEqualTo("index.html");
        assertThat(StaticAddress.link("/a?b=1")).isNotEqualTo(StaticAddress.link("/a?b-1"));
    }
}

package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class GhostImportTests extends ImportTests {

    private static final String LEXICAL = """
            {\\"root\\":{\\"type\\":\\"root\\",\\"children\\":[{\\"type\\":\\"paragraph\\",\\"children\\":[
            {\\"type\\":\\"extended-text\\",\\"format\\":0,\\"text\\":\\"It came \\"},
            {\\"type\\":\\"extended-text\\",\\"format\\":1,\\"text\\":\\"late\\"},
            {\\"type\\":\\"extended-text\\",\\"format\\":0,\\"text\\":\\".\\"}]},
            {\\"type\\":\\"image\\",\\"src\\":\\"__GHOST_URL__/content/images/2023/05/ferry.jpg\\",\\"alt\\":\\"Fog\\",\\"caption\\":\\"In <em>fog</em>\\"}]}}""".replace("\n", "");

    /** Four stories and a page of Nell and Tom, three of them filed under the harbour first. */
    private static final String EXPORT = """
            {"db":[{"meta":{"exported_on":1700000000000,"version":"5.75.0"},"data":{
            "posts":[
             {"id":"a1","uuid":"u-1","title":"The ferry & the fog","slug":"the-ferry","lexical":"%s","html":"<p>old</p>",
              "feature_image":"__GHOST_URL__/content/images/2023/05/harbour.jpg","featured":1,"type":"post","status":"published",
              "visibility":"public","created_at":"2023-05-01T08:00:00.000Z","updated_at":"2023-05-18T09:00:00.000Z",
              "published_at":"2023-05-17T08:30:00.000Z","custom_excerpt":"How a ferry lost its way.","codeinjection_head":"<style></style>"},
             {"id":"a2","title":"Old","slug":"old","mobiledoc":"{\\"version\\":\\"0.3.1\\",\\"atoms\\":[],\\"cards\\":[],\\"markups\\":[[\\"a\\",[\\"href\\",\\"__GHOST_URL__/the-ferry/\\"]]],\\"sections\\":[[1,\\"p\\",[[0,[0],1,\\"That ferry\\"],[0,[],0,\\" again\\"]]]]}",
              "type":"post","status":"published","visibility":"public","published_at":"2016-02-03 04:05:06"},
             {"id":"a3","title":"Paid","slug":"paid","html":"<p>For those who pay</p>","type":"post","status":"published","visibility":"paid","published_at":"2023-05-17T08:30:00.000Z"},
             {"id":"a4","title":"Letter","slug":"letter","html":"<p>Dear all</p>","type":"post","status":"sent","visibility":"public","published_at":"2023-05-17T08:30:00.000Z"},
             {"id":"a5","title":"About us","slug":"about","html":"<p>We are</p>","type":"page","status":"published","visibility":"public","published_at":"2020-01-01T00:00:00.000Z"}],
            "posts_authors":[{"post_id":"a1","author_id":"n","sort_order":1},{"post_id":"a1","author_id":"t","sort_order":0},{"post_id":"a2","author_id":"n","sort_order":0}],
            "posts_meta":[{"id":"m","post_id":"a1","feature_image_alt":"The harbour","feature_image_caption":"At dawn","meta_title":"Ferry"}],
            "posts_tags":[{"post_id":"a1","tag_id":"h","sort_order":0},{"post_id":"a1","tag_id":"f","sort_order":1},{"post_id":"a1","tag_id":"i","sort_order":2},
             {"post_id":"a2","tag_id":"h","sort_order":0},{"post_id":"a3","tag_id":"h","sort_order":0}],
            "tags":[{"id":"h","name":"Harbour","slug":"harbour","description":"By the sea","visibility":"public"},
             {"id":"f","name":"Ferries","slug":"ferries","visibility":"public"},{"id":"i","name":"#noimage","slug":"hash-noimage","visibility":"internal"}],
            "users":[{"id":"n","name":"Nell Thorsby","slug":"nell","email":"nell@example.org"},{"id":"t","name":"Tom Aske","slug":"tom","email":"tom@example.org"}],
            "comments":[{"id":"c1","post_id":"a1","member_id":"m1","parent_id":null,"status":"published","html":"<p>First!</p>","created_at":"2023-05-18T10:00:00.000Z"},
             {"id":"c2","post_id":"a1","member_id":"m2","parent_id":"c1","status":"hidden","html":"<p>Rude</p>","created_at":"2023-05-18T11:00:00.000Z"}],
            "members":[{"id":"m1","name":"Ada","email":"ada@example.org"},{"id":"m2","name":"Ben","email":"ben@example.org"}]
            }}]}""".formatted(LEXICAL);

    @Test
    void postArrivesWithAllThatBelongsToIt() throws Exception {
        ImportRun run = take(EXPORT);
        assertThat(run.source()).isEqualTo("ghost");
        assertThat(run.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(
                        row(
                                "select headline, standfirst, body, status, address, published_at at time zone 'UTC' as at from article where slug = 'the-ferry'"))
                .containsEntry("headline", "The ferry & the fog")
                .containsEntry("standfirst", "How a ferry lost its way.")
                .containsEntry("status", "LIVE")
                .containsEntry("address", "/2023/05/the-ferry")
                .extractingByKey("body")
                .asString()
                .startsWith("<p>It came <strong>late</strong>.</p>");
        assertThat(list("select name from printed_byline where article_id = "
                        + "(select id from article where slug = 'the-ferry') order by place, kind, turn"))
                .containsExactly("Tom Aske", "Nell Thorsby");
        assertThat(list("select body from article where slug = 'old'"))
                .containsExactly("<p><a href=\"/the-ferry\">That ferry</a> again</p>");
        assertThat(list("select left(published_at::text, 10) from article where slug = 'old'"))
                .containsExactly("2016-02-03");
    }

    @Test
    void tagThatOftenComesFirstIsASection() throws Exception {
        take(EXPORT);
        assertThat(list("select name from section order by name")).containsExactly("Harbour", "News", "Pages");
        assertThat(list("select s.name from article a join section s on s.id = a.section_id where a.slug = 'about'"))
                .containsExactly("Pages");
        assertThat(list("select name from tag")).containsExactly("Ferries");
        assertThat(mvc.get().uri("/tag/harbour")).hasStatus(301).hasHeader("Location", "/section/harbour");
    }

    @Test
    void whatOnlySomeMightReadIsADraftWithANote() throws Exception {
        ImportRun run = take(EXPORT);
        assertThat(list("select status from article where slug in ('paid', 'letter')"))
                .containsExactly("DRAFT", "DRAFT");
        assertThat(reasons(run)).contains("members", "sent", "internalTag", "page");
        assertThat(count("story_note")).isEqualTo(2);
    }

    @Test
    void allUsualAddressesLeadToTheStory() throws Exception {
        take(EXPORT);
        for (String address :
                new String[] {"/the-ferry", "/2023/05/17/the-ferry", "/harbour/the-ferry", "/p/u-1", "/the-ferry/amp"
                }) {
            assertThat(mvc.get().uri(address)).as(address).hasStatus(301).hasHeader("Location", "/2023/05/the-ferry");
        }
        assertThat(mvc.get().uri("/rss")).hasStatus(301).hasHeader("Location", "/feed.xml");
    }

    @Test
    void commentsOfAWholeBackupArriveWithNamesButMembersDoNot() throws Exception {
        take(EXPORT);
        assertThat(list("select author_name || ' ' || status || ' ' || level from comment order by id"))
                .containsExactly("Ada APPROVED 1", "Ben REMOVED 2");
        assertThat(count("account") + count("commenter")).isZero();
    }

    @Test
    void sameFileAgainAddsNothingAndUndoLeavesNothing() throws Exception {
        Path file = file(EXPORT);
        ImportRun first = take(file, false);
        ImportRun second = take(file, false);
        assertThat(second.totals().count(Kind.STORY, Outcome.UNCHANGED)).isEqualTo(5);
        assertThat(second.totals().count(Kind.STORY, Outcome.IMPORTED)).isZero();
        assertThat(undo.begin(first.id())).isTrue();
        undo.undo(first.id());
        assertThat(count("article") + count("section") + count("tag") + count("comment") + count("old_address"))
                .isZero();
    }

    @Test
    void dryRunTellsTheSameAndBringsNothing() throws Exception {
        ImportRun dry = take(file(EXPORT), true);
        assertThat(count("article") + count("section") + count("old_address")).isZero();
        ImportRun run = take(EXPORT);
        for (Kind kind : Kind.values()) {
            assertThat(dry.totals().count(kind, Outcome.IMPORTED))
                    .as(kind.key())
                    .isEqualTo(kind == Kind.PICTURE ? 2 : run.totals().count(kind, Outcome.IMPORTED));
        }
    }

    @Test
    void zipBringsPicturesAndRedirectsAlong() throws Exception {
        Path zip = folder.resolve("ghost.zip");
        java.io.ByteArrayOutputStream picture = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(900, 600, java.awt.image.BufferedImage.TYPE_INT_RGB), "jpg", picture);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            put(
                    entries,
                    "content/data/redirects.json",
                    "[{\"from\":\"^\\\\/gone\\\\/?$\",\"to\":\"/the-ferry/\",\"permanent\":true}]");
            put(entries, "content/themes/casper/package.json", "{}");
            put(entries, "content/images/2023/05/harbour.jpg", picture.toByteArray());
            put(entries, "content/images/2023/05/ferry.jpg", picture.toByteArray());
            put(entries, "content/data/old.ghost.2023-11-14.json", EXPORT);
        }
        shelf = new PictureShelf.InZip(zip);
        ImportRun run = take(zip, false);
        assertThat(run.totals().count(Kind.PICTURE, Outcome.IMPORTED)).isEqualTo(2);
        assertThat(row("select lead_alt_text, lead_caption, body from article where slug = 'the-ferry'"))
                .containsEntry("lead_alt_text", "The harbour")
                .containsEntry("lead_caption", "At dawn")
                .extractingByKey("body")
                .asString()
                .contains("<figure><img src=\"/media/")
                .contains("alt=\"Fog\"")
                .contains("In <em>fog</em>");
        assertThat(mvc.get().uri("/gone")).hasStatus(301).hasHeader("Location", "/2023/05/the-ferry");
    }

    private static void put(ZipOutputStream zip, String name, Object content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content instanceof byte[] bytes ? bytes : content.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void redirectsComeByThemselvesInEitherFormat() throws Exception {
        take(EXPORT);
        ImportRun json = take("""
                [{"from":"/elsewhere/","to":"https://other.example/x","permanent":false},
                 {"from":"^/news/(.*)$","to":"/$1"},
                 {"from":"/the-ferry","to":"/old/"}]""");
        assertThat(json.totals().count(Kind.ADDRESS, Outcome.IMPORTED)).isEqualTo(2);
        assertThat(reasons(json)).containsExactly("taken");
        ImportRun yaml = take("301:\n  /begin: /old/\n302:\n  /begin: /other/\n  /loop/: /loop\n");
        assertThat(yaml.totals().count(Kind.ADDRESS, Outcome.IMPORTED)).isEqualTo(1);
        assertThat(reasons(yaml)).containsExactlyInAnyOrder("circle", "duplicate");
        assertThat(mvc.get().uri("/elsewhere")).hasStatus(301).hasHeader("Location", "https://other.example/x");
        assertThat(mvc.get().uri("/begin")).hasStatus(301).hasHeader("Location", "/2016/02/old");
        assertThat(undo.begin(yaml.id())).isTrue();
        undo.undo(yaml.id());
        assertThat(mvc.get().uri("/begin")).hasStatus(404);
    }

    @Test
    void damagedFileFailsWithLineAndColumnAndKeepsWhatCameBefore() {
        String cut = EXPORT.substring(0, EXPORT.indexOf("\"title\":\"About us\""));
        assertThatThrownBy(() -> take(cut))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("The file cannot be read at line \\d+, column \\d+: .*");
        assertThat(count("article")).isZero();
    }

    @Test
    void otherJsonIsRefused() {
        assertThatThrownBy(() -> take("{\"version\":1}"))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageContaining("no export of Ghost");
    }

    @Test
    void exportWithoutAddressOfItsSiteIsRefused() throws Exception {
        ArrivalFile file = new ArrivalFile(file(EXPORT));
        ArrivalReader reader = readers.of(file);
        long run = importer.runFor(reader, file, "", false, null);
        assertThatThrownBy(() -> importer.take(run, reader, file, shelf, new ImportChoices(), (totals, progress) -> {}))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageContaining("address of its site");
        assertThat(Map.of("stories", count("article"))).containsEntry("stories", 0L);
    }

    @Test
    void scriptsInEveryFieldAreHarmless() throws Exception {
        String script = "<script>alert(1)</script>";
        take("""
                {"data":{"posts":[{"id":"1","title":"%1$s T","slug":"%1$s","html":"<p onclick='x'>%1$s W</p>","custom_excerpt":"%1$s E",
                 "status":"published","visibility":"public","published_at":"not a date","feature_image":"javascript:alert(1)"}],
                 "tags":[{"id":"t","name":"%1$s Tag","slug":"x"}],"posts_tags":[{"post_id":"1","tag_id":"t"}],
                 "users":[{"id":"u","name":"%1$s","slug":"u"}],"posts_authors":[{"post_id":"1","author_id":"u"}]}}""".formatted(script));
        assertThat(row("select headline, body, standfirst from article"))
                .containsEntry("headline", "T")
                .containsEntry("body", "<p> W</p>")
                .containsEntry("standfirst", "E");
    }

    private void leads(String from, String to) {
        assertThat(mvc.get().uri(java.net.URI.create(from)))
                .as(from)
                .hasStatus(301)
                .hasHeader("Location", to);
    }

    @Test
    void expressionsLeadWhereNothingElseAnswers() throws Exception {
        take(EXPORT);
        ImportRun run = take("""
                [{"from":"^\\\\/news\\\\/(\\\\d+)\\\\/(.*)\\\\/$","to":"/$2"},
                 {"from":"(?i)^/shop/(.*)$","to":"https://shop.example/all/$1?from=$$"},
                 {"from":"^/go/(.*)$","to":"$1"},
                 {"from":"^/host/(.*)$","to":"https://$1/"},
                 {"from":"^/(?!x)y(.*)$","to":"/z"},
                 {"from":"^/((a{50}){50}){50}$","to":"/z"},
                 {"from":"^/old/(.*)$","to":"/$1"},
                 {"from":"^/ping/(.*)$","to":"/pong/$1"},
                 {"from":"^/pong/(.*)$","to":"/ping/$1"},
                 {"from":"^/more/(.*)$","to":"/more/more/$1"},
                 {"from":"^/(.*)\\\\.php$","to":"/$1"}]""");
        assertThat(run.totals().count(Kind.ADDRESS, Outcome.IMPORTED)).isEqualTo(7);
        assertThat(reasons(run)).containsOnly("expression").hasSize(4);
        leads("/news/12/the-ferry", "/2023/05/the-ferry");
        leads("/news/12/unknown", "/unknown");
        leads("/shop/tea/green", "https://shop.example/all/tea/green?from=$");
        assertThat(AddressRule.of("^/old(.*)$", "/$1").orElseThrow().lead("/old//evil.example"))
                .contains("/evil.example");
        leads("/the-ferry.php", "/2023/05/the-ferry");
        for (String nowhere : List.of("/ping/x", "/more/x", "/go/evil.example", "/css/x.php", "/desk/x.php", "/x")) {
            assertThat(mvc.get().uri(nowhere).exchange().getResponse().getHeader("Location"))
                    .as(nowhere)
                    .satisfiesAnyOf(
                            place -> assertThat(place).isNull(),
                            place -> assertThat(place).endsWith("/desk/sign-in"));
        }
        assertThat(mvc.post().uri("/news/12/the-ferry"))
                .hasStatus(mvc.post().uri("/nothing").exchange().getResponse().getStatus());
        assertThat(mvc.get().uri("/robots.txt")).hasStatusOk();
        assertThat(take("[{\"from\":\"^/old/(.*)$\",\"to\":\"/$1\"}, {\"from\":\"^/shop/(.*)$\",\"to\":\"/x\"}]")
                        .totals()
                        .count(Kind.ADDRESS, Outcome.UNCHANGED))
                .isEqualTo(1);
        undo.begin(run.id());
        undo.undo(run.id());
        assertThat(mvc.get().uri("/news/12/the-ferry")).hasStatus(404);
    }

    @Test
    void noMoreExpressionsAreKeptThanCanBeAsked() throws Exception {
        jdbc.sql(
                        "insert into old_address_rule (position, origin, expression, goal) select n, '', '^/n' || n, '/' from generate_series(1, 199) n")
                .update();
        assertThat(reasons(take("[{\"from\":\"^/a.*$\",\"to\":\"/x\"},{\"from\":\"^/b.*$\",\"to\":\"/x\"}]")))
                .containsExactly("rules");
    }

    @Test
    void routesBesideTheExportTellItsAddresses() throws Exception {
        Path export = Files.writeString(
                Files.createDirectories(folder.resolve("routed")).resolve("export.json"), EXPORT);
        Files.writeString(export.resolveSibling("routes.yaml"), """
                routes:
                  /about/: about
                collections:
                  /:
                    permalink: /{primary_tag}/{year}/{slug}/
                    template: index
                  /blog/:
                    permalink: /blog/{year}/{month}/{day}/{slug}/
                    filter: tag:blog
                  /odd/:
                    permalink: /odd/{unknown}/{slug}/
                taxonomies:
                  tag: /topics/{slug}/
                  author: /writers/{slug}/
                """);
        take(export, false);
        String written = jdbc.sql(
                        "select to_char(published_at at time zone 'UTC', 'YYYY/MM/DD') from article where slug = 'the-ferry'")
                .query(String.class)
                .single();
        leads("/blog/" + written + "/the-ferry", "/2023/05/the-ferry");
        assertThat(list("select address from old_address where address ~ '^/[^/]+/2023/the-ferry$'"))
                .hasSize(1);
        assertThat(list("select address from old_address where address like '%{%' or address like '/odd/%'"))
                .isEmpty();
        assertThat(list("select address from old_address where address like '/topics/%' and goal ~ '^/(tag|section)/'"))
                .isNotEmpty();
        assertThat(list("select address from old_address where address like '/writers/%'"))
                .isNotEmpty();
    }

    @Test
    void routesByThemselvesLeadFromTheirAddressesToTheStoriesThatCameBefore() throws Exception {
        take(EXPORT);
        ImportRun run = take("""
                # Of the old site
                routes:
                  /about/: about
                collections:
                  /:
                    permalink: /{primary_author}/{year}/{slug}/
                  /blog/:
                    permalink: /blog.d/{day}/{slug}/
                  /odd/:
                    permalink: /odd/{id}/
                taxonomies:
                  tag: /topics/{slug}/
                  author: /writers/{slug}/
                """);
        assertThat(run.source()).isEqualTo("ghost");
        assertThat(run.totals().count(Kind.ADDRESS, Outcome.IMPORTED)).isEqualTo(4);
        assertThat(reasons(run)).containsExactly("expression");
        leads("/nell/2023/the-ferry", "/2023/05/the-ferry");
        leads("/blog.d/17/the-ferry", "/2023/05/the-ferry");
        leads("/topics/ferries", "/tag/ferries");
        leads("/topics/harbour", "/section/harbour");
        assertThat(mvc.get().uri("/blogxd/17/the-ferry")).hasStatus(404);
        undo.begin(run.id());
        undo.undo(run.id());
        assertThat(mvc.get().uri("/blog.d/17/the-ferry")).hasStatus(404);
    }

    @Test
    void daysOfAddressesAreThoseOfTheTimeZoneOfTheSite() throws Exception {
        take(EXPORT.replace(
                        "\"posts\":[",
                        "\"settings\":[{\"key\":\"timezone\",\"value\":\"Pacific/Auckland\"}],\"posts\":[")
                .replace("2023-05-17T08:30:00.000Z\",\"custom", "2023-05-31T20:30:00.000Z\",\"custom"));
        leads("/2023/06/01/the-ferry", "/2023/05/the-ferry");
        assertThat(list("select address from old_address where address = '/2023/05/31/the-ferry'"))
                .isEmpty();
    }

    @Test
    void damagedRoutesStopTheImportBeforeItBegins() throws Exception {
        Path export = Files.writeString(
                Files.createDirectories(folder.resolve("damaged")).resolve("export.json"), EXPORT);
        Files.writeString(export.resolveSibling("routes.yaml"), "collections: [");
        assertThatThrownBy(() -> take(export, false)).hasMessageStartingWith("The routes cannot be read: ");
        assertThat(count("article")).isZero();
    }
}

package org.masthead.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.Role;
import org.masthead.backup.CheckedZip;
import org.masthead.command.Command;
import org.masthead.demo.PlantedDemo;
import org.masthead.media.DevelopedPictures;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who leaves takes everything along, and it is all there where they arrive. */
@ArchiveTest
class ExportTests {

    private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream());
    /** What starts as public pages do; the rest are the desk, forms and what belongs to one reader. */
    private static final Pattern LINK =
            Pattern.compile("(?:href|src)=\"(/[^\"#{}]*)\"|<loc>https?://[^/]+(/[^<]*)</loc>|srcset=\"(/[^\" ]*)");

    /** The forms below comments are hundreds and much the same: only those of every tenth are opened. */
    private static final Pattern FORM_OF_ANOTHER = Pattern.compile(".*/comments/\\d*[1-9]/(reply|report)");

    @TempDir
    static Path folder;

    @Autowired
    SiteExport export;

    @Autowired
    SiteImport importer;

    @Autowired
    Kinds kinds;

    @Autowired
    ClassDatabase database;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    List<Command> commands;

    @BeforeEach
    void aNewsroomIsThere() {
        boolean filled = jdbc.sql("select exists (select from article)")
                        .query(Boolean.class)
                        .single()
                && jdbc.sql("select exists (select from account where password_hash is not null)")
                        .query(Boolean.class)
                        .single();
        if (filled) {
            return;
        }
        database.replace();
        PlantedDemo.plantWithTwoPictures(context);
        long account = Desk.account(jdbc, "Hanna Harbour", Role.ADMINISTRATOR).id();
        for (String sql : List.of(
                "update account set password_hash = '{noop}sesame-open-wide', status = 'ACTIVE'",
                "insert into comment_subscription (email, article_id, secret, asked_at)"
                        + " select 'vera@example.org', min(id), 'a-secret-of-vera', now() from article",
                "insert into commenter (email, created_at, note) values ('vera@example.org', now(), 'kind')",
                "insert into former_address (address, article_id) select '/old-address', min(id) from article",
                "insert into site_identity (version, name, tagline, language, time_zone, footer_links, social_links,"
                        + " saved_at) values (0, 'The Pier \"]]>\" \\ Ünï', 'of the sea', 'en-GB', 'Europe/Berlin',"
                        + " '[]', '[]', now())",
                "update comment set network_address = '198.51.100.77', account_id = case when id % 3 = 0 then "
                        + account + " end",
                "update comment set receipt = 'receipt-' || id")) {
            jdbc.sql(sql).update();
        }
        jdbc.sql("select search_catch_up(1000)").query(Integer.class).single();
    }

    private Path written(String name, boolean addresses) throws Exception {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(out, addresses, line -> {});
        }
        return file;
    }

    /** One that nobody changes, written once. */
    private Path good() throws Exception {
        Path good = folder.resolve("good.zip");
        return Files.exists(good) ? good : written("good.zip", false);
    }

    private void take(Path path) throws Exception {
        try (ExportFile file = new ExportFile(path, json)) {
            importer.run(file, line -> {});
        }
    }

    private static String content(Path path, String entry) throws IOException {
        try (ZipFile file = new ZipFile(path.toFile());
                InputStream content = file.getInputStream(file.getEntry(entry))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyTableAndColumnHasItsPlace() {
        Map<String, Set<String>> columns = new TreeMap<>();
        jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public' and table_type = 'BASE TABLE'""").query(row -> {
            columns.computeIfAbsent(row.getString(1), table -> new HashSet<>()).add(row.getString(2));
        });
        for (Kind kind : kinds.all()) {
            Set<String> judged = new HashSet<>(kind.columns(true));
            judged.addAll(kind.withheld().keySet());
            assertThat(judged).as(kind.table()).isEqualTo(columns.remove(kind.table()));
        }
        assertThat(kinds.leftOut().keySet()).isEqualTo(columns.keySet());
    }

    @Test
    void importIntoAnEmptySiteGivesTheSameSiteByteForByte() throws Exception {
        DevelopedPictures.develop(context);
        Map<String, String> before = pages();
        assertThat(before).hasSizeGreaterThan(100);
        assertThat(before.keySet()).anyMatch(each -> each.startsWith("/media/"));
        Path first = written("first.zip", true);
        database.replace();
        take(first);
        Map<String, String> after = pages();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach(
                (address, page) -> assertThat(after.get(address)).as(address).isEqualTo(page));
        Path second = written("second.zip", true);
        for (Kind kind : kinds.all()) {
            String lines = lasting(content(first, kind.entry()));
            assertThat(lasting(content(second, kind.entry())))
                    .as(kind.name())
                    .isEqualTo(kind.name().equals("accounts") ? lines.replace("ACTIVE", "INVITED") : lines);
        }
        assertThat(content(second, WordPressExport.NAME)).isEqualTo(content(first, WordPressExport.NAME));
        assertThat(jdbc.sql("insert into tag (name, slug) values ('Nets', 'nets') returning id")
                        .query(Long.class)
                        .single())
                .as("a number that nothing has")
                .isPositive();
    }

    @Test
    void exportHoldsNoSecretsAndNoAddressesOfReaders() throws Exception {
        jdbc.sql("""
                        insert into discussion_policy (version, policy, saved_at) values (0, '{"spam": {"akismetKey": "top-key"},
                        "words": {"held": "rope\\nvera@example.org\\n198.51.100.77", "refused": "", "suspect": ""}}', now())""").update();
        Path plain = written("plain.zip", false);
        Path asked = written("asked.zip", true);
        jdbc.sql("delete from discussion_policy").update();
        String everything = everything(plain);
        assertThat(everything)
                .contains("Hanna Harbour", "rope")
                .doesNotContain(
                        "sesame-open-wide",
                        "a-secret-of-vera",
                        "vera@example.org",
                        "198.51.100.77",
                        "receipt-",
                        "top-key");
        assertThat(everything(asked))
                .contains("vera@example.org")
                .doesNotContain("sesame-open-wide", "a-secret-of-vera", "receipt-", "top-key");
        List<String> emails = jdbc.sql("select distinct author_email from comment")
                .query(String.class)
                .list();
        assertThat(emails).isNotEmpty().noneMatch(everything::contains);
        database.replace();
        take(plain);
        assertThat(jdbc.sql("select distinct author_email from comment")
                        .query(String.class)
                        .list())
                .containsExactly("");
    }

    private String everything(Path path) throws IOException {
        StringBuilder everything = new StringBuilder();
        try (ExportFile file = new ExportFile(path, json)) {
            for (CheckedZip.Entry entry : file.manifest().entries()) {
                if (!entry.name().startsWith("pictures/")) {
                    try (InputStream content = file.open(entry.name())) {
                        everything.append(new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return everything.toString();
    }

    @Test
    void linesAreAsTheirSchemaSays() throws Exception {
        Path file = written("schema.zip", true);
        for (Kind kind : kinds.all()) {
            JsonNode schema = json.readTree(content(file, "schema/" + kind.name() + ".json"));
            List<String> fields = List.copyOf(schema.get("properties").propertyNames());
            for (String line : content(file, kind.entry()).lines().toList()) {
                JsonNode row = json.readTree(line);
                assertThat(List.copyOf(row.propertyNames())).isEqualTo(fields);
                for (String field : fields) {
                    JsonNode type = schema.get("properties").get(field).get("type");
                    if (type != null && row.get(field).isNull()) {
                        assertThat(type.isArray()).as(kind.name() + "." + field).isTrue();
                    }
                }
            }
            assertThat(content(file, "SCHEMA.md")).contains("## " + kind.name());
        }
    }

    @ParameterizedTest
    // Within what is packed: what stands before it, as the time of an entry, nobody reads.
    @ValueSource(doubles = {0.003, 0.2, 0.5, 0.9, 0.99})
    void damagedExportIsRefused(double place) throws Exception {
        byte[] bytes = Files.readAllBytes(good());
        bytes[(int) (bytes.length * place)] ^= 0x10;
        refused(bytes);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.8, 0.999})
    void exportThatWasCutOffIsRefused(double place) throws Exception {
        byte[] bytes = Files.readAllBytes(good());
        refused(Arrays.copyOf(bytes, (int) (bytes.length * place)));
    }

    private void refused(byte[] bytes) throws Exception {
        Path bad = Files.write(folder.resolve("bad.zip"), bytes);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ExportFile(bad, json).close())
                .withMessageContaining("Nothing was changed");
    }

    /** Without what a job works out anew every minute: where a comment stands among those that wait. */
    private static String lasting(String lines) {
        return lines.replaceAll("\"harm\":[^,}]*,\"on_front\":(?:true|false)", "");
    }

    /** The same export with other lines of one kind, whose sums and numbers are right again. */
    private Path forged(Path good, String kind, String... lines) throws Exception {
        return packedAgain(
                good,
                (name, content) -> name.equals("data/" + kind + ".jsonl")
                        ? String.join("\n", lines).getBytes(StandardCharsets.UTF_8)
                        : content,
                each -> each.kind().equals(kind) ? new ExportManifest.Written(kind, each.fields(), lines.length) : each,
                Map.of());
    }

    /** An export with other contents, other numbers of lines and more files, which its manifest names as it should. */
    private Path packedAgain(
            Path good,
            BiFunction<String, byte[], byte[]> contents,
            UnaryOperator<ExportManifest.Written> numbers,
            Map<String, byte[]> more)
            throws Exception {
        Path forged = folder.resolve("forged.zip");
        try (ExportFile file = new ExportFile(good, json);
                CheckedZip zip = new CheckedZip(Files.newOutputStream(forged))) {
            ExportManifest m = file.manifest();
            for (CheckedZip.Entry entry : m.entries()) {
                try (InputStream content = file.open(entry.name())) {
                    zip.add(entry.name(), contents.apply(entry.name(), content.readAllBytes()));
                }
            }
            for (Map.Entry<String, byte[]> each : more.entrySet()) {
                zip.add(each.getKey(), each.getValue());
            }
            zip.add(
                    ExportManifest.NAME,
                    json.writeValueAsBytes(new ExportManifest(
                            m.format(),
                            m.version(),
                            m.masthead(),
                            m.schema(),
                            m.exported(),
                            m.site(),
                            m.addresses(),
                            m.kinds().stream().map(numbers).toList(),
                            m.sequences(),
                            zip.entries())));
        }
        return forged;
    }

    @Test
    void pictureThatLiesOutsideIsRefused() throws Exception {
        String name = "pictures/../../../" + folder.getFileName() + "/evil.jpg";
        Path bad = packedAgain(
                good(), (entry, content) -> content, UnaryOperator.identity(), Map.of(name, new byte[] {1}));
        database.replace();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> take(bad))
                .withMessageContaining("is no file of a picture");
        assertThat(jdbc.sql("select count(*) from article").query(Long.class).single())
                .isZero();
        assertThat(folder.resolve("evil.jpg")).doesNotExist();
    }

    @Test
    void scriptsThatSomebodyPutIntoAnExportAreNotShown() throws Exception {
        String script = "<script>alert('moved')</script>";
        String[] lines = content(good(), "data/stories.jsonl")
                .lines()
                .map(line -> line.replace("\"body\":\"", "\"body\":\"" + script)
                        .replace("\"headline\":\"", "\"headline\":\"" + script))
                .toArray(String[]::new);
        Path forged = forged(good(), "stories", lines);
        database.replace();
        take(forged);
        List<String> addresses = jdbc.sql("select address from article where status = 'LIVE' limit 3")
                .query(String.class)
                .list();
        assertThat(addresses).isNotEmpty();
        for (String address : addresses) {
            assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().doesNotContain(script);
        }
    }

    @Test
    void exportThatDoesNotFitTogetherLeavesTheSiteEmptyAndWhole() throws Exception {
        Path good = good();
        List<Path> bad = Stream.of(
                        new String[] {"sections"},
                        new String[] {"sections", "no JSON"},
                        new String[] {"redirects", "{\"address\": \"/x\", \"article_id\": 4711}"},
                        new String[] {"breaking_strip", "{\"id\": \"drop table\"}"})
                .map(each -> {
                    try {
                        Path forged = forged(good, each[0], Arrays.copyOfRange(each, 1, each.length));
                        return Files.move(forged, folder.resolve("forged-" + each.length + each[0] + ".zip"));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        database.replace();
        for (Path path : bad) {
            assertThatExceptionOfType(UnusableExport.class)
                    .as(path.toString())
                    .isThrownBy(() -> take(path))
                    .withMessageContaining("Nothing was changed");
            assertThat(jdbc.sql("select (select count(*) from article) + (select count(*) from section)")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(jdbc.sql("select count(*) from pg_trigger where not tgisinternal and tgenabled = 'D'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        take(good);
        assertThat(jdbc.sql("select count(*) from article").query(Long.class).single())
                .isPositive();
    }

    @Test
    void siteThatHasSomethingIsNotMixedWithAnother() throws Exception {
        Path good = good();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> take(good))
                .withMessageContaining("not empty");
    }

    @Test
    void commandsTellWhatTheyDo() throws Exception {
        Path target = folder.resolve("by-command.zip");
        assertThat(command("export").run(List.of(target.toString()), QUIET)).isZero();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> command("export").run(List.of(target.toString()), QUIET))
                .withMessageContaining("is there already");
        assertThatExceptionOfType(Command.WrongUse.class)
                .isThrownBy(() -> command("export").run(List.of(), QUIET));
        assertThatExceptionOfType(Command.WrongUse.class)
                .isThrownBy(() -> command("import masthead").run(List.of("nothing-there.zip"), QUIET));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(each -> each.toString().endsWith(".part"));
        }
    }

    @Test
    void wordPressFindsWhatItsImporterLooksFor() throws Exception {
        Document xml = Jsoup.parse(content(good(), WordPressExport.NAME), "", Parser.xmlParser());
        assertThat(xml.select("channel > wp|wxr_version").text()).isEqualTo("1.2");
        assertThat(xml.select("channel > wp|author > wp|author_login").eachText())
                .isNotEmpty()
                .doesNotHaveDuplicates();
        Set<String> categories =
                Set.copyOf(xml.select("wp|category > wp|category_nicename").eachText());
        Set<String> tags = Set.copyOf(xml.select("wp|tag > wp|tag_slug").eachText());
        assertThat(xml.select("wp|term_id").eachText()).doesNotHaveDuplicates();
        assertThat(xml.select("item > wp|post_id").eachText()).doesNotHaveDuplicates();
        Set<String> attachments = new HashSet<>();
        int stories = 0;
        int comments = 0;
        for (Element item : xml.select("item")) {
            String number = item.selectFirst("wp|post_id").text();
            if (item.selectFirst("wp|post_type").text().equals("attachment")) {
                attachments.add(number);
                assertThat(item.selectFirst("wp|attachment_url").text()).matches("https?://.*/media/.*\\.(jpg|png)");
                continue;
            }
            stories++;
            assertThat(categories)
                    .containsAll(item.select("category[domain=category]").eachAttr("nicename"));
            assertThat(tags)
                    .containsAll(item.select("category[domain=post_tag]").eachAttr("nicename"));
            for (Element meta : item.select("wp|postmeta")) {
                if (meta.selectFirst("wp|meta_key").text().equals("_thumbnail_id")) {
                    assertThat(attachments)
                            .contains(meta.selectFirst("wp|meta_value").text());
                }
            }
            assertThat(item.selectFirst("content|encoded").wholeText())
                    .isNotBlank()
                    .doesNotContain("src=\"/", "href=\"/");
            Set<String> earlier = new HashSet<>(Set.of("0"));
            for (Element comment : item.select("wp|comment")) {
                comments++;
                assertThat(earlier)
                        .contains(comment.selectFirst("wp|comment_parent").text());
                earlier.add(comment.selectFirst("wp|comment_id").text());
            }
        }
        assertThat(stories).isEqualTo(count("article"));
        assertThat(comments).isEqualTo(count("comment"));
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void whateverIsInATextStaysText() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wxr xml = new Wxr(out);
        xml.words("title", "a ]]> b <i> \u0000\u0008\ud800 c", "domain", "\"<&").end();
        Document read = Jsoup.parse(out.toString(StandardCharsets.UTF_8), "", Parser.xmlParser());
        assertThat(read.selectFirst("title").wholeText()).isEqualTo("a ]]> b <i>  c");
        assertThat(read.selectFirst("title").attr("domain")).isEqualTo("\"<&");
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void administratorTakesItAllAlongAtTheDeskAndTheLogSaysSo() throws Exception {
        assertThat(mvc.get().uri("/desk/settings/export").with(Desk.asAdministrator()))
                .hasStatusOk()
                .bodyText()
                .contains("WordPress");
        var answer = mvc.post()
                .uri("/desk/settings/export")
                .with(Desk.asAdministrator())
                .with(Desk.sameOrigin())
                .exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/zip");
        Path file = Files.write(
                folder.resolve("from-desk.zip"), answer.getResponse().getContentAsByteArray());
        try (ExportFile export = new ExportFile(file, json)) {
            assertThat(export.manifest().addresses()).isFalse();
            assertThat(export.manifest().kinds()).isNotEmpty();
        }
        assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'settings' and act = 'exported'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(mvc.post().uri("/desk/settings/export").with(Desk.asEditor()).with(Desk.sameOrigin()))
                .hasStatus(403);
    }

    private Command command(String name) {
        return commands.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Every public address that the sitemap and the pages lead to, with the status and what is there. */
    private Map<String, String> pages() {
        database.statementsOf(() -> {});
        Map<String, String> pages = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(
                "/",
                "/feed.xml",
                "/feed.atom",
                "/feed.json",
                "/sitemap.xml",
                "/news-sitemap.xml",
                "/corrections",
                "/archive",
                "/search?q=harbour",
                "/robots.txt",
                "/old-address"));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String address = open.pop();
            var response =
                    mvc.get().uri(java.net.URI.create(address)).exchange().getResponse();
            String text = new String(response.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
            pages.put(address, response.getStatus() + " " + response.getHeader("Location") + " " + text);
            LINK.matcher(text)
                    .results()
                    .flatMap(link -> Stream.of(link.group(1), link.group(2), link.group(3)))
                    .filter(link -> link != null && !link.startsWith("//") && !link.matches("/(desk|comments/).*"))
                    .filter(link -> !FORM_OF_ANOTHER.matcher(link).matches())
                    .map(link -> link.replace("&amp;", "&"))
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return pages;
    }
}

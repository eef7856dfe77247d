package org.masthead.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.Role;
import org.masthead.command.Command;
import org.masthead.database.NewsroomDatabase;
import org.masthead.demo.PlantedDemo;
import org.masthead.media.PictureArchive;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** A drill: what was backed up comes back, whole, or nothing happens at all. */
@ArchiveTest
class BackupTests {

    private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream());
    private static final String PASSPHRASE = "gulls over the harbour";

    /** As long as a real one: it comes to lie in the home that these tests share with others. */
    private static final String KEY_OF_THE_HOUSE = "key of the house".repeat(4);

    @TempDir
    static Path folder;

    @Autowired
    Snapshot snapshot;

    @Autowired
    Restoration restoration;

    @Autowired
    ClassDatabase database;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    NewsroomDatabase newsroom;

    @Autowired
    RestoredKey restoredKey;

    @Autowired
    DataSource data;

    @Autowired
    PictureArchive pictures;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    List<Command> commands;

    private Path plain;

    @BeforeEach
    void workHere() throws Exception {
        if (jdbc.sql("select count(*) from account where password_hash is not null")
                        .query(Long.class)
                        .single()
                == 0) {
            database.replace();
            if (Files.exists(folder.resolve("full.pgp"))) {
                RestoreFile before = file(full(), PASSPHRASE);
                restoration.run(before, before.verified(), QUIET);
                return;
            }
            PlantedDemo.plantWithTwoPictures(context);
            Desk.account(jdbc, "Hanna Harbour", Role.ADMINISTRATOR);
            jdbc.sql("update account set password_hash = '{noop}sesame-open-wide', status = 'ACTIVE'")
                    .update();
            jdbc.sql("""
                            insert into comment_subscription (email, article_id, secret, asked_at)
                            select 'vera@example.org', min(id), 'a-secret-of-vera', now() from article""").update();
        }
        plain = folder.resolve("plain.zip");
        if (!Files.exists(plain)) {
            try (OutputStream out = Files.newOutputStream(plain)) {
                snapshot.write(out, false, new byte[0], QUIET);
            }
        }
    }

    private Path full() throws Exception {
        Path file = folder.resolve("full.pgp");
        if (!Files.exists(file)) {
            try (OutputStream out = SealedFile.sealing(Files.newOutputStream(file), PASSPHRASE.toCharArray())) {
                snapshot.write(out, true, KEY_OF_THE_HOUSE.getBytes(StandardCharsets.UTF_8), QUIET);
            }
        }
        return file;
    }

    private RestoreFile file(Path path, String passphrase) {
        return new RestoreFile(path, passphrase.toCharArray(), json);
    }

    @Test
    void fullBackupBroughtBackIsTheSameSiteByteForByte() throws Exception {
        Map<String, String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(30);
        Map<String, String> tables = whileNobodyWorks(() -> {
            Files.deleteIfExists(folder.resolve("full.pgp"));
            full();
        });
        RestoreFile file = file(full(), PASSPHRASE);
        database.replace();
        assertThat(restoration.present().values()).containsOnly(0L);
        restoration.run(file, file.verified(), QUIET);
        assertThat(newsroom.home().resolve(RestoreFile.SECRET)).hasContent(KEY_OF_THE_HOUSE);
        assertThat(tables()).isEqualTo(tables);
        assertThat(pages()).isEqualTo(pages);
        assertThat(jdbc.sql("insert into tag (name, slug) values ('Nets', 'nets') returning id")
                        .query(Long.class)
                        .single())
                .as("a number that nothing has")
                .isPositive();
        assertThat(jdbc.sql("select count(*) from pg_constraint where contype = 'f' and not convalidated")
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("delete from tag where slug = 'nets'").update();
    }

    @Test
    void backupThatIsNotFullHoldsNoSecret() throws Exception {
        RestoreFile file = file(plain, "");
        StringBuilder everything = new StringBuilder();
        file.each((name, content) -> {
            if (name.startsWith("tables/")) {
                everything.append(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        assertThat(everything)
                .contains("vera@example.org", "Hanna Harbour")
                .doesNotContain("sesame-open-wide", "a-secret-of-vera");
        database.replace();
        restoration.run(file, file.verified(), QUIET);
        assertThat(jdbc.sql("select distinct status from account")
                        .query(String.class)
                        .list())
                .containsExactly("INVITED");
        assertThat(jdbc.sql("select count(*) from discussion_secret")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everyColumnThatSoundsSecretIsJudged() {
        // Digests of words, of addresses and of a browser's random number open nothing.
        Pattern harmless = Pattern.compile("commenter_ban\\.email_digest|comment_submission\\.digest"
                + "|comment_recommendation\\.token_hash|comment_finding\\.code|import_item\\.hash|import_run\\.digest");
        assertThat(jdbc.sql("""
                                select table_name || '.' || column_name from information_schema.columns
                                where table_schema = 'public' and is_generated = 'NEVER'
                                      and column_name ~ '(secret|token|hash|password|digest|_key|code|passphrase)'""").query(String.class).list().stream()
                        .filter(each -> !harmless.matcher(each).matches())
                        .filter(each -> Secrets.isKept(each.split("\\.")[0], false)))
                .allSatisfy(each -> assertThat(Secrets.expression(each.split("\\.")[0], each.split("\\.")[1], false))
                        .as(each)
                        .isNotEqualTo("\"" + each.split("\\.")[1] + "\""));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9, 0.97})
    void damagedBackupIsRefusedBeforeAnythingIsTouched(double place) throws Exception {
        for (Path good : List.of(plain, full())) {
            byte[] bytes = Files.readAllBytes(good);
            bytes[(int) (bytes.length * place)] ^= 0x10;
            refused(bytes, good.equals(plain) ? "" : PASSPHRASE);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.8, 0.999})
    void backupThatWasCutOffIsRefused(double place) throws Exception {
        byte[] bytes = Files.readAllBytes(plain);
        refused(java.util.Arrays.copyOf(bytes, (int) (bytes.length * place)), "");
        byte[] sealed = Files.readAllBytes(full());
        refused(java.util.Arrays.copyOf(sealed, (int) (sealed.length * place)), PASSPHRASE);
    }

    private void refused(byte[] bytes, String passphrase) throws Exception {
        Path bad = Files.write(folder.resolve("bad"), bytes);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> file(bad, passphrase).verified());
    }

    @Test
    void wrongPassphraseAndNoPassphraseAreRefused() throws Exception {
        Path full = full();
        assertThatExceptionOfType(DamagedBackup.class)
                .isThrownBy(() -> file(full, "terns over the harbour").verified())
                .withMessageContaining("passphrase");
        assertThatExceptionOfType(DamagedBackup.class)
                .isThrownBy(() -> file(full, "").verified())
                .withMessageContaining("MASTHEAD_BACKUP_PASSPHRASE");
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(full))) {
            assertThat(SealedFile.isSealed(in)).isTrue();
        }
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        refused("hello, I am no backup".getBytes(StandardCharsets.UTF_8), "");
        refused(new byte[] {(byte) 0x80, 1, 2, 3}, PASSPHRASE);
    }

    @Test
    void backupOfAnotherSchemaIsRefusedAndNamesIt() throws Exception {
        RestoreFile file = file(plain, "");
        Manifest ours = file.verified();
        Manifest older =
                new Manifest(1, "0.0.9", "012", false, ours.taken(), ours.tables(), ours.sequences(), ours.entries());
        whileNobodyWorks(() -> assertThatExceptionOfType(DamagedBackup.class)
                .isThrownBy(() -> restoration.run(file, older, QUIET))
                .withMessageContaining("Masthead 0.0.9 with database version 012")
                .withMessageContaining("Nothing was changed"));
    }

    @Test
    void restoreThatIsCutShortChangesNothing() throws Exception {
        RestoreFile file = file(plain, "");
        Manifest manifest = file.verified();
        Path shorter = folder.resolve("shorter.zip");
        byte[] bytes = Files.readAllBytes(plain);
        Files.write(shorter, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        whileNobodyWorks(() -> assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> restoration.run(file(shorter, ""), manifest, QUIET)));
        assertThat(jdbc.sql(
                                "select count(*) from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from pg_trigger where not tgisinternal and tgenabled = 'D'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void restoreThatCannotKeepTheKeyTouchesNothing() throws Exception {
        Path key = newsroom.home().resolve(RestoreFile.SECRET);
        Files.writeString(key, "key of another house");
        RestoreFile file = file(full(), PASSPHRASE);
        Manifest manifest = file.verified();
        Restoration withoutRoom = new Restoration(data, pictures, new RestoredKey(newsroom, data) {
            @Override
            void await(Connection transaction, byte[] secret) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        whileNobodyWorks(() ->
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> withoutRoom.run(file, manifest, QUIET)));
        assertThat(key).hasContent("key of another house");
    }

    @Test
    void keyOfARestoreThatWasKilledIsPutInItsPlaceByWhoeverStartsNext() throws Exception {
        Path key = newsroom.home().resolve(RestoreFile.SECRET);
        Files.writeString(key, "key of another house");
        long settled = transaction(
                connection -> restoredKey.await(connection, KEY_OF_THE_HOUSE.getBytes(StandardCharsets.UTF_8)));
        assertThat(waiting(settled)).exists();
        restoredKey.afterSingletonsInstantiated();
        assertThat(key).hasContent(KEY_OF_THE_HOUSE);
        assertThat(waiting(settled)).doesNotExist();
    }

    @Test
    void keyOfARestoreThatCameToNothingIsTakenAwayAndThatOfOneUnderWayWaits() throws Exception {
        Path key = newsroom.home().resolve(RestoreFile.SECRET);
        Files.writeString(key, KEY_OF_THE_HOUSE);
        long[] number = {0};
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> transaction(connection -> {
                    restoredKey.await(connection, "another".getBytes(StandardCharsets.UTF_8));
                    number[0] = numberOf(connection);
                    restoredKey.settle();
                    assertThat(waiting(number[0])).hasContent("another");
                    throw new IOException("killed");
                }));
        restoredKey.afterSingletonsInstantiated();
        assertThat(waiting(number[0])).doesNotExist();
        assertThat(key).hasContent(KEY_OF_THE_HOUSE);
    }

    private Path waiting(Object number) {
        return newsroom.home().resolve(RestoreFile.SECRET + ".restored-" + number);
    }

    private long transaction(OneTransaction.Work work) throws Exception {
        long[] number = {0};
        OneTransaction.writing(data, connection -> {
            number[0] = numberOf(connection);
            work.on(connection);
        });
        return number[0];
    }

    private static long numberOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_xact_id()::text")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void backupOnAFullDiskSaysSoAndLeavesNothing() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(did("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", small.toString()), "needs to mount");
        try {
            for (String name : List.of("backup", "export")) {
                Path target = small.resolve(name + ".zip");
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> command(name).run(List.of(target.toString()), QUIET))
                        .withMessage(target + " could not be written: No space left on device. Nothing of it is left.");
                try (var files = Files.list(small)) {
                    assertThat(files).isEmpty();
                }
            }
        } finally {
            assertThat(did("umount", small.toString())).isTrue();
        }
    }

    private static boolean did(String... words) throws Exception {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException notHere) {
            return false;
        }
    }

    @Test
    void commandsTellWhatTheyDo() throws Exception {
        Path target = folder.resolve("by-command.zip");
        Map<String, String> before = whileNobodyWorks(() -> {
            Files.deleteIfExists(target);
            assertThat(command("backup").run(List.of(target.toString()), QUIET)).isZero();
        });
        assertThat(Files.size(target)).isPositive();
        assertThat(folder.resolve("by-command.zip.part")).doesNotExist();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> command("backup").run(List.of(target.toString()), QUIET))
                .withMessageContaining("is there already");
        assertThatExceptionOfType(Command.WrongUse.class)
                .isThrownBy(() -> command("backup").run(List.of("x.pgp", "--full"), QUIET))
                .withMessageContaining("MASTHEAD_BACKUP_PASSPHRASE");
        assertThatExceptionOfType(Command.WrongUse.class)
                .isThrownBy(() -> command("backup").run(List.of(), QUIET));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> command("restore").run(List.of(target.toString()), QUIET))
                .withMessageContaining("not empty")
                .withMessageContaining("--replace");
        assertThat(command("restore").run(List.of(target.toString(), "--replace"), QUIET))
                .isZero();
        before.remove("account");
        before.remove("comment_subscription");
        assertThat(tables()).containsAllEntriesOf(before);
    }

    private Command command(String name) {
        return commands.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Some work. */
    private interface Work {
        void run() throws Exception;
    }

    /** What is in each table before and after some work; once more where a job of the house changed it meanwhile. */
    private Map<String, String> whileNobodyWorks(Work work) throws Exception {
        Map<String, String> before = tables();
        work.run();
        Map<String, String> after = tables();
        for (int again = 0; again < 3 && !after.equals(before); again++) {
            before = after;
            work.run();
            after = tables();
        }
        assertThat(after).isEqualTo(before);
        return before;
    }

    /** What is in each table, of those that a backup has. */
    private Map<String, String> tables() {
        Map<String, String> sums = new TreeMap<>();
        for (String table : new Schema(database).tables()) {
            if (Secrets.isKept(table, false)) {
                sums.put(
                        table,
                        jdbc.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(line, ',' order by line)), '') from "
                                                + "(select md5(t::text) line from " + told(table) + " t) lines")
                                .query(String.class)
                                .single());
            }
        }
        return sums;
    }

    /** Lines of a tally may be added up at any time and say the same. */
    private static String told(String table) {
        return table.equals("article_tally")
                ? "(select section_id, status, sum(number) from article_tally group by 1, 2)"
                : "\"" + table + "\"";
    }

    /** Every public address, as the sitemap and the pages name them, with what is there. */
    private Map<String, String> pages() {
        database.statementsOf(() -> {});
        Map<String, String> pages = new HashMap<>();
        for (String start :
                List.of("/", "/feed.xml", "/sitemap.xml", "/corrections", "/archive", "/search", "/robots.txt")) {
            read(start, pages, 2);
        }
        return pages;
    }

    private void read(String address, Map<String, String> pages, int deeper) {
        if (pages.containsKey(address)) {
            return;
        }
        byte[] body = mvc.get().uri(address).exchange().getResponse().getContentAsByteArray();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        pages.put(address, text);
        if (deeper > 0) {
            Pattern.compile("(?:href|src)=\"(/[^\"#?{}]*)\"|<loc>https?://[^/]+(/[^<?]*)</loc>")
                    .matcher(text)
                    .results()
                    .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
                    .filter(link -> !link.startsWith("//") && !link.startsWith("/desk"))
                    .distinct()
                    .limit(60)
                    .forEach(link -> read(link, pages, deeper - 1));
        }
    }
}

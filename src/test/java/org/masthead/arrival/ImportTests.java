package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.Tables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What tests of an import have at hand. */
@ArchiveTest
abstract class ImportTests {

    static final String SITE = "https://old.example";

    @TempDir
    Path folder;

    @Autowired
    Importer importer;

    @Autowired
    ImportRuns runs;

    @Autowired
    ImportUndo undo;

    @Autowired
    ArrivalReaders readers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    PictureShelf shelf = new PictureShelf.InFolder(Path.of("/nowhere"));

    @BeforeEach
    void clearTheGround() {
        Tables.empty(
                jdbc,
                "import_item",
                "import_picture",
                "old_address",
                "old_address_rule",
                "import_run",
                "import_author",
                "import_site",
                "article",
                "author",
                "section",
                "tag",
                "picture",
                "account");
    }

    /** Takes a text in, as whatever it looks like. */
    ImportRun take(String content) throws IOException, ArrivalFailed {
        return take(file(content), false);
    }

    ImportRun take(Wxr export) throws IOException, ArrivalFailed {
        return take(export.toString());
    }

    ImportRun take(Path path, boolean dry) throws IOException, ArrivalFailed {
        ArrivalFile file = new ArrivalFile(path);
        ArrivalReader reader = readers.of(file);
        long run = importer.runFor(reader, file, SITE, dry, null);
        importer.take(run, reader, file, shelf, new ImportChoices(), (totals, progress) -> {});
        ImportRun ended = runs.find(run).orElseThrow();
        addsUp(ended);
        return ended;
    }

    /** Until nothing works at an import any more. */
    void untilDone() throws InterruptedException {
        for (int wait = 0;
                wait < 200 && (importer.isBusy() || count("import_run where state in ('RUNNING', 'UNDOING')") > 0);
                wait++) {
            Thread.sleep(50);
        }
    }

    Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "export", ".file"), content);
    }

    long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    Map<String, Object> row(String sql) {
        return jdbc.sql(sql).query().singleRow();
    }

    List<String> list(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    List<String> reasons(ImportRun run) {
        return list("select reason from import_note where run_id = " + run.id() + " order by id");
    }

    static void addsUp(ImportRun run) {
        for (Kind kind : Kind.values()) {
            long out = 0;
            for (Outcome each : Outcome.values()) {
                out += run.totals().count(kind, each);
            }
            assertThat(out).as(kind.key()).isEqualTo(run.totals().read(kind));
        }
    }
}

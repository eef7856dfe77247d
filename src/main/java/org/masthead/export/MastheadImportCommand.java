package org.masthead.export;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.masthead.command.Command;
import org.masthead.command.CommandFile;
import org.masthead.database.NewsroomDatabase;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code import masthead FILE}: looks at all of it before it touches anything. */
@Component
class MastheadImportCommand implements Command {

    private final SiteImport importer;
    private final SiteExport here;
    private final NewsroomDatabase database;
    private final JsonMapper json;

    MastheadImportCommand(SiteImport importer, SiteExport here, NewsroomDatabase database, JsonMapper json) {
        this.importer = importer;
        this.here = here;
        this.database = database;
        this.json = json;
    }

    @Override
    public String name() {
        return "import masthead";
    }

    @Override
    public String arguments() {
        return "FILE.zip";
    }

    @Override
    public String purpose() {
        return "Takes what \"export\" wrote into a new site that is not running.";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws IOException, SQLException {
        Path path = CommandFile.toRead(arguments);
        if (database.siteIsRunning()) {
            throw new IOException("The site is running. Stop it first.");
        }
        out.println("Checking " + path);
        try (ExportFile file = new ExportFile(path, json)) {
            out.println("Taking in what was exported on " + file.manifest().exported());
            importer.run(file, line -> out.println("  " + line));
            out.println(
                    "Done. \"account link E-MAIL\" makes a link by which somebody chooses a password; then start the"
                            + " site.");
            ExportManifest.Site before = file.manifest().site();
            if (!before.equals(here.site())) {
                out.println("Configured otherwise where it comes from: " + before);
            }
        }
        return 0;
    }
}

package org.masthead.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.masthead.command.Command;
import org.masthead.command.CommandFile;
import org.masthead.database.NewsroomDatabase;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code restore FILE}: looks at all of it before it touches anything. */
@Component
class RestoreCommand implements Command {

    private static final String REPLACE = "--replace";

    private final Restoration restoration;
    private final BackupSettings settings;
    private final NewsroomDatabase database;
    private final JsonMapper json;

    RestoreCommand(Restoration restoration, BackupSettings settings, NewsroomDatabase database, JsonMapper json) {
        this.restoration = restoration;
        this.settings = settings;
        this.database = database;
        this.json = json;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String arguments() {
        return "FILE [" + REPLACE + "]";
    }

    @Override
    public String purpose() {
        return "Brings a backup back into a new site that is not running. " + REPLACE
                + " takes away what is there instead.";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws IOException, SQLException {
        boolean replace = arguments.contains(REPLACE);
        List<String> names =
                arguments.stream().filter(each -> !each.equals(REPLACE)).toList();
        Path path = CommandFile.toRead(names);
        if (database.siteIsRunning()) {
            throw new IOException("The site is running. Stop it first.");
        }
        refuseToReplace(replace);
        RestoreFile file =
                new RestoreFile(path, settings.passphraseOr("Passphrase of the backup, if it has one"), json);
        out.println("Checking " + path);
        Manifest manifest = file.verified();
        out.println("Restoring what was written on " + manifest.taken());
        try {
            restoration.run(file, manifest, out);
        } catch (DamagedBackup refused) {
            throw refused;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new IOException("Nothing was changed: " + e.getMessage(), e);
        }
        out.println(
                manifest.full()
                        ? "Restored. Start the site."
                        : "Restored, but for passwords. \"account link E-MAIL\" makes a link by which somebody chooses"
                                + " a new one; then start the site.");
        return 0;
    }

    private void refuseToReplace(boolean replace) throws IOException {
        Map<String, Long> present = restoration.present();
        if (!replace && present.values().stream().anyMatch(count -> count > 0)) {
            throw new IOException("This site is not empty ("
                    + present.entrySet().stream()
                            .map(each -> each.getKey() + ": " + each.getValue())
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + "). Back it up, and say " + REPLACE + " if all of that may go.");
        }
    }
}

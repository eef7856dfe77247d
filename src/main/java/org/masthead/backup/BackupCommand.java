package org.masthead.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.masthead.command.Command;
import org.masthead.command.CommandFile;
import org.masthead.database.NewsroomDatabase;
import org.springframework.stereotype.Component;

/** {@code backup FILE}: it is there whole or not at all. */
@Component
class BackupCommand implements Command {

    private static final int SHORTEST_PASSPHRASE = 12;

    private final Snapshot snapshot;
    private final BackupSettings settings;
    private final NewsroomDatabase database;

    BackupCommand(Snapshot snapshot, BackupSettings settings, NewsroomDatabase database) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.database = database;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String arguments() {
        return "FILE [--full]";
    }

    @Override
    public String purpose() {
        return "Writes the whole site into one file, while it runs. --full adds passwords' hashes and keys, and locks the"
                + " file with the passphrase in MASTHEAD_BACKUP_PASSPHRASE.";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws IOException, SQLException {
        boolean full = arguments.contains("--full");
        List<String> names =
                arguments.stream().filter(each -> !each.equals("--full")).toList();
        Path file = CommandFile.toWrite(names);
        char[] passphrase = full ? settings.passphraseOr("Passphrase of the backup") : new char[0];
        if (full && passphrase.length < SHORTEST_PASSPHRASE) {
            throw new WrongUse("A full backup is locked: set MASTHEAD_BACKUP_PASSPHRASE to " + SHORTEST_PASSPHRASE
                    + " characters at least.");
        }
        CommandFile.write(file, plain -> {
            try (OutputStream target = full ? SealedFile.sealing(plain, passphrase) : plain) {
                snapshot.write(target, full, full ? secret() : new byte[0], out);
            }
        });
        out.println("Written: " + file + " (" + Files.size(file) + " bytes). "
                + (full
                        ? "Who has it and the passphrase has the site."
                        : "It holds no passwords: after a restore, everybody chooses a new one."));
        return 0;
    }

    private byte[] secret() throws IOException {
        Path key = database.home().resolve(RestoreFile.SECRET);
        return Files.exists(key) ? Files.readAllBytes(key) : new byte[0];
    }
}

package org.masthead.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.masthead.command.CommandFile;
import org.masthead.database.NewsroomDatabase;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The house's key on its way from a backup to its place. It waits under the number of the transaction that restores the
 * database, as only that says whether it belongs here: a restore may be killed right after it was settled, and before
 * the key has its name. Whatever starts next finishes it.
 */
@Component
class RestoredKey implements SmartInitializingSingleton {

    private static final String WAITING = RestoreFile.SECRET + ".restored-";

    private final NewsroomDatabase database;
    private final DataSource data;

    RestoredKey(NewsroomDatabase database, DataSource data) {
        this.database = database;
        this.data = data;
    }

    /** Before anybody asks for the key, which is read once. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            settle();
        } catch (IOException e) {
            throw new UncheckedIOException("The key of a restore could not be put in its place", e);
        }
    }

    /** Has it wait for the end of a transaction; where there is no room for it, that one comes to nothing. */
    void await(Connection transaction, byte[] secret) throws IOException, SQLException {
        String number = JdbcClient.create(new SingleConnectionDataSource(transaction, true))
                .sql("select pg_current_xact_id()::text")
                .query(String.class)
                .single();
        CommandFile.write(database.home().resolve(WAITING + number), target -> target.write(secret));
    }

    /** Puts it in its place where its transaction was settled, and takes it away where that came to nothing. */
    void settle() throws IOException {
        if (!Files.isDirectory(database.home())) {
            return;
        }
        try (DirectoryStream<Path> waiting = Files.newDirectoryStream(
                database.home(), each -> each.getFileName().toString().matches(WAITING + "\\d{1,19}"))) {
            for (Path key : waiting) {
                String became = became(key.getFileName().toString().substring(WAITING.length()));
                if ("committed".equals(became)) {
                    Files.move(key, key.resolveSibling(RestoreFile.SECRET), StandardCopyOption.ATOMIC_MOVE);
                } else if ("aborted".equals(became)) {
                    Files.delete(key);
                }
            }
        }
    }

    private @Nullable String became(String transaction) {
        return JdbcClient.create(data)
                .sql("select pg_xact_status(?::xid8)")
                .param(transaction)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}

package org.masthead.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that this newsroom runs on: the configured one, or the embedded one that lives as long as this object.
 */
public final class NewsroomDatabase implements AutoCloseable {

    private final Path home;
    private final DatabaseAddress address;
    private final String version;
    private final @Nullable EmbeddedServer server;

    private NewsroomDatabase(Path home, DatabaseAddress address, String version, @Nullable EmbeddedServer server) {
        this.home = home;
        this.address = address;
        this.version = version;
        this.server = server;
    }

    static NewsroomDatabase configured(Path home, DatabaseAddress address) {
        return new NewsroomDatabase(home, address, ConnectionCheck.versionOf(address), null);
    }

    static NewsroomDatabase embedded(Path home, EmbeddedServer server) {
        try {
            return new NewsroomDatabase(home, server.address(), ConnectionCheck.versionOf(server.address()), server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The embedded server that the running site of this home holds. */
    static NewsroomDatabase ofRunningSite(Path home) {
        return configured(home, EmbeddedServer.addressIn(home));
    }

    /** Whether a site runs on it: one that listens for changes, as every site does and no command. */
    public boolean siteIsRunning() {
        return ConnectionCheck.siteListensTo(address);
    }

    /** Whether Masthead runs the server itself. */
    public boolean embedded() {
        return server != null;
    }

    /** Which database it is, for people: never with a password. */
    public String description() {
        return (embedded() ? "embedded PostgreSQL " : "PostgreSQL ") + version + " at " + address;
    }

    /** The directory of everything that a backup must hold, {@code masthead.home}. */
    public Path home() {
        return home;
    }

    DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}

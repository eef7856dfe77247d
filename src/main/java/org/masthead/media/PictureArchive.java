package org.masthead.media;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All files of all pictures, wherever they are kept, for who takes them elsewhere or brings them back. */
@Component
public class PictureArchive {

    /** The table of those that are kept in the database. */
    public static final String TABLE = "picture_file";

    /** Where they lie in an archive: {@code pictures/42/name}. */
    public static final String FOLDER = "pictures/";

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})/([a-z0-9][a-z0-9-]*(?:\\.[a-z]+)?)");

    private final PictureStore store;
    private final JdbcClient jdbc;

    PictureArchive(PictureStore store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    /** Is shown a file. */
    public interface Visitor {
        /** @param name the number of the picture, a stroke, and the name that the house gave it */
        void visit(String name, byte[] bytes) throws IOException;
    }

    /** Shows all of them, one after the other. */
    public void each(Visitor visitor) throws IOException {
        try (Stream<Long> pictures = jdbc.sql("select id from picture order by id").query(Long.class).stream()) {
            for (long picture : (Iterable<Long>) pictures::iterator) {
                for (String name : store.names(picture)) {
                    byte[] bytes = store.find(picture, name).orElse(null);
                    if (bytes != null) {
                        visitor.visit(picture + "/" + name, bytes);
                    }
                }
            }
        }
    }

    /**
     * Keeps a file that {@link #each} showed.
     *
     * @param connection of the transaction that brings the pictures themselves back
     * @throws IOException if it has no name of this house
     */
    public void keep(Connection connection, String name, byte[] bytes) throws IOException, SQLException {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IOException("\"" + name + "\" is no file of a picture");
        }
        long picture = Long.parseLong(parts.group(1));
        if (!(store instanceof DatabasePictureStore)) {
            store.keep(picture, parts.group(2), bytes);
            return;
        }
        try (PreparedStatement row =
                connection.prepareStatement("insert into picture_file (picture_id, name, bytes) values (?, ?, ?)")) {
            row.setLong(1, picture);
            row.setString(2, parts.group(2));
            row.setBytes(3, bytes);
            row.executeUpdate();
        }
    }
}

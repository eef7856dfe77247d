package org.masthead.media;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pictures in PostgreSQL, unless something else is configured. A folder would be the usual choice, but it breaks what
 * Masthead promises: that nodes keep nothing of their own, that any number of them may share one database, and that a
 * backup of that database has everything.
 */
final class DatabasePictureStore implements PictureStore {

    private final JdbcClient jdbc;

    DatabasePictureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(long picture, String name, byte[] bytes) {
        jdbc.sql("insert into picture_file (picture_id, name, bytes) values (?, ?, ?) on conflict do nothing")
                .params(picture, name, bytes)
                .update();
    }

    @Override
    public Optional<byte[]> find(long picture, String name) {
        return jdbc.sql("select bytes from picture_file where picture_id = ? and name = ?")
                .params(picture, name)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    @Override
    public Set<String> names(long picture) {
        return new TreeSet<>(jdbc.sql("select name from picture_file where picture_id = ?")
                .param(picture)
                .query(String.class)
                .list());
    }

    @Override
    public void remove(long picture, Collection<String> names) {
        if (!names.isEmpty()) {
            jdbc.sql("delete from picture_file where picture_id = :picture and name in (:names)")
                    .param("picture", picture)
                    .param("names", names)
                    .update();
        }
    }
}

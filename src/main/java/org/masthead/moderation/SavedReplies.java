package org.masthead.moderation;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Replies that are written again and again. */
@Component
class SavedReplies {

    private final JdbcClient jdbc;

    SavedReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A reply under a name by which moderators find it. */
    record SavedReply(long id, String name, String body) {}

    List<SavedReply> all() {
        return jdbc.sql("select id, name, body from saved_reply order by lower(name), id")
                .query(SavedReply.class)
                .list();
    }

    Optional<SavedReply> find(long id) {
        return jdbc.sql("select id, name, body from saved_reply where id = ?")
                .param(id)
                .query(SavedReply.class)
                .optional();
    }

    void add(String name, String body) {
        jdbc.sql("insert into saved_reply (name, body) values (?, ?)")
                .params(name, body)
                .update();
    }

    boolean change(long id, String name, String body) {
        return jdbc.sql("update saved_reply set name = ?, body = ? where id = ?")
                        .params(name, body, id)
                        .update()
                > 0;
    }

    void delete(long id) {
        jdbc.sql("delete from saved_reply where id = ?").param(id).update();
    }
}

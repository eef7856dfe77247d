package org.masthead.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What has to be developed. Any node claims a task for some minutes, by the clock of the database; where it is killed
 * meanwhile, another one does it.
 */
@Component
class PictureTasks {

    static final int MOST_ATTEMPTS = 3;

    private static final String RETURNING = " returning picture_id, turn, attempts, file_name, source_imprint, "
            + "cut_top, cut_right, cut_bottom, cut_left, focus_x, focus_y";

    private static final String CLAIM =
            "update picture_task set claimed_until = now() + interval '3 minutes', attempts = attempts + 1 ";

    private final JdbcClient jdbc;

    PictureTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Wants a picture developed like this, whatever was wanted before. */
    void want(long picture, String fileName, String sourceImprint, Cut cut) {
        jdbc.sql("""
                        insert into picture_task (picture_id, file_name, source_imprint, cut_top, cut_right, cut_bottom,
                                                  cut_left, focus_x, focus_y)
                        values (:picture, :name, :source, :top, :right, :bottom, :left, :x, :y)
                        on conflict (picture_id) do update
                        set turn = picture_task.turn + 1, attempts = 0, claimed_until = '-infinity',
                            file_name = excluded.file_name, source_imprint = excluded.source_imprint,
                            cut_top = excluded.cut_top, cut_right = excluded.cut_right,
                            cut_bottom = excluded.cut_bottom, cut_left = excluded.cut_left,
                            focus_x = excluded.focus_x, focus_y = excluded.focus_y
                        """)
                .param("picture", picture)
                .param("name", fileName)
                .param("source", sourceImprint)
                .param("top", cut.top())
                .param("right", cut.right())
                .param("bottom", cut.bottom())
                .param("left", cut.left())
                .param("x", cut.focusX())
                .param("y", cut.focusY())
                .update();
    }

    /** What is still to be done with a picture. */
    Optional<PictureTask> of(long picture) {
        return jdbc.sql("select * from picture_task where picture_id = ?")
                .param(picture)
                .query(PictureTasks::map)
                .optional();
    }

    /** Claims the oldest task that nobody works on. */
    Optional<PictureTask> claim() {
        return jdbc.sql(CLAIM + """
                        where picture_id = (select picture_id from picture_task where claimed_until < now()
                                            order by picture_id for update skip locked limit 1)
                        """ + RETURNING).query(PictureTasks::map).optional();
    }

    /** Claims the task of one picture, unless somebody works on it. */
    Optional<PictureTask> claim(long picture) {
        return jdbc.sql(CLAIM + "where picture_id = ? and claimed_until < now()" + RETURNING)
                .param(picture)
                .query(PictureTasks::map)
                .optional();
    }

    /** Gives a claimed task back as if nobody had touched it. */
    void putBack(PictureTask task) {
        jdbc.sql("""
                        update picture_task set claimed_until = '-infinity', attempts = attempts - 1
                        where picture_id = ? and turn = ?
                        """).params(task.pictureId(), task.turn()).update();
    }

    /** Strikes a task off; whether it was still there and still the same. */
    boolean strikeOff(PictureTask task) {
        // Whoever deletes a picture holds it before its task; two who take the same in another order wait for ever.
        jdbc.sql("select id from picture where id = ? for update")
                .param(task.pictureId())
                .query(Long.class)
                .optional();
        return jdbc.sql("delete from picture_task where picture_id = ? and turn = ?")
                        .params(task.pictureId(), task.turn())
                        .update()
                > 0;
    }

    private static PictureTask map(ResultSet row, int number) throws SQLException {
        return new PictureTask(
                row.getLong("picture_id"),
                row.getInt("turn"),
                row.getInt("attempts"),
                row.getString("file_name"),
                row.getString("source_imprint"),
                new Cut(
                        row.getInt("cut_top"),
                        row.getInt("cut_right"),
                        row.getInt("cut_bottom"),
                        row.getInt("cut_left"),
                        row.getInt("focus_x"),
                        row.getInt("focus_y")));
    }
}

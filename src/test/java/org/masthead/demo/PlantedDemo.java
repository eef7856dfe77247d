package org.masthead.demo;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives tests the newsroom that a first start plants. */
public final class PlantedDemo {

    private PlantedDemo() {}

    /** Plants it, where nobody has worked yet. */
    public static void plant(ApplicationContext context) {
        if (!context.getBean(DemoNewsroom.class).plant()) {
            throw new AssertionError("somebody works here already");
        }
    }

    /**
     * Plants it and leaves two of its pictures, for tests that carry all of them from place to place again and again.
     * Of the first only the beginning of each file is left: to sum up its bytes took a third of the time of such tests.
     */
    public static void plantWithTwoPictures(ApplicationContext context) {
        plant(context);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        List<Long> kept = jdbc.sql("select min(lead_picture_id) from article group by section_id order by 1 limit 2")
                .query(Long.class)
                .list();
        jdbc.sql("update article set lead_picture_id = null where lead_picture_id not in (:kept)")
                .param("kept", kept)
                .update();
        jdbc.sql("delete from picture where id not in (:kept)")
                .param("kept", kept)
                .update();
        jdbc.sql("update picture_file set bytes = substring(bytes for 2000) where picture_id = ?")
                .param(kept.get(0))
                .update();
    }
}

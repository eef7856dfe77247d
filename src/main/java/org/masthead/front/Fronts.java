package org.masthead.front;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Ranking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stories that editors chose for the fronts. A front is named by its section, the front page by none. */
@Service
@Transactional
public class Fronts {

    private static final String OF_SECTION = "where f.section_id is not distinct from cast(:section as bigint) ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Fronts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The numbers of the chosen articles by place, the lead first. Readers may not be allowed to see all of them.
     *
     * @param section the number of the section, or null for the front page
     */
    @Transactional(readOnly = true)
    public List<Long> chosen(@Nullable Long section) {
        return jdbc.sql("select p.article_id from front f join front_place p on p.front_id = f.id "
                        + OF_SECTION
                        + "order by p.position")
                .param("section", section)
                .query(Long.class)
                .list();
    }

    /** The chosen stories by place, for a page that reads them together with others. */
    public Ranking chosen(String name, @Nullable Long section) {
        return new Ranking(
                name,
                "select p.article_id, p.position as place, 0 as number"
                        + " from front f join front_place p on p.front_id = f.id where f.section_id "
                        + (section == null ? "is null" : "= :front"),
                section == null ? Map.of() : Map.of("front", section));
    }

    @Transactional(readOnly = true)
    FrontState state(@Nullable Long section) {
        return jdbc.sql("""
                        select f.version, f.saved_at, k.name as saved_by_name,
                               array(select p.article_id from front_place p
                                     where p.front_id = f.id order by p.position) as articles
                        from front f left join account k on k.id = f.saved_by
                        """ + OF_SECTION)
                .param("section", section)
                .query(Fronts::map)
                .optional()
                .orElse(FrontState.UNTOUCHED);
    }

    /** Puts articles on a front that nobody has arranged yet, as nobody's work at the desk. */
    public void takeOver(@Nullable Long section, List<Long> articles) {
        if (section != null) {
            jdbc.sql("insert into front (section_id) values (?)").param(section).update();
        }
        jdbc.sql("insert into front_place (front_id, position, article_id) "
                        + "select f.id, chosen.place, chosen.article_id from front f "
                        + "cross join unnest(:articles) with ordinality as chosen (article_id, place) "
                        + OF_SECTION)
                .param("section", section)
                .param("articles", articles.toArray(Long[]::new))
                .update();
    }

    /**
     * Puts these articles in these places and no others. What was deleted meanwhile is left out.
     *
     * @param version that the editor started from
     * @throws FrontChanged if somebody saved it since that version
     */
    void arrange(@Nullable Long section, int version, List<Long> articles, @Nullable Long editor) {
        if (section != null) {
            jdbc.sql("insert into front (section_id) values (:section) on conflict (section_id) do nothing")
                    .param("section", section)
                    .update();
        }
        // The row is locked from here on, so of two editors at once the second one finds another version.
        long front = jdbc.sql("update front f set version = version + 1, saved_at = :now, saved_by = :editor "
                        + OF_SECTION
                        + "and f.version = :version returning f.id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("editor", editor)
                .param("section", section)
                .param("version", version)
                .query(Long.class)
                .optional()
                .orElseThrow(FrontChanged::new);
        jdbc.sql("delete from front_place where front_id = :front")
                .param("front", front)
                .update();
        jdbc.sql("""
                        insert into front_place (front_id, position, article_id)
                        select :front, chosen.place, a.id
                        from unnest(:articles) with ordinality as chosen (article_id, place)
                        join article a on a.id = chosen.article_id
                        for key share of a
                        """)
                .param("front", front)
                .param("articles", articles.toArray(Long[]::new))
                .update();
    }

    /**
     * The front as it will be with a story in a place; nothing is kept.
     *
     * @param place the first is 1
     */
    @Transactional(readOnly = true)
    public List<Long> chosenWith(@Nullable Long section, long article, int place) {
        return Arrangement.of(chosen(section))
                .placed(article, place, FrontDeskPage.places(section))
                .articles();
    }

    /** Puts a story in a place, as was planned; the others move on. An editor who has the front open is told. */
    void place(@Nullable Long section, long article, int place, @Nullable Long editor) {
        if (section != null) {
            jdbc.sql("insert into front (section_id) values (:section) on conflict (section_id) do nothing")
                    .param("section", section)
                    .update();
        }
        int version = jdbc.sql("select f.version from front f " + OF_SECTION + "for update")
                .param("section", section)
                .query(Integer.class)
                .single();
        arrange(section, version, chosenWith(section, article, place), editor);
    }

    private static FrontState map(ResultSet row, int number) throws SQLException {
        Timestamp savedAt = row.getTimestamp("saved_at");
        Long[] articles = (Long[]) row.getArray("articles").getArray();
        return new FrontState(
                row.getInt("version"),
                Arrays.asList(articles),
                savedAt == null ? null : savedAt.toInstant(),
                row.getString("saved_by_name"));
    }
}

package org.masthead.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Articles for the desk to choose from, each list in one statement. Never for readers. */
@Component
@Transactional(readOnly = true)
public class StoryChoices {

    private static final String SELECT = """
            select a.id, a.headline, s.name as section_name, a.status, a.published_at, a.address
            from article a join section s on s.id = a.section_id
            """;

    private final JdbcClient jdbc;

    StoryChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stories that are live or about to be, newest first.
     *
     * @param words that the headline holds; empty for any
     * @param section the number of the section, or null for all
     */
    public List<StoryChoice> find(String words, @Nullable Long section, Collection<Long> except, int count) {
        return jdbc.sql(SELECT + """
                        where a.status in ('LIVE', 'SCHEDULED')
                          and (:words = '%%' or a.headline ilike :words)
                          and (cast(:section as bigint) is null or a.section_id = :section)
                          and a.id <> all (:except)
                        order by a.published_at desc nulls first, a.id desc limit :count
                        """)
                .param("words", TypedText.holding(words))
                .param("section", section)
                .param("except", except.toArray(Long[]::new))
                .param("count", count)
                .query(StoryChoices::map)
                .list();
    }

    /** Articles by number, whatever their state; what does not exist is missing. */
    public Map<Long, StoryChoice> named(Collection<Long> ids) {
        return jdbc
                .sql(SELECT + "where a.id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(StoryChoices::map)
                .list()
                .stream()
                .collect(Collectors.toMap(StoryChoice::id, Function.identity()));
    }

    /** The article with that address, whatever its state. */
    public Optional<StoryChoice> at(String address) {
        return jdbc.sql(SELECT + "where a.address = :address")
                .param("address", address)
                .query(StoryChoices::map)
                .optional();
    }

    private static StoryChoice map(ResultSet row, int number) throws SQLException {
        Timestamp publishedAt = row.getTimestamp("published_at");
        return new StoryChoice(
                row.getLong("id"),
                row.getString("headline"),
                row.getString("section_name"),
                ArticleStatus.valueOf(row.getString("status")),
                publishedAt == null ? null : publishedAt.toInstant(),
                row.getString("address"));
    }
}

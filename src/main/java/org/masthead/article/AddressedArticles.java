package org.masthead.article;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.Memory;
import org.masthead.delivery.PageParts;
import org.masthead.media.PictureFile;
import org.masthead.media.TextPictures;
import org.masthead.section.SectionLabel;
import org.masthead.section.TagLabel;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The article that an address leads to, with everything that its page says of it, in one statement. */
@Component
class AddressedArticles {

    private static final String SELECT =
            """
            select a.id, a.address, a.headline, a.standfirst, a.teaser, a.body, a.dateline, a.status, a.published_at,
                   a.updated_at, a.discussion, a.sensitive, a.help_text,
                   a.legal_hold, a.withdrawal_notice, a.withdrawn_at,
                   s.id as section_id, s.name as section_name, s.slug as section_slug, s.summary as section_summary,
                   a.lead_alt_text, a.lead_caption, a.lead_credit,
                   array(select array[t.id::text, t.name, t.slug]
                         from article_tag f join tag t on t.id = f.tag_id
                         where f.article_id = a.id order by f.position) as tags,
                   array(select array[c.id::text, c.kind, c.text, to_json(c.corrected_at) #>> '{}']
                         from correction c where c.article_id = a.id order by c.corrected_at, c.id) as corrections,
            """ + PictureFile.COLUMNS + ", " + TextPictures.OF_ARTICLE + ", " + ArticleBylines.SELECT + """
            from article a join section s on s.id = a.section_id
            left join picture p on p.id = a.lead_picture_id
                               and p.state = 'READY' and (p.rights_end is null or p.rights_end > :now)
            """;

    private static final String SELECT_DISCUSSED = """
            select a.id, a.address, a.headline, a.status, a.published_at, a.discussion,
                   a.legal_hold, a.withdrawal_notice, a.withdrawn_at
            from article a
            """;

    /** An address of today goes before one that another article left. */
    private static final String AT_ADDRESS = """
            where a.id = coalesce((select id from article where address = :address),
                                  (select article_id from former_address where address = :address))
              and a.published_at <= :now
            """;

    private static final int DISCUSSED_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final StoredBodies bodies;
    private final Clock clock;
    private final PageParts pages;
    private final Function<String, Optional<DiscussedStory>> discussed;

    AddressedArticles(JdbcClient jdbc, StoredBodies bodies, Clock clock, PageParts pages, Memory memory) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.clock = clock;
        this.pages = pages;
        this.discussed = memory.of(DISCUSSED_AT_ONCE, this::readDiscussed);
    }

    /**
     * The article at an address.
     *
     * @return nothing where there never was one, or none that readers had
     * @throws ArticleMoved if it has another address now
     * @throws ArticleWithdrawn if it was taken down
     */
    Optional<ArticleView> at(String address) {
        return pages.of(
                Set.of(Ingredient.STORY, Ingredient.CORRECTION, Ingredient.TALK),
                () -> read(SELECT, address, this::view),
                found -> found.map(ArticleView::id).map(List::of).orElse(null));
    }

    /** The same for whoever takes part in the conversation below it. */
    Optional<DiscussedStory> discussedAt(String address) {
        return discussed.apply(address);
    }

    private Optional<DiscussedStory> readDiscussed(String address) {
        return pages.of(
                Set.of(Ingredient.STORY),
                () -> read(SELECT_DISCUSSED, address, AddressedArticles::discussed),
                found -> found.map(DiscussedStory::id).map(List::of).orElse(null));
    }

    private <T> Optional<T> read(String select, String address, RowMapper<T> mapper) {
        return jdbc.sql(select + AT_ADDRESS)
                .param("address", address)
                .param("now", StoryQuery.now(clock))
                .query((row, number) -> {
                    mustBeLiveAt(address, row);
                    return mapper.mapRow(row, number);
                })
                .optional();
    }

    private static void mustBeLiveAt(String asked, ResultSet row) throws SQLException {
        if (!row.getString("status").equals(ArticleStatus.LIVE.name())) {
            throw new ArticleWithdrawn(
                    row.getBoolean("legal_hold"), row.getString("withdrawal_notice"), moment(row, "withdrawn_at"));
        }
        String address = row.getString("address");
        if (!address.equals(asked)) {
            // Only what is live says where it went: the new address may tell of a headline.
            throw new ArticleMoved(address);
        }
    }

    private static DiscussedStory discussed(ResultSet row, int number) throws SQLException {
        return new DiscussedStory(
                row.getLong("id"),
                row.getString("address"),
                row.getString("headline"),
                Discussion.valueOf(row.getString("discussion")),
                row.getTimestamp("published_at").toInstant());
    }

    private ArticleView view(ResultSet row, int number) throws SQLException {
        StoredBodies.Body body = bodies.of(row.getString("body"));
        String standfirst = row.getString("standfirst");
        return new ArticleView(
                row.getLong("id"),
                row.getString("address"),
                row.getString("headline"),
                standfirst,
                ArticleViews.teaser(row.getString("teaser"), standfirst, body.clean()),
                new SectionLabel(
                        row.getLong("section_id"),
                        row.getString("section_name"),
                        row.getString("section_slug"),
                        row.getString("section_summary")),
                ArticleBylines.read(row.getArray("bylines")),
                row.getString("dateline"),
                moment(row, "published_at"),
                moment(row, "updated_at"),
                body.minutes(),
                StoryQuery.picture(row),
                bodies.print(body, TextPictures.read(row.getArray("text_pictures"))),
                tags(row.getArray("tags")),
                corrections(row.getArray("corrections")),
                Discussion.valueOf(row.getString("discussion")),
                row.getBoolean("sensitive"),
                row.getString("help_text"));
    }

    private static List<TagLabel> tags(Array array) throws SQLException {
        List<TagLabel> tags = new ArrayList<>();
        for (Object each : (Object[]) array.getArray()) {
            Object[] cells = (Object[]) each;
            tags.add(new TagLabel(Long.parseLong((String) cells[0]), (String) cells[1], (String) cells[2]));
        }
        return List.copyOf(tags);
    }

    private static List<Correction> corrections(Array array) throws SQLException {
        List<Correction> corrections = new ArrayList<>();
        for (Object each : (Object[]) array.getArray()) {
            Object[] cells = (Object[]) each;
            corrections.add(new Correction(
                    Long.parseLong((String) cells[0]),
                    CorrectionKind.valueOf((String) cells[1]),
                    (String) cells[2],
                    OffsetDateTime.parse((String) cells[3]).toInstant()));
        }
        return List.copyOf(corrections);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}

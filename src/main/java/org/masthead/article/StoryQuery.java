package org.masthead.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PictureFile;
import org.masthead.media.PictureView;
import org.masthead.section.SectionLabel;
import org.masthead.text.Excerpt;

/**
 * The one SQL text that turns articles into {@link Story} records, bylines and the number of replies included, in a
 * single statement.
 */
final class StoryQuery {

    private static final int TEASER_LENGTH = 220;

    /** Select list and joins; {@code a} is the article. */
    static final String SELECT = """
            select a.id, a.address, a.headline, a.standfirst, a.teaser, a.published_at,
                   case when a.teaser = '' and a.standfirst = '' then left(a.body, 1500) else '' end as opening,
                   a.section_id, s.name as section_name, s.slug as section_slug, s.summary as section_summary,
                   a.lead_alt_text, a.lead_caption, a.lead_credit,
                   (select r.replies from article_replies r where r.article_id = a.id) as replies,
            """ + PictureFile.COLUMNS + ", " + ArticleBylines.SELECT;

    static final String JOIN = """
            join section s on s.id = a.section_id left join shown_picture p on p.id = a.lead_picture_id
            """;

    static final String FROM = "from article a " + JOIN;

    private StoryQuery() {}

    /** The moment for {@link LiveArticles#LIVE}. */
    static OffsetDateTime now(Clock clock) {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Story map(ResultSet row, int number) throws SQLException {
        String standfirst = row.getString("standfirst");
        String teaser = row.getString("teaser");
        if (teaser.isEmpty()) {
            teaser = standfirst.isEmpty() ? Excerpt.ofHtml(row.getString("opening"), TEASER_LENGTH) : standfirst;
        }
        return new Story(
                row.getLong("id"),
                row.getString("address"),
                row.getString("headline"),
                standfirst,
                teaser,
                new SectionLabel(
                        row.getLong("section_id"),
                        row.getString("section_name"),
                        row.getString("section_slug"),
                        row.getString("section_summary")),
                Byline.writers(ArticleBylines.read(row.getArray("bylines"))),
                row.getTimestamp("published_at").toInstant(),
                picture(row),
                row.getLong("replies"));
    }

    /** The lead picture with the words of its story, or null. */
    static @Nullable PictureView picture(ResultSet row) throws SQLException {
        PictureFile file = PictureFile.read(row);
        return file.id() == 0
                ? null
                : PictureView.of(
                        file,
                        row.getString("lead_alt_text"),
                        row.getString("lead_caption"),
                        row.getString("lead_credit"));
    }
}

package org.masthead.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.masthead.article.LiveArticles;
import org.masthead.article.Story;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds live stories by their words. Of the newest {@link #RANKED} that have them, the best come first: a word in the
 * headline weighs more than one in the standfirst, in names and tags, or in the body, and a story of today three times
 * what it would weigh as an old one.
 */
@Component
@Transactional(readOnly = true, timeout = 10)
class StorySearch {

    /** How many stories with the words are ranked; to rank all that have a common word would take seconds. */
    static final int RANKED = 2000;

    private static final int PAGE = 20;

    private static final String MATCHES = """
            from search_entry e
            where e.words @@ websearch_to_tsquery(cast(:language as regconfig), :words) and e.published_at <= :now
            """;

    private static final String MARKS = "StartSel=\"" + MarkedText.START + "\", StopSel=\"" + MarkedText.STOP + "\"";
    private static final String WHOLE = MARKS + ", HighlightAll=true";
    private static final String FRAGMENTS =
            MARKS + ", MaxFragments=2, MinWords=9, MaxWords=22, ShortWord=2, FragmentDelimiter=\" … \"";

    /**
     * Marks are set first where all words stand together, else wherever one of them stands. A word that must not occur
     * cannot be in such a list.
     */
    private static final String PAGE_OF_MATCHES =
            """
            ranked as (
                select article_id,
                       cast(ts_rank('{0.1, 0.25, 0.5, 1.0}', words,
                                    websearch_to_tsquery(cast(:language as regconfig), :words), 1) as float8)
                       * (1 + 2 / (1 + greatest(0, cast(extract(epoch from :moment - published_at) as float8)) / 7776000))
                       as score
                from newest),
            page as (
                select article_id, score from ranked where (score, article_id) < (:score, :id)
                order by score desc, article_id desc limit :count)
            select page.article_id, page.score, (select count(*) from newest) as matches,
                   ts_headline(cast(:language as regconfig), a.headline, asked.any_word, :whole) as headline,
                   case when strpos(together.words, :start) > 0 then together.words
                        else ts_headline(cast(:language as regconfig), text.words, asked.any_word, :fragments)
                   end as excerpt
            from page join article a on a.id = page.article_id
            cross join lateral (
                select query, case when cast(query as text) like '%!%' then query
                                   else cast(replace(cast(query as text), ' & ', ' | ') as tsquery) end as any_word
                from websearch_to_tsquery(cast(:language as regconfig), :words) query) asked
            cross join lateral (
                select normalize(a.standfirst || ' ' || left(search_plain_text(a.body), 200000)) as words) text
            cross join lateral (
                select ts_headline(cast(:language as regconfig), text.words, asked.query, :fragments) as words) together
            where\s""" + LiveArticles.LIVE + "order by page.score desc, page.article_id desc";

    private final JdbcClient jdbc;
    private final LiveArticles articles;
    private final Clock clock;

    StorySearch(JdbcClient jdbc, LiveArticles articles, Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.clock = clock;
    }

    private record Match(long id, double score, int matches, MarkedText headline, MarkedText excerpt) {

        static Match map(ResultSet row, int number) throws SQLException {
            return new Match(
                    row.getLong("article_id"),
                    row.getDouble("score"),
                    row.getInt("matches"),
                    MarkedText.read(row.getString("headline")),
                    MarkedText.read(framed(row.getString("excerpt"))));
        }
    }

    /** Says where an excerpt begins or ends within a sentence. */
    private static String framed(String excerpt) {
        String text = excerpt.strip();
        boolean begun = !text.isEmpty()
                && Character.isLowerCase(
                        text.codePointAt(text.charAt(0) == MarkedText.START && text.length() > 1 ? 1 : 0));
        boolean ended = text.isEmpty() || ".!?…”\"".indexOf(text.charAt(text.length() - 1)) >= 0;
        return (begun ? "… " : "") + text + (ended ? "" : " …");
    }

    /** How the index is read now, and whether there is anything to look for in what was typed. */
    Reading read(String words) {
        return jdbc.sql("""
                        select l.configuration, querytree(query) in ('', 'T') as without_words
                        from search_language l, websearch_to_tsquery(cast(l.configuration as regconfig), :words) query
                        """)
                .param("words", words)
                .query((row, number) -> new Reading(row.getString("configuration"), !row.getBoolean("without_words")))
                .single();
    }

    /**
     * The site's language as the index knows it.
     *
     * @param hasWords not where somebody typed signs alone, words that stand in every story, or only what to leave out
     */
    record Reading(String language, boolean hasWords) {}

    /** One page of what answers the question. */
    FoundStories find(Question question, Reading reading, SearchCursor after) {
        return find(question, reading, after, PAGE);
    }

    FoundStories find(Question question, Reading reading, SearchCursor after, int page) {
        List<Match> found = jdbc.sql("with newest as (select e.article_id, e.published_at, e.words "
                        + MATCHES
                        + question.filter()
                        + "order by e.published_at desc, e.article_id desc limit :ranked), "
                        + PAGE_OF_MATCHES)
                .params(question.parameters())
                .param("language", reading.language())
                .param("now", now())
                .param("ranked", RANKED)
                .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                .param("score", after.score())
                .param("id", after.id())
                .param("count", page + 1)
                .param("start", String.valueOf(MarkedText.START))
                .param("whole", WHOLE)
                .param("fragments", FRAGMENTS)
                .query(Match::map)
                .list();
        if (found.isEmpty()) {
            return FoundStories.NONE;
        }
        List<Match> shown = found.subList(0, Math.min(page, found.size()));
        Match last = shown.get(shown.size() - 1);
        return new FoundStories(
                stories(shown),
                last.matches(),
                found.size() > page ? new SearchCursor(last.score(), last.id(), after.moment()).toString() : null);
    }

    /** One page of all that a question without words leaves, newest first. */
    FoundStories list(Question question, Cursor after) {
        List<Story> found = articles.of(question.run(), after, PAGE + 1);
        List<Story> shown = found.subList(0, Math.min(PAGE, found.size()));
        Story last = found.size() > PAGE ? shown.get(PAGE - 1) : null;
        return new FoundStories(
                shown.stream()
                        .map(story -> new FoundStory(
                                story, MarkedText.read(story.headline()), MarkedText.read(story.teaser())))
                        .toList(),
                0,
                last == null ? null : new Cursor(last.publishedAt(), last.id()).toString());
    }

    /** Whether anything answers the question. */
    boolean finds(Question question, Reading reading) {
        return jdbc.sql("select exists (select " + MATCHES + question.filter() + ")")
                .params(question.parameters())
                .param("language", reading.language())
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    private List<FoundStory> stories(List<Match> matches) {
        Map<Long, Story> live = articles.among(matches.stream().map(Match::id).toList());
        return matches.stream()
                .flatMap(match -> Stream.ofNullable(live.get(match.id())).map(story -> found(match, story)))
                .toList();
    }

    private static FoundStory found(Match match, Story story) {
        MarkedText excerpt = match.excerpt().hasMarks() ? match.excerpt() : MarkedText.read(story.teaser());
        return new FoundStory(story, match.headline(), excerpt);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.article.Article;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The index says at every moment what the stories say, whoever changed them. */
@ArchiveTest
class SearchIndexTests {

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SearchLanguage language;

    @Autowired
    SearchUpkeep upkeep;

    @Autowired
    ClassDatabase database;

    @BeforeEach
    void emptyTheNewsroom() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from author").update();
        jdbc.sql("delete from tag").update();
        jdbc.sql("delete from search_word").update();
        jdbc.sql("delete from search_stale").update();
        language.tell(Locale.ROOT);
        upkeep.catchUp();
    }

    @Test
    void everyChangeOfAStoryIsSeenWhenItIsCommitted() {
        Article story = stories.write("Harbour").publish();
        change("update article set headline = 'Viaduct' where id = ?", story);
        assertThat(words(story)).contains("'viaduct':1A").doesNotContain("'harbour':1A");
        change("update article set standfirst = 'Under repair' where id = ?", story);
        change("update article set body = '<p>Bricks and <em>mort</em>ar</p>' where id = ?", story);
        assertThat(words(story)).contains("repair", "bricks", "mortar").doesNotContain("reopens");
        long section = stories.section("Elsewhere").getId();
        change("update article set section_id = " + section + ", published_at = '2020-01-01Z' where id = ?", story);
        assertThat(jdbc.sql("select section_id || ' ' || extract(year from published_at) from search_entry")
                        .query(String.class)
                        .single())
                .isEqualTo(section + " 2020");
    }

    @Test
    void tellingWordsAreThoseOfTheStory() {
        Article story = stories.write("Pontoon").publish();
        assertThat(telling(story)).contains("pontoon");
        change("update article set headline = 'Viaduct' where id = ?", story);
        assertThat(telling(story)).contains("viaduct").doesNotContain("pontoon");
        change("update search_entry set telling = null where article_id = ?", story);
        change("insert into search_stale (article_id, at_once) values (?, false) on conflict do nothing", story);
        upkeep.catchUp();
        assertThat(telling(story)).contains("viaduct");
    }

    @Test
    void commonWordsAreThoseOfTheStatistics() {
        stories.write("Pontoon").publish();
        stories.write("Pontoon wall").publish();
        jdbc.sql("analyze search_entry").update();
        upkeep.catchUp();
        assertThat(common()).contains("pontoon");
        jdbc.sql("update article set headline = 'Viaduct'").update();
        jdbc.sql("analyze search_entry").update();
        upkeep.catchUp();
        assertThat(common()).contains("viaduct").doesNotContain("pontoon");
    }

    @Test
    void onlyLiveStoriesHaveAnEntry() {
        Article story = stories.write("Harbour").draft();
        assertThat(entries()).isZero();
        change("update article set status = 'LIVE', address = '/x', published_at = now() where id = ?", story);
        assertThat(entries()).isOne();
        change("update article set status = 'WITHDRAWN' where id = ?", story);
        assertThat(entries()).isZero();
        change("update article set status = 'LIVE' where id = ?", story);
        change("delete from article where id = ?", story);
        assertThat(entries()).isZero();
    }

    @Test
    void bylinesAndTagsAreSeenToo() {
        Article story =
                stories.write("Harbour").tagged("Tides").by("Nell Thorsby").publish();
        change(
                "insert into guest_byline (article_id, position, authors_before, name) values (?, 0, 1, 'Caspian Wetherell')",
                story);
        assertThat(words(story)).contains("tides", "thorsby", "wetherell");
        change("delete from guest_byline where article_id = ?", story);
        change("delete from article_tag where article_id = ?", story);
        change("delete from byline where article_id = ?", story);
        assertThat(words(story)).doesNotContain("tides", "thorsby", "wetherell");
    }

    @Test
    void newNamesOfAuthorsAndTagsReachTheirStories() {
        Article story =
                stories.write("Harbour").tagged("Tides").by("Nell Thorsby").publish();
        jdbc.sql("update author set name = 'Nell Vane'").update();
        jdbc.sql("update tag set name = 'Currents'").update();
        upkeep.catchUp();
        assertThat(words(story)).contains("vane", "currents").doesNotContain("tides", "thorsby");
    }

    @Test
    void storiesAreReadAgainInTheSitesLanguage() {
        Article story = stories.write("Häuser am Hafen").publish();
        assertThat(words(story)).contains("hauser");
        language.tell(Locale.GERMAN);
        upkeep.catchUp();
        assertThat(words(story)).contains("'haus'").doesNotContain("'hauser'");
        language.tell(Locale.UK);
        Article other = stories.write("Houses").publish();
        assertThat(words(other)).contains("'hous'");
        upkeep.catchUp();
        assertThat(words(story)).contains("'hauser'").doesNotContain("'haus'");
    }

    @Test
    void aChangeThatIsTakenBackHalfWayLeavesNoStoryBehind() {
        for (int i = 0; i < 150; i++) {
            stories.write("Häuser " + i).published(Duration.ofDays(i)).publish();
        }
        language.tell(Locale.GERMAN);
        assertThat(upkeep.readAgain()).isTrue();
        assertThat(inOtherConfigurationsThan("masthead_german")).isEqualTo(50);
        language.tell(Locale.ROOT);
        upkeep.catchUp();
        assertThat(inOtherConfigurationsThan("masthead_simple")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, masthead_english",
        "de-AT, masthead_german",
        "ar, masthead_arabic",
        "nb, masthead_norwegian",
        "ja, masthead_simple",
        "und, masthead_simple"
    })
    void everyLanguageHasAConfiguration(String tag, String configuration) {
        assertThat(language.configurationFor(Locale.forLanguageTag(tag))).isEqualTo(configuration);
    }

    @Test
    void severalNodesAtOnceDoNoHarm() throws Exception {
        for (int i = 0; i < 250; i++) {
            stories.write("Häuser " + i).published(Duration.ofDays(i)).publish();
        }
        language.tell(Locale.GERMAN);
        List<Thread> nodes = List.of(node(), node(), node());
        for (Thread node : nodes) {
            node.start();
        }
        for (Thread node : nodes) {
            node.join();
        }
        upkeep.catchUp();
        assertThat(inOtherConfigurationsThan("masthead_german")).isZero();
        assertThat(jdbc.sql("select count(*) from search_stale")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aBodyBeyondMeasureIsStillSaved() {
        Article story = stories.write("Long").publish();
        jdbc.sql("""
                        update article set body = (select string_agg(md5(i::text) || md5((-i)::text), ' ')
                                                   from generate_series(1, 60000) i) where id = ?
                        """).param(story.getId()).update();
        assertThat(entries()).isOne();
    }

    @Test
    void wordsOfNoStoryAreForgotten() {
        stories.write("Harbour").saying("Bricks.").publish();
        upkeep.catchUp();
        assertThat(spelt()).contains("harbour", "bricks");
        jdbc.sql("update article set headline = 'Viaduct'").update();
        upkeep.catchUp();
        upkeep.forgetWords();
        assertThat(spelt()).contains("viaduct", "bricks").doesNotContain("harbour");
    }

    @Test
    void ownerWhoMayNotCreateExtensionsDoesWithout() throws SQLException {
        String url;
        try (Connection connection = database.plain().getConnection();
                Statement statement = connection.createStatement()) {
            url = connection.getMetaData().getURL();
            statement.execute("create role tenant login password 'tenant'");
            statement.execute("create database tenant");
        }
        String tenant = url.replaceFirst("/[^/?]+\\?.*$", "/tenant");
        try (Connection connection = new DriverManagerDataSource(tenant, "postgres", "").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_trgm");
            statement.execute("grant all on schema public to tenant");
        }
        DriverManagerDataSource plain = new DriverManagerDataSource(tenant, "tenant", "tenant");
        Flyway.configure().dataSource(plain).load().migrate();
        assertThat(JdbcClient.create(plain)
                        .sql("select to_tsvector('masthead_english', 'cafés')::text")
                        .query(String.class)
                        .single())
                .isEqualTo("'café':1");
    }

    private Thread node() {
        return new Thread(() -> new SearchUpkeep(jdbc, language).catchUp());
    }

    private void change(String sql, Article story) {
        jdbc.sql(sql).param(story.getId()).update();
    }

    private List<String> telling(Article story) {
        return jdbc.sql("select unnest(telling) from search_entry where article_id = ?")
                .param(story.getId())
                .query(String.class)
                .list();
    }

    private List<String> common() {
        return jdbc.sql("select word from search_common").query(String.class).list();
    }

    private String words(Article story) {
        return jdbc.sql("select words::text from search_entry where article_id = ?")
                .param(story.getId())
                .query(String.class)
                .single();
    }

    private List<String> spelt() {
        return jdbc.sql("select word from search_word").query(String.class).list();
    }

    private long inOtherConfigurationsThan(String configuration) {
        return jdbc.sql("select count(*) from search_entry where configuration <> ?")
                .param(configuration)
                .query(Long.class)
                .single();
    }

    private long entries() {
        return jdbc.sql("select count(*) from search_entry").query(Long.class).single();
    }
}

package org.masthead.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The slow part of the index: stories that were there before it, stories whose author or tag has a new name, all
 * stories after a change of the language, how words are spelt, and which of them are common. It works in small
 * transactions, none of which holds up a reader or an editor, and of several nodes one works at a time.
 */
@Component
class SearchUpkeep {

    private static final Logger log = LoggerFactory.getLogger(SearchUpkeep.class);

    private static final int BATCH = 100;
    private static final int WORDS = 500;
    /** After so long, other jobs have their turn. */
    private static final Duration TURN = Duration.ofSeconds(10);

    private static final long BUSY = -1;

    private final JdbcClient jdbc;
    private final SearchLanguage language;
    private @Nullable String reading;
    private long readUpTo;
    private boolean readToTheEnd;

    SearchUpkeep(JdbcClient jdbc, SearchLanguage language) {
        this.jdbc = jdbc;
        this.language = language;
    }

    @Scheduled(
            initialDelayString = "${masthead.search.upkeep:PT15S}",
            fixedDelayString = "${masthead.search.upkeep:PT15S}")
    synchronized void catchUp() {
        language.tell();
        long end = System.nanoTime() + TURN.toNanos();
        int stories = 0;
        boolean more = true;
        while (more && System.nanoTime() < end) {
            int batch = jdbc.sql("select search_catch_up(:batch)")
                    .param("batch", BATCH)
                    .query(Integer.class)
                    .single();
            stories += batch;
            more = batch == BATCH;
        }
        more = true;
        while (more && System.nanoTime() < end) {
            more = readAgain();
        }
        jdbc.sql("select search_learn_common()").query().listOfRows();
        log.debug("Read {} stories for search", stories);
    }

    /** Reads some stories that are not yet read in the language; whether there is more to do. */
    synchronized boolean readAgain() {
        String current = jdbc.sql("select configuration from search_language")
                .query(String.class)
                .single();
        if (!current.equals(reading)) {
            // From the start, even after a change that was taken back half-way.
            reading = current;
            readUpTo = 0;
            readToTheEnd = false;
        }
        if (readToTheEnd) {
            return false;
        }
        @Nullable
        Long last = jdbc.sql("select search_read_again(:after, :batch)")
                .param("after", readUpTo)
                .param("batch", BATCH)
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .get(0);
        if (last == null) {
            readToTheEnd = true;
            return false;
        }
        if (last == BUSY) {
            return false;
        }
        readUpTo = last;
        return true;
    }

    /** Forgets words that no story has any more. They were never suggested since, but they take room. */
    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT24H")
    void forgetWords() {
        String from = "";
        while (from != null) {
            from = forgetWordsAfter(from);
        }
    }

    private @Nullable String forgetWordsAfter(String from) {
        @Nullable
        String to = jdbc.sql("""
                        select max(word) from (select word from search_word where word > :from order by word limit :count) few
                        """)
                .param("from", from)
                .param("count", WORDS)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
        if (to == null) {
            return null;
        }
        jdbc.sql("""
                        delete from search_word w where w.word > :from and w.word <= :to and not exists (
                            select from search_entry e, search_language l
                            where e.words @@ plainto_tsquery(cast(l.configuration as regconfig), w.word))
                        """).param("from", from).param("to", to).update();
        return to;
    }
}

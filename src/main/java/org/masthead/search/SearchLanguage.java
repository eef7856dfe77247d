package org.masthead.search;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the index which language the site is in. Of a language that PostgreSQL has no word endings for, words are found
 * as they are written.
 */
@Component
class SearchLanguage {

    private static final String PREFIX = "masthead_";
    private static final String AS_WRITTEN = PREFIX + "simple";
    private static final Set<String> NORWEGIAN = Set.of("nb", "nn", "no");

    private final JdbcClient jdbc;
    private final SiteSettings site;
    private @Nullable Locale told;

    SearchLanguage(JdbcClient jdbc, SiteSettings site) {
        this.jdbc = jdbc;
        this.site = site;
    }

    /**
     * Writes the site's language where the index reads it: at the start, and when it changed. Not again and again, as
     * two nodes that are not configured alike would then never come to rest.
     */
    void tell() {
        Locale language = site.language();
        if (language.equals(told)) {
            return;
        }
        tell(language);
        told = language;
    }

    void tell(Locale language) {
        jdbc.sql("""
                        update search_language set configuration = :configuration
                        where configuration <> :configuration
                        """).param("configuration", configurationFor(language)).update();
    }

    /** The text search configuration of ours for a language. */
    String configurationFor(Locale language) {
        String name = NORWEGIAN.contains(language.getLanguage())
                ? "norwegian"
                : language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
        return jdbc.sql("select cfgname from pg_ts_config where cfgname = :name and pg_ts_config_is_visible(oid)")
                .param("name", PREFIX + name)
                .query(String.class)
                .optional()
                .orElse(AS_WRITTEN);
    }
}

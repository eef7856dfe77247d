package org.masthead.article;

import java.time.Instant;
import org.masthead.site.SiteClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every address that an article has or ever had. An address is given once and never to another article. */
@Component
class ArticleAddresses {

    private final JdbcClient jdbc;
    private final SiteClock clock;

    ArticleAddresses(JdbcClient jdbc, SiteClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The address that an article of that date and slug has: {@code /yyyy/MM/slug}, in the site's time zone. */
    String of(Instant publishedAt, String slug) {
        return String.format(
                "/%04d/%02d/%s",
                clock.monthOf(publishedAt).getYear(), clock.monthOf(publishedAt).getMonthValue(), slug);
    }

    /** Whether another article has or had this address. */
    boolean isTaken(String address, long byOtherThan) {
        return jdbc.sql("""
                        select exists (select from article where address = :address and id <> :id)
                            or exists (select from former_address where address = :address and article_id <> :id)
                        """)
                .param("address", address)
                .param("id", byOtherThan)
                .query(Boolean.class)
                .single();
    }

    /** Remembers an address that an article leaves, or forgets it where the article comes back to it. */
    void leave(String former, String current, long articleId) {
        jdbc.sql("delete from former_address where address = :address and article_id = :id")
                .param("address", current)
                .param("id", articleId)
                .update();
        jdbc.sql("insert into former_address (address, article_id) values (:address, :id) on conflict do nothing")
                .param("address", former)
                .param("id", articleId)
                .update();
    }
}

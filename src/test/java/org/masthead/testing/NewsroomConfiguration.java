package org.masthead.testing;

import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.masthead.article.ArticleService;
import org.masthead.article.PressClock;
import org.masthead.author.AuthorService;
import org.masthead.delivery.KeptPages;
import org.masthead.section.SectionService;
import org.masthead.section.TagService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Puts the test run's database and clock into the application. */
@TestConfiguration(proxyBeanMethods = false)
class NewsroomConfiguration {

    @Bean
    ClassDatabase classDatabase(
            @Value("${spring.datasource.hikari.connection-init-sql}") String initSql, BeanFactory house) {
        return new ClassDatabase(initSql, () -> KeptPages.forgetAll(house));
    }

    /** What the application takes for its pool, and watches. */
    @Bean
    @Primary
    DataSource dataSource(ClassDatabase database) {
        return new DelegatingDataSource(database);
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** In tests the press goes by the test's clock, not by the database's. */
    @Bean
    @Primary
    PressClock pressClock(TestClock clock) {
        return clock::instant;
    }

    /**
     * What a hash is to cost is tested without a house; in one, hundreds sign in. The one dear hash here is that of a
     * password nobody knows.
     */
    @Bean
    @Primary
    PasswordEncoder cheapPasswords() {
        return new Argon2PasswordEncoder(16, 32, 1, 64, 1) {
            @Override
            protected boolean matchesNonNull(String password, String hash) {
                return hash.contains("$m=64,") && super.matchesNonNull(password, hash);
            }
        };
    }

    @Bean
    Stories stories(
            SectionService sections, TagService tags, AuthorService authors, ArticleService articles, Clock clock) {
        return new Stories(sections, tags, authors, articles, clock);
    }

    /** Tells the application of a configured database, so that it starts no embedded one of its own. */
    static final class UseTestServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "testServer",
                            Map.of(
                                    "spring.datasource.url",
                                    TestServer.maintenanceUrl(),
                                    // Jobs run when a test calls them, not while another counts statements.
                                    "masthead.search.upkeep",
                                    "P1D",
                                    "masthead.press.round",
                                    "P1D",
                                    "masthead.media.upkeep",
                                    "P1D",
                                    "masthead.mail.every",
                                    "P1D",
                                    "masthead.comments.letters-every",
                                    "P1D",
                                    "masthead.webhooks.every",
                                    "P1D",
                                    "masthead.import.pauses",
                                    "PT0.01S,PT0.02S",
                                    // Where a test may listen for what goes out.
                                    "masthead.outbound.allow",
                                    "127.0.0.1:19191")));
        }
    }
}

package org.masthead.delivery;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.MastheadApplication;
import org.masthead.testing.ClassDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node beside the one of the test, on the same database and with a clock that goes. It does nothing by itself. */
record OtherNode(ConfigurableApplicationContext context) implements AutoCloseable {

    static OtherNode start(ClassDatabase database, String name) {
        Stream<String> quiet = Stream.of("press.round", "search.upkeep", "media.upkeep", "mail.every", "webhooks.every")
                .map(job -> "--masthead." + job + "=P1D");
        Stream<String> more = List.of(
                "--server.port=0",
                "--masthead.site.address=http://localhost:8080",
                "--masthead.demo=false",
                "--masthead.home=target/node-" + name,
                "--masthead.search.per-minute=1000000",
                "--spring.datasource.url=" + ((HikariDataSource) database.plain()).getJdbcUrl(),
                "--spring.datasource.hikari.maximum-pool-size=6")
                .stream();
        return new OtherNode(SpringApplication.run(
                MastheadApplication.class, Stream.concat(quiet, more).toArray(String[]::new)));
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    PageStore store() {
        return context.getBean(PageStore.class);
    }

    PageChanges changes() {
        return context.getBean(PageChanges.class);
    }

    @Override
    public void close() {
        context.close();
    }
}

package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.database.EarlyStart.StartingServer;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class EarlyStartTests {

    @TempDir
    Path home;

    @Test
    void serverRunsAsLongAsTheApplication() {
        GenericApplicationContext application = initialized(
                Map.of("masthead.home", UnpackedPostgres.linkedInto(home).toString()));
        application.refresh();

        assertThat(application.getBean(StartingServer.class).await().address().url())
                .startsWith("jdbc:postgresql://127.0.0.1:");
        assertThat(home.resolve("postgres/postmaster.pid")).exists();

        application.close();
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void serverIsStoppedWhenTheApplicationFailsForAnotherReason() {
        GenericApplicationContext application = initialized(
                Map.of("masthead.home", UnpackedPostgres.linkedInto(home).toString()));
        application.registerBean("broken", Object.class, () -> {
            throw new IllegalStateException("something else");
        });

        assertThatExceptionOfType(BeanCreationException.class)
                .isThrownBy(application::refresh)
                .withRootCauseInstanceOf(IllegalStateException.class);
        assertThat(home.resolve("postgres/PG_VERSION")).exists();
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void configuredDatabaseStartsNoServer() {
        GenericApplicationContext application = initialized(
                Map.of("masthead.home", home.toString(), "spring.datasource.url", "jdbc:postgresql://db/news"));

        assertThat(application.getBeanFactory().containsSingleton("startingServer"))
                .isFalse();
        assertThat(home).isEmptyDirectory();
    }

    private static GenericApplicationContext initialized(Map<String, Object> properties) {
        GenericApplicationContext application = new GenericApplicationContext();
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        new EarlyStart().initialize(application);
        return application;
    }
}

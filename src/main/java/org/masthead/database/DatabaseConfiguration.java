package org.masthead.database;

import org.masthead.database.EarlyStart.StartingServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * Decides where the data lives while the application starts, and not by a condition on the configuration: those are
 * answered once at build time where beans are processed ahead of time. The pool depends on these beans, so it closes
 * before the embedded server stops.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    NewsroomDatabase newsroomDatabase(
            DataSourceProperties configured, DatabaseSettings settings, ObjectProvider<StartingServer> embedded) {
        String url = configured.getUrl();
        if (!StringUtils.hasText(url)) {
            return embedded(settings, embedded.getObject());
        }
        return NewsroomDatabase.configured(
                settings.homePath(), new DatabaseAddress(url, configured.getUsername(), configured.getPassword()));
    }

    private static NewsroomDatabase embedded(DatabaseSettings settings, StartingServer server) {
        try {
            return NewsroomDatabase.embedded(settings.homePath(), server.await());
        } catch (HomeInUse e) {
            if (settings.command() == null) {
                throw e;
            }
            return NewsroomDatabase.ofRunningSite(settings.homePath());
        }
    }

    @Bean
    JdbcConnectionDetails newsroomConnectionDetails(NewsroomDatabase database) {
        return database.address();
    }
}

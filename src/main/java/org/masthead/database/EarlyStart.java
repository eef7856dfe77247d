package org.masthead.database;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Starts the embedded server while the application is still gathering its parts: it is mostly waiting, and a second or
 * two of every start are saved.
 */
final class EarlyStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String NAME = "startingServer";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        boolean configured = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        boolean onlyBuilding = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
        if (!configured && !onlyBuilding) {
            StartingServer server = StartingServer.at(Binder.get(environment)
                    .bindOrCreate("masthead", DatabaseSettings.class)
                    .homePath());
            context.getBeanFactory().registerSingleton(NAME, server);
            ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean(NAME, server);
        }
    }

    /** A server on its way; it is stopped with the application, and also if that never comes to need it. */
    static final class StartingServer implements DisposableBean {

        private final FutureTask<EmbeddedServer> start;

        private StartingServer(FutureTask<EmbeddedServer> start) {
            this.start = start;
        }

        private static StartingServer at(Path home) {
            FutureTask<EmbeddedServer> start = new FutureTask<>(() -> EmbeddedServer.start(home));
            new Thread(start, "embedded-postgres").start();
            return new StartingServer(start);
        }

        /**
         * Waits until the server accepts connections.
         *
         * @throws DatabaseNotUsable if it did not start
         */
        EmbeddedServer await() {
            try {
                return start.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatabaseNotUsable("the start of the embedded PostgreSQL was interrupted.", e);
            }
        }

        @Override
        public void destroy() {
            EmbeddedServer server;
            try {
                server = await();
            } catch (RuntimeException e) {
                // Told where the server was needed; there is nothing to stop.
                return;
            }
            server.close();
        }
    }
}

package org.masthead.command;

import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A command opens no port: the running site has it, and nobody is to see pages of a Masthead that is about to end. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ClosedDoor implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private static final int NO_PORT = -1;

    private final Environment environment;

    ClosedDoor(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        if (environment.containsProperty(CommandLine.SETTING)) {
            server.setPort(NO_PORT);
        }
    }
}

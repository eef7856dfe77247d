package org.masthead;

import org.masthead.command.CommandLine;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts a Masthead site, or runs a command on it. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class MastheadApplication {

    public static void main(String[] arguments) {
        useWhatTheBuildPrepared();
        CommandLine line = CommandLine.of(arguments);
        if (line.isCommand()) {
            System.exit(line.run(MastheadApplication.class));
        }
        SpringApplication.run(MastheadApplication.class, arguments);
    }

    /**
     * A packed Masthead starts from the beans that its build worked out; {@code -Dspring.aot.enabled=false} undoes it.
     */
    private static void useWhatTheBuildPrepared() {
        boolean packed = MastheadApplication.class.getPackage().getImplementationVersion() != null;
        if (packed && System.getProperty(AotDetector.AOT_ENABLED) == null) {
            System.setProperty(AotDetector.AOT_ENABLED, "true");
        }
    }
}

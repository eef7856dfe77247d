package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.SocketException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.masthead.site.SiteDefaults;
import org.masthead.testing.HearsConsole;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.web.server.PortInUseException;

@Isolated("What it prints is all that is printed.")
@HearsConsole
class StartUpFailureTests {

    @Test
    void failedStartPrintsOneLine(@TempDir Path directory, CapturedOutput output) {
        SpringApplication masthead = new SpringApplication(MastheadApplication.class);
        masthead.setDefaultProperties(
                Map.of("masthead.home", directory, "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/news"));
        assertThatThrownBy(masthead::run).hasRootCauseInstanceOf(java.net.ConnectException.class);
        assertThat(output.getErr().lines())
                .singleElement()
                .asString()
                .startsWith("Masthead could not start: the database at 127.0.0.1:1/news cannot be reached")
                .endsWith("Start it, or correct spring.datasource.url.");
        assertThat(output.getOut()).isEmpty();
    }

    @Test
    void portInUseNamesThePropertyToChange() {
        assertThat(StartUpFailure.explain(
                        new IllegalStateException(new PortInUseException(8080, new SocketException("in use")))))
                .hasValue("Masthead could not start: port 8080 is in use. Stop the other program or set server.port.");
    }

    @Test
    void valueThatCannotBeReadIsNamedWithItsProperty() {
        assertThat(explainedStartWith("masthead.site.time-zone=Mars/Base"))
                .isEqualTo("Masthead could not start: masthead.site.time-zone cannot be \"Mars/Base\":"
                        + " Unknown time-zone ID: Mars/Base.");
    }

    @Test
    void portThatIsNoNumberIsNamedWithItsProperty() {
        assertThat(StartUpFailure.explain(
                        new InvalidConfigurationPropertyValueException("server.port", "abc", "Failed to convert")))
                .hasValue("Masthead could not start: server.port cannot be \"abc\": Failed to convert.");
    }

    @Test
    void portOfThePrivilegedUserIsExplained() {
        assertThat(StartUpFailure.explain(new BindException("Permission denied")))
                .hasValueSatisfying(line -> assertThat(line).contains("server.port to one above 1023"));
    }

    @Test
    void valueThatIsNotAllowedIsNamedWithItsProperty() {
        assertThat(explainedStartWith("masthead.site.address=news.example"))
                .isEqualTo("Masthead could not start: masthead.site.address must be like https://news.example,"
                        + " without a path (it is \"news.example\").");
    }

    @Test
    void missingRightsInTheDatabaseAreExplained() {
        assertThat(StartUpFailure.explain(new SQLException("permission denied for schema public", "42501")))
                .hasValueSatisfying(line -> assertThat(line).contains("owner of the database"));
    }

    @Test
    void mistakeOfOursKeepsItsStackTrace() {
        StartUpFailure reporter = new StartUpFailure();
        assertThat(reporter.reportException(new IllegalStateException(new NullPointerException("ours"))))
                .isFalse();
        assertThat(reporter.reportException(new SQLException("syntax error", "42601")))
                .isFalse();
    }

    private static String explainedStartWith(String property) {
        StringBuilder line = new StringBuilder();
        new ApplicationContextRunner()
                .withUserConfiguration(OnlySite.class)
                .withPropertyValues("masthead.site.name=News", "masthead.site.address=http://localhost", property)
                .run(context -> line.append(
                        StartUpFailure.explain(context.getStartupFailure()).orElse("not explained")));
        return line.toString();
    }

    @EnableConfigurationProperties(SiteDefaults.class)
    static class OnlySite {}
}

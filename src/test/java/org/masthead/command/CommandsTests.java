package org.masthead.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class CommandsTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** Does what its arguments say. */
    private record Told(String name) implements Command {

        @Override
        public String arguments() {
            return "WORDS";
        }

        @Override
        public String purpose() {
            return "Does " + name + ".";
        }

        @Override
        public int run(List<String> arguments, PrintStream out) throws IOException {
            if (arguments.contains("fail")) {
                throw new IOException("The disk is full.\n  Hint: make room.");
            }
            if (arguments.isEmpty()) {
                throw new WrongUse("Say what.");
            }
            out.print(name + " " + arguments);
            return 0;
        }
    }

    private int run(String... words) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        Stream.of("import", "import ghost", "backup").forEach(name -> beans.addBean(name, new Told(name)));
        return new Commands(beans.getBeanProvider(Command.class))
                .run(List.of(words), new PrintStream(out), new PrintStream(errors));
    }

    @Test
    void longestNameIsMeant() {
        assertThat(run("import", "ghost", "a file", "--dry-run")).isZero();
        assertThat(text(out)).isEqualTo("import ghost [a file, --dry-run]");
    }

    @Test
    void unknownCommandIsToldWhatThereIs() {
        assertThat(run("imports")).isEqualTo(2);
        assertThat(text(errors)).contains("backup WORDS", "import ghost WORDS", "Does backup.");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void helpListsTheCommands() {
        assertThat(run("help")).isZero();
        assertThat(text(out)).contains("backup WORDS");
    }

    @Test
    void wrongUseIsToldTheRightOne() {
        assertThat(run("backup")).isEqualTo(2);
        assertThat(text(errors)).isEqualToNormalizingNewlines("Say what.\nUse: backup WORDS\n");
    }

    @Test
    void failureIsToldInOneLine() {
        assertThat(run("backup", "fail")).isEqualTo(1);
        assertThat(text(errors)).isEqualToNormalizingNewlines("Failed: The disk is full. Hint: make room.\n");
    }

    @Test
    void settingsAreNoArguments() {
        CommandLine line = CommandLine.of("backup", "--masthead.home=/srv", "my.file", "--dry-run", "--from=a.b");
        assertThat(line.words()).containsExactly("backup", "my.file", "--dry-run", "--from=a.b");
        assertThat(line.settings()).containsExactly("--masthead.home=/srv");
        assertThat(line.isCommand()).isTrue();
        assertThat(CommandLine.of("--masthead.home=/srv").isCommand()).isFalse();
        assertThat(CommandLine.of("--debug").isCommand()).isFalse();
        assertThat(CommandLine.of().isCommand()).isFalse();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}

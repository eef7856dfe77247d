package org.masthead.command;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What was written after the name of the program.
 *
 * @param words the command and its arguments; none if the site itself is to run
 * @param settings what Spring reads, as {@code --masthead.home=DIR}: options with a dot in their name
 */
public record CommandLine(List<String> words, List<String> settings) {

    /** The setting that tells the rooms that no site is running here. */
    public static final String SETTING = "masthead.command";

    private static final Predicate<String> SETTING_OPTION =
            Pattern.compile("--[\\w-]+\\.[^=]*(=.*)?", Pattern.DOTALL).asMatchPredicate();

    /** Reads the arguments of the program. */
    public static CommandLine of(String... arguments) {
        return new CommandLine(
                Stream.of(arguments).filter(SETTING_OPTION.negate()).toList(),
                Stream.of(arguments).filter(SETTING_OPTION).toList());
    }

    /** Whether a command is meant, and not the site. */
    public boolean isCommand() {
        return !words.isEmpty() && !words.get(0).startsWith("-");
    }

    /**
     * Starts Masthead without a port, runs the command and stops.
     *
     * @return the exit code
     */
    public int run(Class<?> application) {
        SpringApplication masthead = new SpringApplication(application);
        masthead.setLogStartupInfo(false);
        ConfigurableApplicationContext context =
                masthead.run(Stream.concat(settings.stream(), Stream.of("--" + SETTING + "=" + words.get(0)))
                        .toArray(String[]::new));
        int code = context.getBean(Commands.class).run(words, System.out, System.err);
        SpringApplication.exit(context);
        return code;
    }
}

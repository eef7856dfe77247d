package org.masthead.command;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.masthead.command.Command.WrongUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the command that was meant and runs it. */
@Component
class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private static final int FAILED = 1;
    /** As shells and their tools answer to a wrong use. */
    private static final int NOT_UNDERSTOOD = 2;

    private final ObjectProvider<Command> commands;

    Commands(ObjectProvider<Command> commands) {
        this.commands = commands;
    }

    int run(List<String> words, PrintStream out, PrintStream errors) {
        Optional<Command> meant = commands.stream()
                .filter(each -> words.size() >= length(each)
                        && each.name().equals(String.join(" ", words.subList(0, length(each)))))
                .max(Comparator.comparingInt(Commands::length));
        if (meant.isEmpty()) {
            boolean asked = words.equals(List.of("help"));
            list(asked ? out : errors);
            return asked ? 0 : NOT_UNDERSTOOD;
        }
        return run(meant.get(), words.subList(length(meant.get()), words.size()), out, errors);
    }

    private static int run(Command command, List<String> arguments, PrintStream out, PrintStream errors) {
        try {
            return command.run(arguments, out);
        } catch (WrongUse e) {
            errors.println(e.getMessage());
            errors.println("Use: " + use(command));
            return NOT_UNDERSTOOD;
        } catch (Exception e) {
            LOG.debug("{} failed", command.name(), e);
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            // A database has much to say, line by line.
            errors.println("Failed: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
            return FAILED;
        }
    }

    private void list(PrintStream out) {
        out.println("Commands:");
        commands.stream()
                .sorted(Comparator.comparing(Command::name))
                .forEach(each -> out.println("  " + use(each) + System.lineSeparator() + "      " + each.purpose()));
    }

    private static String use(Command command) {
        return (command.name() + " " + command.arguments()).strip();
    }

    private static int length(Command command) {
        return command.name().split(" ").length;
    }
}

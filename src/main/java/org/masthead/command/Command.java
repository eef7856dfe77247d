package org.masthead.command;

import java.io.PrintStream;
import java.util.List;

/**
 * Something that an operator asks of the jar: {@code java -jar masthead.jar NAME ARGUMENTS}. It is a bean of the room
 * that does it, and runs in a Masthead that opens no port.
 */
public interface Command {

    /** The words after the jar, one or more: {@code backup}, {@code import wordpress}. */
    String name();

    /** What follows the name, as in {@code FILE [--dry-run]}; empty if nothing does. */
    String arguments();

    /** What it does, in one line of the list of commands. */
    String purpose();

    /**
     * Does it, and tells about it.
     *
     * @param arguments what was written after the name; settings such as {@code --masthead.home=DIR} are not among them
     * @return the exit code: 0 if all is well
     * @throws WrongUse if the arguments make no sense
     * @throws Exception if it failed; its message is told, and nothing else of it
     */
    int run(List<String> arguments, PrintStream out) throws Exception;

    /** The arguments make no sense; the right use is told. */
    final class WrongUse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** @param reason what is wrong, as a sentence for the operator */
        public WrongUse(String reason) {
            super(reason);
        }
    }
}

package org.masthead.arrival;

import java.io.PrintStream;
import java.util.List;
import org.masthead.command.Command;
import org.springframework.stereotype.Component;

/** {@code import wordpress}. */
@Component
class ImportWordpressCommand implements Command {

    private final WordpressReader reader;
    private final ImportShell shell;

    ImportWordpressCommand(WordpressReader reader, ImportShell shell) {
        this.reader = reader;
        this.shell = shell;
    }

    @Override
    public String name() {
        return "import wordpress";
    }

    @Override
    public String arguments() {
        return ImportShell.ARGUMENTS;
    }

    @Override
    public String purpose() {
        return "Takes in what WordPress exported (.xml, .xml.gz or .zip); run again, it goes on where it stopped.";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws Exception {
        return shell.run(reader, arguments, out);
    }
}

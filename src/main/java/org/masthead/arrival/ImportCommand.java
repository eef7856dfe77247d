package org.masthead.arrival;

import java.io.PrintStream;
import java.util.List;
import org.masthead.command.Command;
import org.springframework.stereotype.Component;

/** {@code import} and the name of what is left: one command for each that can be read. */
abstract class ImportCommand implements Command {

    private final ArrivalReader reader;
    private final ImportShell shell;
    private final String purpose;

    private ImportCommand(ArrivalReader reader, ImportShell shell, String purpose) {
        this.reader = reader;
        this.shell = shell;
        this.purpose = purpose;
    }

    @Override
    public String name() {
        return "import " + reader.source();
    }

    @Override
    public String arguments() {
        return ImportShell.ARGUMENTS;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws Exception {
        return shell.run(reader, arguments, out);
    }

    @Component
    static final class OfWordpress extends ImportCommand {

        OfWordpress(WordpressReader reader, ImportShell shell) {
            super(
                    reader,
                    shell,
                    "Takes in what WordPress exported (.xml, .xml.gz or .zip); run again, it goes on where it stopped.");
        }
    }

    @Component
    static final class OfGhost extends ImportCommand {

        OfGhost(GhostReader reader, ImportShell shell) {
            super(
                    reader,
                    shell,
                    "Takes in what Ghost exported (.json or .zip, and redirects.json or .yaml); --site tells its address.");
        }
    }

    @Component
    static final class OfFeed extends ImportCommand {

        OfFeed(FeedReader reader, ImportShell shell) {
            super(reader, shell, "Takes in the stories of a feed, RSS or Atom: a file, or its address.");
        }
    }

    @Component
    static final class OfDisqus extends ImportCommand {

        OfDisqus(DisqusReader reader, ImportShell shell) {
            super(
                    reader,
                    shell,
                    "Takes in comments that Disqus exported (.xml or .xml.gz), below the stories that are here.");
        }
    }
}

package org.masthead.export;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.masthead.command.Command;
import org.masthead.command.CommandFile;
import org.springframework.stereotype.Component;

/** {@code export FILE}: it is there whole or not at all. */
@Component
class ExportCommand implements Command {

    private static final String ADDRESSES = "--with-addresses";

    private final SiteExport export;

    ExportCommand(SiteExport export) {
        this.export = export;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String arguments() {
        return "FILE.zip [" + ADDRESSES + "]";
    }

    @Override
    public String purpose() {
        return "Writes everything as JSON, with the pictures and a file for WordPress, while the site runs. "
                + ADDRESSES + " adds the e-mail addresses of people who comment.";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws IOException, SQLException {
        boolean addresses = arguments.contains(ADDRESSES);
        List<String> names =
                arguments.stream().filter(each -> !each.equals(ADDRESSES)).toList();
        Path file = CommandFile.toWrite(names);
        CommandFile.write(file, target -> export.write(target, addresses, line -> out.println("  " + line)));
        out.println("Written: " + file + " (" + Files.size(file) + " bytes). "
                + (addresses
                        ? "It names people who comment, with their addresses: keep it as you keep the site."
                        : "It holds no addresses of people who comment."));
        return 0;
    }
}

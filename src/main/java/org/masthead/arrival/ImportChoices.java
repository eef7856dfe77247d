package org.masthead.arrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.masthead.command.Command.WrongUse;

/** What is said in a terminal about the site that moves in: who is who, and what its addresses begin with. */
final class ImportChoices {

    static final String ARGUMENTS =
            "[--author LOGIN=EMAIL]... [--authors FILE] [--category-base WORD] [--tag-base WORD]";

    /** Addresses of accounts by names of authors there; empty for a guest. */
    final Map<String, String> authors = new LinkedHashMap<>();

    String categoryBase = "";
    String tagBase = "";

    /** Takes an option with what follows it, if it is one of these. */
    boolean take(String option, Iterator<String> rest) throws IOException {
        if (!rest.hasNext()) {
            return false;
        }
        switch (option) {
            case "--author" -> author(rest.next());
            case "--authors" -> {
                Path file = Path.of(rest.next());
                if (!Files.isReadable(file) || Files.isDirectory(file)) {
                    throw new WrongUse("There is no file " + file + " that can be read.");
                }
                Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(this::author);
            }
            case "--category-base" -> categoryBase = base(rest.next());
            case "--tag-base" -> tagBase = base(rest.next());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void author(String pair) {
        int sign = pair.lastIndexOf('=');
        if (sign < 1) {
            throw new WrongUse("Not LOGIN=EMAIL: " + pair);
        }
        authors.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
    }

    /** Without slashes around it. */
    static String base(String typed) {
        String base = typed.strip().replaceAll("^/+|/+$", "");
        return base.length() <= 100 ? base : base.substring(0, 100);
    }
}

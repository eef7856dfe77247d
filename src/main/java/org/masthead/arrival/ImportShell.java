package org.masthead.arrival;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.command.Command.WrongUse;
import org.masthead.outbound.PublicWeb;
import org.springframework.stereotype.Component;

/** An import in a terminal, whatever it reads. */
@Component
class ImportShell {

    static final String ARGUMENTS = "FILE [--dry-run] [--site ADDRESS] [--uploads DIR_OR_ZIP] "
            + ImportChoices.ARGUMENTS + " | --pictures RUN [--uploads DIR_OR_ZIP] | --undo RUN";

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final Importer importer;
    private final ImportRuns runs;
    private final ImportUndo undo;
    private final ImportNotes notes;
    private final ImportFolder folder;
    private final ImportSites sites;
    private final PublicWeb web;
    private final Clock clock;

    ImportShell(
            Importer importer,
            ImportRuns runs,
            ImportUndo undo,
            ImportNotes notes,
            ImportFolder folder,
            ImportSites sites,
            PublicWeb web,
            Clock clock) {
        this.importer = importer;
        this.runs = runs;
        this.undo = undo;
        this.notes = notes;
        this.folder = folder;
        this.sites = sites;
        this.web = web;
        this.clock = clock;
    }

    int run(ArrivalReader reader, List<String> arguments, PrintStream out) throws Exception {
        if (arguments.size() == 2 && arguments.get(0).equals("--undo")) {
            return undo(arguments.get(1), out);
        }
        if (arguments.size() >= 2 && arguments.get(0).equals("--pictures")) {
            return pictures(reader, arguments, out);
        }
        if (arguments.isEmpty() || arguments.get(0).startsWith("--")) {
            throw new WrongUse("Name the file.");
        }
        ArrivalFile file = file(reader, arguments.get(0));
        boolean dry = false;
        String site = "";
        Path uploads = null;
        ImportChoices choices = new ImportChoices();
        for (Iterator<String> options = arguments.listIterator(1); options.hasNext(); ) {
            String option = options.next();
            if (option.equals("--dry-run")) {
                dry = true;
            } else if (option.equals("--site") && options.hasNext()) {
                site = site(options.next());
            } else if (option.equals("--uploads") && options.hasNext()) {
                uploads = Path.of(options.next());
            } else if (!choices.take(option, options)) {
                throw new WrongUse("Not understood: " + option);
            }
        }
        sites.check(choices);
        try (PictureShelf shelf = shelf(uploads)) {
            return take(reader, file, site, shelf, choices, dry, out);
        }
    }

    private int pictures(ArrivalReader reader, List<String> arguments, PrintStream out) throws Exception {
        String number = arguments.get(1);
        boolean named = arguments.size() == 4 && arguments.get(2).equals("--uploads");
        if (!number.matches("\\d{1,18}")
                || arguments.size() != 2 && !named
                || runs.find(Long.parseLong(number))
                        .filter(run -> !run.dry() && run.state() == ImportRun.State.FINISHED)
                        .isEmpty()) {
            throw new WrongUse("There is no run " + number + " that came to its end.");
        }
        long id = Long.parseLong(number);
        try (PictureShelf shelf = shelf(named ? Path.of(arguments.get(3)) : null)) {
            ImportRun.State state = importer.again(id, reader, shelf, (totals, progress) -> {});
            report(id, out);
            return state == ImportRun.State.FINISHED ? 0 : 1;
        }
    }

    private ArrivalFile file(ArrivalReader reader, String name) throws IOException {
        if (reader instanceof FeedReader && name.matches("(?i)https?://.*")) {
            try {
                return folder.export(folder.fetch(name));
            } catch (IOException e) {
                throw new WrongUse("The feed could not be fetched: " + e.getMessage());
            }
        }
        Path path = Path.of(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new WrongUse("There is no file " + path + " that can be read.");
        }
        return new ArrivalFile(path);
    }

    private static String site(String typed) {
        return OldSite.typed(typed)
                .orElseThrow(() -> new WrongUse("No address of a site, such as https://news.example: " + typed));
    }

    private PictureShelf shelf(@Nullable Path uploads) throws IOException {
        if (uploads == null) {
            return new PictureShelf.OnTheWeb(web);
        }
        if (Files.isDirectory(uploads)) {
            return new PictureShelf.InFolder(uploads);
        }
        if (Files.isReadable(uploads)) {
            return new PictureShelf.InZip(uploads);
        }
        throw new WrongUse("There is no folder or zip " + uploads + " that can be read.");
    }

    private int take(
            ArrivalReader reader,
            ArrivalFile file,
            String site,
            PictureShelf shelf,
            ImportChoices choices,
            boolean dry,
            PrintStream out)
            throws Exception {
        long run = importer.runFor(reader, file, site, dry, null);
        out.println((dry ? "Dry run " : "Run ") + run + " of " + file.name());
        ImportRun before = runs.find(run).orElseThrow();
        if (before.position() > 0) {
            out.println("Going on after " + before.position() + " records");
        }
        Instant begun = clock.instant();
        Instant[] last = {begun};
        try {
            ImportRun.State state = importer.take(run, reader, file, shelf, choices, (totals, progress) -> {
                Instant now = clock.instant();
                if (Duration.between(last[0], now).compareTo(BETWEEN_LINES) >= 0) {
                    last[0] = now;
                    out.println(line(totals, progress, before.progress(), Duration.between(begun, now)));
                }
            });
            report(run, out);
            return state == ImportRun.State.FINISHED ? 0 : 1;
        } catch (ArrivalFailed e) {
            report(run, out);
            throw e;
        }
    }

    private static String line(Totals totals, int progress, int before, Duration spent) {
        int done = progress - before;
        String left = done <= 0
                ? ""
                : ", about " + readable(spent.multipliedBy(1000 - progress).dividedBy(done)) + " left";
        return String.format(Locale.ROOT, "%5.1f %%  %,d records%s", progress / 10.0, totals.read(), left);
    }

    private static String readable(Duration duration) {
        return duration.toMinutes() >= 2 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    private void report(long id, PrintStream out) {
        ImportRun run = runs.find(id).orElseThrow();
        out.printf("%-10s %9s %9s %9s %9s %9s%n", "", "in", "imported", "updated", "unchanged", "not taken");
        for (Kind kind : Kind.values()) {
            if (run.totals().has(kind)) {
                out.printf(
                        "%-10s %9d %9d %9d %9d %9d%n",
                        kind.key(),
                        run.totals().read(kind),
                        run.totals().count(kind, Outcome.IMPORTED),
                        run.totals().count(kind, Outcome.UPDATED),
                        run.totals().count(kind, Outcome.UNCHANGED),
                        run.totals().count(kind, Outcome.REFUSED));
            }
        }
        sites.authors(run.origin())
                .forEach(each -> out.println("  " + each.source() + " (" + each.name() + ") "
                        + (each.person() == null ? "is a guest" : "is " + each.person())));
        notes.reasons(id).forEach(each -> out.println("  " + each.count() + " × " + each.text()));
        out.println("All of it is told at the desk under Imports, run " + id + ".");
    }

    private int undo(String number, PrintStream out) {
        if (!number.matches("\\d{1,18}") || !undo.begin(Long.parseLong(number))) {
            throw new WrongUse("There is no run " + number + " that can be undone.");
        }
        long kept = undo.undo(Long.parseLong(number));
        out.println("Run " + number + " is undone. " + kept + " things stay: they were changed here, or are in use.");
        return 0;
    }
}

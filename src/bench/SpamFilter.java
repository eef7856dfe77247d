package org.masthead.spam;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures the learning filter on labelled comments: within each set by date, and from all other sets onto each. */
final class SpamFilter {

    private static final double TRAINED_ON = 0.7;
    private static final int PARTS = 10;
    private static final double CAUGHT = 0.96;

    private record Labelled(String date, String text, boolean spam) {}

    public static void main(String[] arguments) throws IOException {
        double heldFrom = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0;
        Map<String, List<Labelled>> sets = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]), "*.csv")) {
            for (Path file : files) {
                sets.put(file.getFileName().toString(), read(file));
            }
        }
        if (heldFrom == 0) {
            heldFrom = chosen(sets);
        }
        measure(sets, heldFrom);
    }

    /**
     * The highest threshold at which, in the training part of every set, enough spam is caught by models that did not
     * see it (cross-validation in ten parts). No text that is measured afterwards is looked at.
     */
    private static double chosen(Map<String, List<Labelled>> sets) {
        double chosen = 1;
        for (List<Labelled> set : sets.values()) {
            List<Labelled> byDate =
                    set.stream().sorted(Comparator.comparing(Labelled::date)).toList();
            List<Labelled> training = byDate.subList(0, (int) (byDate.size() * TRAINED_ON));
            List<Double> spam = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                List<LearntModel.Example> rest = new ArrayList<>();
                List<Labelled> unseen = new ArrayList<>();
                for (int i = 0; i < training.size(); i++) {
                    Labelled each = training.get(i);
                    if (i % PARTS == part) {
                        unseen.add(each);
                    } else {
                        rest.add(new LearntModel.Example(each.text(), each.spam()));
                    }
                }
                LearntModel model = Objects.requireNonNull(LearntModel.of(rest));
                unseen.stream()
                        .filter(Labelled::spam)
                        .forEach(each -> spam.add(model.judge(each.text()).probability()));
            }
            spam.sort(Comparator.naturalOrder());
            double enough = spam.get((int) (spam.size() * (1 - CAUGHT)));
            System.out.printf("training part: %.0f %% of spam is at or above %.3f%n", 100 * CAUGHT, enough);
            chosen = Math.min(chosen, enough);
        }
        return chosen;
    }

    private static void measure(Map<String, List<Labelled>> sets, double heldFrom) {
        System.out.printf("held from %.3f%n%-28s %7s %7s %7s %7s %7s%n", heldFrom, "", "texts", "caught", "held", "F1", "MCC");
        sets.forEach((name, set) -> {
            List<Labelled> byDate =
                    set.stream().sorted(Comparator.comparing(Labelled::date)).toList();
            split(name + " by date", byDate, heldFrom);
            if (!byDate.equals(set)) {
                split(name + " in its order", set, heldFrom);
            }
        });
        sets.forEach((name, set) -> measure(
                "others onto " + name,
                sets.entrySet().stream()
                        .filter(other -> !other.getKey().equals(name))
                        .flatMap(other -> other.getValue().stream())
                        .toList(),
                set,
                heldFrom));
    }

    private static void split(String name, List<Labelled> set, double heldFrom) {
        int trained = (int) (set.size() * TRAINED_ON);
        measure(name, set.subList(0, trained), set.subList(trained, set.size()), heldFrom);
    }

    private static void measure(String name, List<Labelled> training, List<Labelled> test, double heldFrom) {
        LearntModel model = LearntModel.of(training.stream()
                .map(each -> new LearntModel.Example(each.text(), each.spam()))
                .collect(Collectors.toList()));
        double caught = 0;
        double missed = 0;
        double wronged = 0;
        double passed = 0;
        for (Labelled each : test) {
            boolean held = model != null && model.judge(each.text()).probability() >= heldFrom;
            if (each.spam()) {
                caught += held ? 1 : 0;
                missed += held ? 0 : 1;
            } else {
                wronged += held ? 1 : 0;
                passed += held ? 0 : 1;
            }
        }
        double below = Math.sqrt((caught + wronged) * (caught + missed) * (passed + wronged) * (passed + missed));
        System.out.printf(
                Locale.ROOT,
                "%-28s %7d %6.1f%% %6.1f%% %7.3f %7.3f%n",
                name,
                test.size(),
                100 * caught / (caught + missed),
                100 * wronged / (wronged + passed),
                2 * caught / (2 * caught + wronged + missed),
                below == 0 ? 0 : (caught * passed - wronged * missed) / below);
    }

    /** Comma-separated values of three columns (date, text, spam) below a line of names, RFC 4180. */
    private static List<Labelled> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = Files.readString(file);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quoted && each == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(each);
                i++;
            } else if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == ',' || each == '\n')) {
                rows.get(rows.size() - 1).add(cell.toString().replaceAll("\r$", ""));
                cell.setLength(0);
                if (each == '\n') {
                    rows.add(new ArrayList<>());
                }
            } else {
                cell.append(each);
            }
        }
        Stream<List<String>> complete = rows.stream().skip(1).filter(row -> row.size() == 3);
        return complete.map(row -> new Labelled(row.get(0), row.get(1), row.get(2).equals("1")))
                .toList();
    }
}

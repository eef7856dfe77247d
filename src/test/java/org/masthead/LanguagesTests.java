package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every visible word is in a bundle, in every language, and every word of a bundle is used. */
class LanguagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");
    private static final Pattern PLURAL = Pattern.compile("\\{\\d, plural,");

    /** Looked up with an end that only the running site knows: a status, a state, a decision. */
    private static final Pattern MADE_WHILE_RUNNING = Pattern.compile(
            "error\\.[\\w]+\\.(title|text)|finding\\.[\\w.-]+|[\\w.-]+\\.(status|role|reason|discussion|list|notice|desk|key|error|field|move|moved|change|done|illegal|empty|trust|group|refused|outcome)\\.[\\w.-]+");

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void everyWordIsTranslated(String language) throws IOException {
        for (Path bundle : bundles()) {
            Properties translated = translation(bundle, language);
            assertThat(translated.stringPropertyNames())
                    .as("%s in %s", bundle.getFileName(), language)
                    .containsExactlyInAnyOrderElementsOf(load(bundle).stringPropertyNames());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void translationsHaveThePlaceholdersOfTheOriginal(String language) throws IOException {
        for (Path bundle : bundles()) {
            Properties original = load(bundle);
            Properties translated = translation(bundle, language);
            for (String key : translated.stringPropertyNames()) {
                assertThat(placeholders(translated.getProperty(key)))
                        .as(key + " in " + language)
                        .isEqualTo(placeholders(original.getProperty(key, "")));
            }
        }
    }

    @Test
    void arabicPluralsHaveTheirSixForms() throws IOException {
        for (Path bundle : bundles()) {
            translation(bundle, "ar").forEach((key, text) -> {
                if (PLURAL.matcher((String) text).find()) {
                    assertThat((String) text)
                            .as((String) key)
                            .contains("zero {", "one {", "two {", "few {", "many {", "other {");
                }
            });
        }
    }

    @Test
    void everyWordIsUsed() throws IOException {
        String users = texts(SOURCES, ".java") + texts(RESOURCES.resolve("templates"), ".html");
        Set<String> named = Pattern.compile("(?<=[\"'{])[\\w.-]+(?=[\"'}(])")
                .matcher(users)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        List<String> unused = new ArrayList<>();
        for (Path bundle : bundles()) {
            for (String key : load(bundle).stringPropertyNames()) {
                if (!named.contains(key) && !MADE_WHILE_RUNNING.matcher(key).matches()) {
                    unused.add(key);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void noTemplateSpeaksByItself() throws IOException {
        List<String> spoken = new ArrayList<>();
        for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
            String html = Files.readString(template)
                    .replaceAll("(?s)<!--.*?-->", "")
                    .replaceAll(
                            "(?s)<(\\w[\\w:]*)\\b(?:[^>\"]|\"[^\"]*\")*\\sth:(?:text|utext|replace)=(?:[^>\"]|\"[^\"]*\")*>.*?</\\1>",
                            "");
            matches(html, "\\s(?:alt|aria-label|placeholder|title)=\"[^\"]*\\p{L}[^\"]*\"")
                    .forEach(match -> spoken.add(template + ":" + match.group()));
            matches(html.replaceAll("(?s)<(?:[^>\"]|\"[^\"]*\")*>", "\u0001"), "[^\\u0001]*\\p{L}{2}[^\\u0001]*")
                    .forEach(match -> spoken.add(template + ": " + match.group().strip()));
        }
        assertThat(spoken).isEmpty();
    }

    @Test
    void styleSheetsKnowNoLeftAndRight() throws IOException {
        List<String> physical = new ArrayList<>();
        for (Path sheet : files(RESOURCES.resolve("static/css"), ".css")) {
            String css = Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "");
            matches(
                            css,
                            "(?m)^\\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\\w-]*|left|right"
                                    + "|border-(?:top|bottom)-(?:left|right)-radius)\\s*:|(?:text-align|float|clear):\\s*(?:left|right)")
                    .forEach(match -> physical.add(
                            sheet.getFileName() + ": " + match.group().strip()));
        }
        assertThat(physical).isEmpty();
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<MatchResult> matches(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static List<Path> bundles() throws IOException {
        return files(RESOURCES.resolve("messages"), ".properties").stream()
                .filter(file -> !file.getFileName().toString().contains("_"))
                .toList();
    }

    private static Properties translation(Path bundle, String language) throws IOException {
        Path file = bundle.resolveSibling(
                bundle.getFileName().toString().replace(".properties", "_" + language + ".properties"));
        assertThat(file).isRegularFile();
        return load(file);
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String texts(Path folder, String ending) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files(folder, ending)) {
            all.append(Files.readString(file)).append('\n');
        }
        return all.toString();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}

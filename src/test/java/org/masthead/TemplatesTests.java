package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every template: the content security policy's demands, safe markup only, and no word missing. */
class TemplatesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void noTemplateCarriesStylesOfItsOwn() {
        assertThat(findings("\\s(?:th:)?style\\s*=|<style")).isEmpty();
    }

    @Test
    void noTemplateCarriesAScriptOfItsOwn() {
        assertThat(findings("<script(?![^>]*\\bth:src=)|\\s(?:th:)?on[a-z]+\\s*=\\s*\"|javascript:"))
                .isEmpty();
    }

    @Test
    void onlySanitisedMarkupIsPrintedUnescaped() {
        assertThat(findings("th:utext=\"(?!\\$\\{[\\w.]+\\.html(?:\\(\\))?}\")"))
                .isEmpty();
        assertThat(findings("\\[\\(")).isEmpty();
    }

    @Test
    void nothingIsLoadedFromAnotherHost() {
        assertThat(findings("(?:src|srcset|action)=\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//"))
                .isEmpty();
    }

    @Test
    void everyAssetExists() {
        assertThat(matches("@\\{(/(?:css|fonts|images|js|vendor)/[^}$]+)}"))
                .isNotEmpty()
                .allSatisfy((asset, template) -> assertThat(RESOURCES.resolve("static" + asset))
                        .as(template)
                        .isRegularFile());
    }

    @Test
    void everyMessageExists() throws IOException {
        Set<String> known = messageKeys();
        assertThat(matches("#\\{([\\w.-]+)[(}]"))
                .isNotEmpty()
                .allSatisfy((key, template) -> assertThat(known).as(template).contains(key));
    }

    /** Finds by template, so that a failure says where to look. */
    private static List<String> findings(String pattern) {
        List<String> found = new ArrayList<>();
        for (Path template : templates()) {
            Matcher matcher = Pattern.compile(pattern).matcher(read(template));
            while (matcher.find()) {
                found.add(template + ": " + matcher.group());
            }
        }
        return found;
    }

    private static TreeMap<String, String> matches(String pattern) {
        TreeMap<String, String> found = new TreeMap<>();
        for (Path template : templates()) {
            Pattern.compile(pattern)
                    .matcher(read(template))
                    .results()
                    .forEach(match -> found.put(match.group(1), template.toString()));
        }
        return found;
    }

    private static Set<String> messageKeys() throws IOException {
        Properties messages = new Properties();
        for (Path bundle : filesBelow("messages", ".properties")) {
            try (InputStream stream = Files.newInputStream(bundle);
                    InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                messages.load(reader);
            }
        }
        return messages.stringPropertyNames();
    }

    private static List<Path> templates() {
        List<Path> templates = filesBelow("templates", ".html");
        assertThat(templates).isNotEmpty();
        return templates;
    }

    private static List<Path> filesBelow(String folder, String ending) {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package org.masthead.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;

/** The table in code says in every cell what the README promises. */
class RightTests {

    static final Map<String, Extent> WORDS =
            Map.of("–", Extent.NONE, "own", Extent.OWN, "own, if allowed", Extent.OWN_IF_ALLOWED, "all", Extent.ALL);

    @TestFactory
    Stream<DynamicTest> everyCellIsAsTheReadmeSays() throws IOException {
        List<DynamicTest> cells = new ArrayList<>();
        promised().forEach((right, extents) -> {
            for (Role role : Role.values()) {
                cells.add(DynamicTest.dynamicTest(
                        role + " " + right,
                        () -> assertThat(role.extentOf(right)).isEqualTo(extents.get(role.ordinal()))));
            }
        });
        return cells.stream();
    }

    @Test
    void readmeKnowsEveryRight() throws IOException {
        assertThat(promised().keySet()).containsExactly(Right.values());
        assertThat(readme()).contains("| Contributor | Reporter | Editor | Moderator | Administrator |");
    }

    @Test
    void reporterPublishesOwnStoriesOnlyIfAllowed() {
        DeskUser plain = new DeskUser(1, "a@b.example", "A", Role.REPORTER, null);
        DeskUser allowed = new DeskUser(1, "a@b.example", "A", Role.REPORTER, null, true, java.util.Set.of());
        DeskUser contributor = new DeskUser(1, "a@b.example", "A", Role.CONTRIBUTOR, null, true, java.util.Set.of());
        assertThat(plain.may(Right.PUBLISH_STORIES, true)).isFalse();
        assertThat(allowed.may(Right.PUBLISH_STORIES, true)).isTrue();
        assertThat(allowed.may(Right.PUBLISH_STORIES, false)).isFalse();
        assertThat(contributor.may(Right.PUBLISH_STORIES, true)).isFalse();
    }

    @Test
    void whoIsBoundToSectionsWorksThereOnly() {
        DeskUser bound = new DeskUser(1, "a@b.example", "A", Role.EDITOR, null, false, java.util.Set.of(7L));
        assertThat(bound.may(Right.PUBLISH_STORIES, false, 7)).isTrue();
        assertThat(bound.may(Right.PUBLISH_STORIES, true, 8)).isFalse();
    }

    private static Map<Right, List<Extent>> promised() throws IOException {
        Map<Right, List<Extent>> promised = new LinkedHashMap<>();
        for (String line : readme().lines().toList()) {
            String[] cells = line.split("\\s*\\|\\s*");
            if (cells.length == Role.values().length + 2 && WORDS.containsKey(cells[2])) {
                promised.put(
                        Right.valueOf(cells[1].toUpperCase(Locale.ROOT).replace(' ', '_')),
                        Arrays.stream(cells).skip(2).map(WORDS::get).toList());
            }
        }
        return promised;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}

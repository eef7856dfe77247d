package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Program;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Wherever a picture can be handed in, each bad one is told what is wrong with it and leaves neither row nor file. */
@NewsroomTest
class BadUploadsAtTheDoorsTests {

    private static final Map<String, String> FIELDS =
            Map.of("/desk/articles", "leadUpload", "/desk/settings", "logoFile");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    PictureService pictures;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private DeskUser boss;
    private long before;
    private long known;

    @BeforeEach
    void haveAPicture() {
        jdbc.sql("delete from access_token").update();
        DeskUser plain = Desk.account(jdbc, "Ada Press", Role.ADMINISTRATOR);
        long author = stories.author("Ada Press").getId();
        jdbc.sql("update account set author_id = ? where id = ?")
                .params(author, plain.id())
                .update();
        boss = new DeskUser(plain.id(), plain.email(), plain.name(), plain.role(), author);
        known = pictures.accept(
                        new PictureUpload("good.jpg", new ByteArrayResource(PictureFiles.jpeg(400, 300)), "", "", ""),
                        null)
                .getId();
        before = kept();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("badUploadsAtEachDoor")
    void isRefusedInWordsAndLeavesNothing(String what, String door, String name, byte[] file, String words) {
        MvcTestResult answer = handIn(door, name, file);
        assertThat(answer.getResponse().getStatus()).isIn(413, 415, 422);
        assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(words);
        assertThat(kept()).isEqualTo(before);
    }

    /** So that it would be seen. */
    @ParameterizedTest
    @MethodSource("doors")
    void goodOneIsTaken(String door) {
        assertThat(handIn(door, "gulls.jpg", PictureFiles.jpeg(500, 400))
                        .getResponse()
                        .getStatus())
                .isLessThan(400);
    }

    static Stream<String> doors() {
        return Stream.of(
                "/desk/pictures",
                "/desk/pictures as a script",
                "/desk/pictures/upload",
                "/desk/pictures/{id}/file",
                "/desk/articles",
                "/desk/account/profile",
                "/desk/settings",
                "/api/v1/desk/pictures");
    }

    static Stream<Arguments> badUploadsAtEachDoor() {
        byte[] good = PictureFiles.jpeg(400, 300);
        byte[] polyglot = PictureFiles.joined(good, "PK\u0003\u0004evil.class".getBytes(StandardCharsets.ISO_8859_1));
        return doors().flatMap(door -> Stream.of(
                arguments("bomb", door, "a.png", PictureFiles.pngThatClaims(50_000, 50_000), "too many pixels"),
                arguments("polyglot", door, "a.jpg", polyglot, "Something else is hidden"),
                arguments("truncated", door, "a.jpg", Arrays.copyOf(good, good.length - 20), "damaged or cut off"),
                arguments("wrong type", door, "a.jpg", "<p>Gulls".getBytes(StandardCharsets.US_ASCII), "not a JPEG"),
                arguments("too large", door, "a.jpg", new byte[21 * 1024 * 1024], "at most 20 MB"),
                arguments("path in name", door, "../../a.jpg", good, "holds a path")));
    }

    private MvcTestResult handIn(String door, String name, byte[] file) {
        String address = door.replace(" as a script", "").replace("{id}", Long.toString(known));
        String field = FIELDS.getOrDefault(door, "file");
        var sent = mvc.post().uri(address).multipart().file(new MockMultipartFile(field, name, "image/jpeg", file));
        if (door.startsWith("/api")) {
            sent = sent.header("Authorization", "Bearer " + Program.token(jdbc, boss, "media:write"));
        } else {
            sent = sent.with(Desk.as(boss));
        }
        if (door.endsWith("script") || door.endsWith("upload")) {
            sent = sent.header("Accept", "application/json");
        }
        for (Map.Entry<String, String> each : fields(door).entrySet()) {
            sent = sent.param(each.getKey(), each.getValue());
        }
        return sent.exchange();
    }

    private Map<String, String> fields(String door) {
        return switch (door) {
            case "/desk/articles" ->
                Map.of(
                        "headline",
                        "With a picture",
                        "section",
                        Long.toString(stories.section("Town").getId()),
                        "discussion",
                        "OPEN",
                        "leadAltText",
                        "Gulls");
            case "/desk/settings" ->
                Map.of("version", version(), "name", "The Masthead", "language", "en-GB", "timeZone", "UTC");
            default -> Map.of();
        };
    }

    private String version() {
        return jdbc.sql("select coalesce(max(version), 0)::text from site_identity")
                .query(String.class)
                .single();
    }

    private long kept() {
        return List.of("picture", "picture_file", "picture_task").stream()
                .mapToLong(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .sum();
    }
}

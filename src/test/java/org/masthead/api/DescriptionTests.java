package org.masthead.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the description of the API to the doors that there are. */
@NewsroomTest
class DescriptionTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping doors;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void everyDoorIsDescribedAndNoOther() {
        Set<String> there = new TreeSet<>();
        doors.getHandlerMethods()
                .forEach((mapping, door) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> there.add(method + " " + path.replace(":\\d{1,18}", "")))));
        Set<String> described = new TreeSet<>();
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        there.removeIf(each -> each.contains("openapi.json"));
        assertThat(described).isEqualTo(there).isNotEmpty();
    }

    /** With {@code -Dmasthead.describe} what the doors say is written into the file instead. */
    @Test
    void whatIsWrittenIsWhatTheDoorsSay() throws IOException {
        byte[] said = mvc.get().uri("/described-doors").exchange().getResponse().getContentAsByteArray();
        Path written = Path.of("src/main/resources/api/openapi.json");
        if (System.getProperty("masthead.describe") != null) {
            Files.writeString(
                    written, json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(said)) + "\n");
        }
        assertThat(json.readTree(written))
                .as("mvn -Dtest=DescriptionTests -Dmasthead.describe test writes the description anew")
                .isEqualTo(json.readTree(said));
    }

    @Test
    void itIsTheSitesOwn() {
        JsonNode description = description();
        assertThat(description.path("info").path("title").asString()).isEqualTo("The Masthead");
        assertThat(description.path("servers").path(0).path("url").asString()).isEqualTo("http://localhost:8080");
    }

    @Test
    void everyOperationSaysWhatItIsForAndExamplesAreWhole() {
        JsonNode description = description();
        assertThat(description.path("openapi").asString()).startsWith("3.1");
        description
                .path("paths")
                .forEach(path -> path.forEach(
                        operation -> assertThat(operation.path("summary").asString())
                                .as(operation.toString())
                                .isNotBlank()));
        JsonNode example = description
                .path("components")
                .path("schemas")
                .path("DeskArticleText")
                .path("example");
        assertThat(example.path("headline").asString()).isEqualTo("Harbour reopens");
    }

    @Test
    void everyAnswerAndEveryBodyHasAnExampleThatFitsItsSchema() {
        JsonNode description = description();
        SchemaFit fit = new SchemaFit(description);
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String door = operation.getKey() + " " + path.getKey();
                    operation.getValue().path("responses").properties().forEach(answer -> {
                        JsonNode content = answer.getValue().path("content");
                        content.forEach(each -> {
                            assertThat(each.has("example")).as(door).isTrue();
                            assertThat(fit.misfits(each.path("schema"), each.path("example"), true))
                                    .as(door + " " + answer.getKey())
                                    .isEmpty();
                        });
                    });
                    operation.getValue().path("requestBody").path("content").properties().stream()
                            .filter(each -> each.getKey().endsWith("json"))
                            .map(java.util.Map.Entry::getValue)
                            .forEach(each -> {
                                assertThat(each.has("example")).as(door).isTrue();
                                assertThat(fit.misfits(each.path("schema"), each.path("example"), false))
                                        .as(door)
                                        .isEmpty();
                            });
                }));
        description.path("components").path("schemas").properties().forEach(schema -> {
            schema.getValue().path("properties").forEach(field -> {
                if (field.has("example")) {
                    assertThat(fit.misfits(field, field.path("example"), false))
                            .as(schema.getKey())
                            .isEmpty();
                }
            });
        });
    }

    @Test
    void exampleThatDoesNotFitIsSeen() {
        SchemaFit fit = new SchemaFit(description());
        JsonNode comment = json.readTree("{\"$ref\": \"#/components/schemas/Comment\"}");
        assertThat(fit.misfits(
                        comment,
                        json.readTree("{\"id\": \"x\", \"parentId\": null, \"createdAt\": \"then\", \"mail\": 1}"),
                        false))
                .hasSize(3);
        assertThat(fit.misfits(comment, json.readTree("{\"id\": 1}"), true)).isNotEmpty();
    }

    @Test
    void tokenIsAskedForAtTheDeskOnly() {
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(operation.has("security"))
                                .as(path.getKey())
                                .isEqualTo(path.getKey().startsWith("/api/v1/desk"))));
    }

    @Test
    void failuresAreDescribedAsProblemsAndWordsBesideAFileAsParts() {
        JsonNode description = description();
        description
                .path("paths")
                .forEach(path -> path.forEach(operation -> operation.path("responses").properties().stream()
                        .filter(each -> each.getKey().startsWith("4"))
                        .forEach(each -> assertThat(
                                        each.getValue().path("content").propertyNames())
                                .as(operation.path("summary").asString())
                                .containsExactly("application/problem+json"))));
        JsonNode upload =
                description.path("paths").path("/api/v1/desk/pictures").path("post");
        assertThat(upload.path("parameters")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .containsExactly("Idempotency-Key");
        assertThat(upload.path("requestBody")
                        .path("content")
                        .path("multipart/form-data")
                        .path("schema")
                        .path("properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("file", "alt", "caption", "credit");
    }

    private JsonNode description() {
        return json.readTree(
                mvc.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsByteArray());
    }
}

package org.masthead.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the description of the API what its doors have in common. */
@Component
class DescribedDoors implements OpenApiCustomizer {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title("Masthead")
                .version("1")
                .description("Reading needs no token. Failures are told as application/problem+json (RFC 9457)."
                        + " What is written under an Idempotency-Key is done once, however often it is sent."));
        api.setServers(List.of(new Server().url("/")));
        api.setTags(api.getTags().stream()
                .sorted(Comparator.comparing(Tag::getName))
                .toList());
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths()
                .forEach((path, doors) ->
                        doors.readOperations().forEach(each -> complete(each, path.startsWith("/api/v1/desk"))));
    }

    private static void complete(Operation operation, boolean desk) {
        ApiResponses answers = operation.getResponses();
        answers.addApiResponse("4XX", new ApiResponse().description("What was asked for cannot be had"));
        if (desk) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            answers.addApiResponse("401", new ApiResponse().description("No token, or one that is not good any more"));
            answers.addApiResponse("403", new ApiResponse().description("The token or its owner may not do this"));
        }
        answers.addApiResponse(
                "429", new ApiResponse().description("Too much was asked; Retry-After says when to come back"));
        answers.forEach((status, answer) -> {
            if (status.startsWith("4")) {
                answer.setContent(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref(PROBLEM))));
            }
        });
        putWordsBesideTheFile(operation);
    }

    /** What is sent beside a file are parts of the form as the file is. */
    private static void putWordsBesideTheFile(Operation operation) {
        MediaType form = operation.getRequestBody() == null
                ? null
                : operation
                        .getRequestBody()
                        .getContent()
                        .get(org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE);
        if (form != null && operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(each -> each.getIn().equals("query"))
                    .forEach(each -> form.getSchema()
                            .addProperty(
                                    each.getName(),
                                    each.getSchema()
                                            .description(each.getDescription())
                                            .example(each.getExample())));
            operation.getParameters().removeIf(each -> each.getIn().equals("query"));
        }
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("A failure (RFC 9457); beside these it says what a program can act on, like parameter,"
                        + " errors by field, or the version that there is")
                .addProperty("title", new StringSchema().example("Bad Request"))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty("detail", new StringSchema().example("limit is a number from 1 to 100"))
                .addProperty("instance", new StringSchema().example("/api/v1/articles"));
    }
}

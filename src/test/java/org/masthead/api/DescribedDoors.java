package org.masthead.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Says in the description of the API what its doors have in common. */
@Component
class DescribedDoors implements OpenApiCustomizer {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";

    private final ObjectProvider<RequestMappingHandlerMapping> doors;

    DescribedDoors(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> doors) {
        this.doors = doors;
    }

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
        DescribedNulls nulls = new DescribedNulls(api);
        doors.getObject().getHandlerMethods().forEach((mapping, door) -> {
            if (mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/api/v1/"))) {
                nulls.say(door);
            }
        });
        api.getPaths()
                .forEach((path, all) -> all.readOperationsMap().forEach((method, each) -> {
                    boolean desk = path.startsWith("/api/v1/desk");
                    complete(each, desk);
                    if (!desk) {
                        read(each);
                    } else if (method != PathItem.HttpMethod.GET) {
                        write(each);
                    }
                }));
        new DescribedExamples(api).add();
    }

    /** What every list and every thing that readers see has. */
    private static void read(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("query")
                .name(AskedFields.PARAMETER)
                .description("Which fields are told, with commas between them; all, where it is left out")
                .required(false)
                .schema(new StringSchema().example("id,url")));
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("If-None-Match")
                .description("The ETag of an earlier answer")
                .required(false)
                .schema(new StringSchema()));
        ApiResponse answer = operation.getResponses().get("200");
        answer.addHeaderObject("ETag", header("Of this answer"));
        operation.getResponses().addApiResponse("304", new ApiResponse().description("It is as it was"));
    }

    private static void write(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .description("Under one key a thing is done once within a day, however often it is sent")
                .required(false)
                .schema(new StringSchema().example("import-4711")));
    }

    private static Header header(String about) {
        return new Header().description(about).schema(new StringSchema());
    }

    private static void complete(Operation operation, boolean desk) {
        ApiResponses answers = operation.getResponses();
        answers.addApiResponse("4XX", new ApiResponse().description("What was asked for cannot be had"));
        if (desk) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            answers.addApiResponse("401", new ApiResponse().description("No token, or one that is not good any more"));
            answers.addApiResponse("403", new ApiResponse().description("The token or its owner may not do this"));
        }
        ApiResponse often = new ApiResponse().description("Too much was asked");
        often.addHeaderObject("Retry-After", header("Seconds after which to come back"));
        often.addHeaderObject("RateLimit", header("How much is left, and for how many seconds"));
        answers.addApiResponse("429", often);
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

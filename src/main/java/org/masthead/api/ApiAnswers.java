package org.masthead.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.web.ApiController;
import org.masthead.web.Listing;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leaves out of an answer what was not asked for, and says in a header too where a list goes on. */
@RestControllerAdvice(annotations = ApiController.class)
class ApiAnswers implements ResponseBodyAdvice<Object> {

    private final JsonMapper json;

    ApiAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Listing<?> listing && listing.next() != null) {
            response.getHeaders().set(HttpHeaders.LINK, "<" + listing.next() + ">; rel=\"next\"");
        }
        if (answer.getDeclaringClass() != PublicApiController.class) {
            return body;
        }
        Set<String> asked = AskedFields.of(
                ((ServletServerHttpRequest) request).getServletRequest().getParameter(AskedFields.PARAMETER), answer);
        if (asked == null || body == null) {
            return body;
        }
        JsonNode told = json.valueToTree(body);
        if (body instanceof Listing<?>) {
            told.path("items").forEach(item -> ((ObjectNode) item).retain(asked));
        } else {
            ((ObjectNode) told).retain(asked);
        }
        return told;
    }
}

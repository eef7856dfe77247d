package org.masthead.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.masthead.site.SiteSettings;
import org.masthead.web.ApiController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the API (OpenAPI 3.1). What the doors are is written when Masthead is built, as no site has others; whose
 * they are is the site's.
 */
@ApiController
class DescriptionController {

    private final JsonMapper json;
    private final SiteSettings site;

    DescriptionController(JsonMapper json, SiteSettings site) {
        this.json = json;
        this.site = site;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode description() {
        ObjectNode description = written();
        ((ObjectNode) description.path("info")).put("title", site.name());
        description.set(
                "servers",
                json.valueToTree(List.of(Map.of("url", site.absolute("/").replaceFirst("/$", "")))));
        return description;
    }

    private ObjectNode written() {
        try (InputStream file = new ClassPathResource("api/openapi.json").getInputStream()) {
            return (ObjectNode) json.readTree(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

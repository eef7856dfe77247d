package org.masthead.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.masthead.site.SiteSettings;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the API's own description whose it is, and where a token is needed. */
@Component
class ApiDescription implements OpenApiCustomizer {

    private static final String TOKEN = "token";

    private final SiteSettings site;

    ApiDescription(SiteSettings site) {
        this.site = site;
    }

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title(site.name())
                .version("1")
                .description("Reading needs no token. Failures are told as application/problem+json (RFC 9457)."
                        + " What is written under an Idempotency-Key is done once, however often it is sent."));
        api.setServers(List.of(new Server().url(site.absolute("/").replaceFirst("/$", ""))));
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        api.getPaths().forEach((path, doors) -> {
            if (path.startsWith("/api/v1/desk")) {
                doors.readOperations().forEach(each -> each.addSecurityItem(new SecurityRequirement().addList(TOKEN)));
            }
        });
    }
}

package org.masthead.web;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Gives the site's own dress to what the server refuses before the application, and so {@link ErrorPages}, is asked.
 */
@Component
class ServerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final List<String> STYLES = List.of("00-layers", "tokens", "fonts", "reset", "base", "layout");

    private final SiteSettings site;
    private final ObjectProvider<ITemplateEngine> templates;
    private final ObjectProvider<ResourceUrlProvider> resources;

    ServerErrors(
            SiteSettings site,
            ObjectProvider<ITemplateEngine> templates,
            ObjectProvider<ResourceUrlProvider> resources) {
        this.site = site;
        this.templates = templates;
        this.resources = resources;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new UnreadableEncodings());
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new DressedErrors(this)));
    }

    /** Needs nothing of a request, as there may be none that could be read. */
    private String page(int status) {
        ResourceUrlProvider addresses = resources.getObject();
        List<String> styles = STYLES.stream()
                .map(style -> "/css/" + style + ".css")
                .map(path -> Objects.requireNonNullElse(addresses.getForLookupPath(path), path))
                .toList();
        Context context = new Context(site.language(), Map.of("site", site, "status", status, "styles", styles));
        return templates.getObject().process("error/refused", context);
    }

    private static final class DressedErrors extends ErrorReportValve {

        private final ServerErrors errors;

        DressedErrors(ServerErrors errors) {
            this.errors = errors;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                boolean program = ApiProblem.isWanted(String.valueOf(request.getRequestURI()));
                String page = program ? "{\"status\":" + status + "}" : errors.page(status);
                response.setContentType(program ? "application/problem+json" : "text/html");
                response.setCharacterEncoding("UTF-8");
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(page);
                    response.finishResponse();
                }
            } catch (IOException | RuntimeException e) {
                container.getLogger().debug("The error page could not be sent", e);
            }
        }
    }
}

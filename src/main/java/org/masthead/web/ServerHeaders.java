package org.masthead.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.masthead.site.SiteSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Gives the headers to what never reaches a filter, because the server itself refuses it. */
@Component
class ServerHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final SiteSettings site;

    ServerHeaders(SiteSettings site) {
        this.site = site;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new HeaderValve(site));
    }

    private static final class HeaderValve extends ValveBase {

        private final SiteSettings site;

        HeaderValve(SiteSettings site) {
            super(true);
            this.site = site;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            ResponseHeaders.everywhere(site, response::setHeader);
            getNext().invoke(request, response);
        }
    }
}

package org.masthead.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Forgets an {@code Accept-Encoding} that could not be read. Tomcat keeps such a line as a header without a value and
 * fails over it while it decides on compression, so that the sender would get no answer at all.
 */
final class UnreadableEncodings extends ValveBase {

    private static final String HEADER = "accept-encoding";

    UnreadableEncodings() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        if (Collections.list(headers.values(HEADER)).stream().anyMatch(Objects::isNull)) {
            headers.removeHeader(HEADER);
        }
        getNext().invoke(request, response);
    }
}

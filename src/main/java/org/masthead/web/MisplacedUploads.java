package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses uploads wherever nothing is uploaded, which is everywhere but at the desk and at its door for pictures that
 * programs bring. Tomcat writes the files of one to the disk when anybody first asks for a parameter, whatever the
 * method, so this comes before all who might.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class MisplacedUploads extends OncePerRequestFilter {

    private static final String PROGRAMS = "/api/v1/desk/pictures";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Uploads.isUpload(request)
                || request.getMethod().equals("POST")
                        && (Door.of(request) == Door.DESK
                                || request.getRequestURI().equals(PROGRAMS));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }
}

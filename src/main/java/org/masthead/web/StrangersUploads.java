package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes from somebody who is not signed in no more than a form without a file may hold, and nothing of unknown length:
 * the check of the form's token, which comes before the question who sent it, has the whole of it written to the disk.
 * The words of a story whose author's session has ended are within the limit. A part of the desk's security chain.
 */
public final class StrangersUploads extends OncePerRequestFilter {

    private final DataSize largest;

    /**
     * Sets the limit.
     *
     * @param largest as {@code server.tomcat.max-http-form-post-size} has it for other forms
     */
    public StrangersUploads(DataSize largest) {
        this.largest = largest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Uploads.isUpload(request) || SecurityContextHolder.getContext().getAuthentication() != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > largest.toBytes()) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}

package org.masthead.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.account.DeskUser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has what a program sends with an {@code Idempotency-Key} done once, however often it is sent. Keys are their owner's
 * alone. It also holds what is sent to a size, as all of it is read before anything is done.
 */
@Component
@Order(WritesOnce.ORDER)
class WritesOnce extends OncePerRequestFilter {

    /** After the security filters, which know whose token it is. */
    static final int ORDER = -80;

    static final String KEY = "Idempotency-Key";

    private static final int LARGEST = 5 * 1024 * 1024;
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    // Asked for late: filters are made before the database is there.
    private final ObjectProvider<AskedOnce> asked;
    private final JsonMapper json;

    WritesOnce(ObjectProvider<AskedOnce> asked, JsonMapper json) {
        this.asked = asked;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1/desk/") || !WRITING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, "more than " + LARGEST + " bytes");
            return;
        }
        HttpServletRequest read = new Read(request, body);
        String key = request.getHeader(KEY);
        DeskUser user = DeskUser.of(request).orElse(null);
        if (key == null || user == null) {
            chain.doFilter(read, response);
        } else if (!SHAPE.matcher(key).matches()) {
            refuse(response, HttpStatus.BAD_REQUEST, KEY + " has 1 to 200 visible letters of ASCII");
        } else {
            once(user.id(), key, read, body, response, chain);
        }
    }

    private void once(
            long account,
            String key,
            HttpServletRequest request,
            byte[] body,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        String what = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n"
                + request.getHeader(HttpHeaders.IF_MATCH) + "\n";
        byte[] hash = AskedOnce.hash(what, body);
        AskedOnce.Earlier earlier = asked.getObject().begin(account, key, hash);
        if (earlier == null) {
            first(account, key, request, response, chain);
        } else if (!MessageDigest.isEqual(hash, earlier.hash())) {
            refuse(response, HttpStatus.UNPROCESSABLE_CONTENT, "this key was used for another request");
        } else if (earlier.status() == null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            refuse(response, HttpStatus.CONFLICT, "the same request is under way");
        } else {
            response.setStatus(earlier.status());
            response.setHeader("Idempotency-Replayed", "true");
            if (!earlier.location().isEmpty()) {
                response.setHeader(HttpHeaders.LOCATION, earlier.location());
            }
            response.setContentType(earlier.mediaType());
            response.getOutputStream().write(earlier.body());
        }
    }

    private void first(
            long account, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper captured = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, captured);
            byte[] answer = captured.getContentAsByteArray();
            // Too much asked, or our own fault: the next time it may come to something.
            if (answer.length > 0
                    && captured.getStatus() < 500
                    && captured.getStatus() != HttpStatus.TOO_MANY_REQUESTS.value()) {
                asked.getObject()
                        .keep(
                                account,
                                key,
                                captured.getStatus(),
                                Objects.requireNonNullElse(captured.getContentType(), ""),
                                Objects.requireNonNullElse(captured.getHeader(HttpHeaders.LOCATION), ""),
                                answer);
                kept = true;
            }
        } finally {
            if (!kept) {
                asked.getObject().forget(account, key);
            }
        }
        captured.copyBodyToResponse();
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail)));
    }

    /** A request whose body was read and is there once more. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}

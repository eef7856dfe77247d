package org.masthead.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
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
 * alone. It also holds what is sent to a size, as all of it is read before anything is done; files have limits of their
 * own.
 */
@Component
@Order(WritesOnce.ORDER)
class WritesOnce extends OncePerRequestFilter {

    /** After the security filters, which know whose token it is. */
    static final int ORDER = -80;

    static final String KEY = "Idempotency-Key";

    private static final String LOST = "it was carried out, but its answer was lost: look at what there is";

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
        String key = request.getHeader(KEY);
        DeskUser user = DeskUser.of(request).orElse(null);
        if (key != null && !SHAPE.matcher(key).matches()) {
            refuse(response, HttpStatus.BAD_REQUEST, KEY + " has 1 to 200 visible letters of ASCII");
            return;
        }
        boolean upload = String.valueOf(request.getContentType()).startsWith("multipart/");
        MessageDigest digest = AskedOnce.digest(request.getMethod() + " " + request.getRequestURI() + "?"
                + request.getQueryString() + "\n" + request.getHeader(HttpHeaders.IF_MATCH) + "\n");
        HttpServletRequest read = request;
        if (!upload) {
            byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                refuse(response, HttpStatus.CONTENT_TOO_LARGE, "more than " + LARGEST + " bytes");
                return;
            }
            digest.update(body);
            read = new Read(request, body);
        }
        // An upload that cannot be read is let through to where that is told, and nothing is written.
        if (key == null || user == null || upload && !readUpload(request, digest)) {
            chain.doFilter(read, response);
        } else {
            once(user.id(), key, digest.digest(), read, response, chain);
        }
    }

    /** Tomcat writes large parts to the disk, within the limits of uploads; a picture is not held in memory twice. */
    private static boolean readUpload(HttpServletRequest request, MessageDigest digest) throws IOException {
        try {
            for (Part part : request.getParts()) {
                String head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize() + "\n";
                digest.update(head.getBytes(StandardCharsets.UTF_8));
                try (InputStream content = part.getInputStream()) {
                    content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                }
            }
            return true;
        } catch (IllegalStateException | ServletException unreadable) {
            return false;
        }
    }

    private void once(
            long account,
            String key,
            byte[] hash,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        AskedOnce.Earlier earlier = asked.getObject().begin(account, key, hash);
        if (earlier == null) {
            first(account, key, request, response, chain);
        } else if (!MessageDigest.isEqual(hash, earlier.hash())) {
            refuse(response, HttpStatus.UNPROCESSABLE_CONTENT, "this key was used for another request");
        } else if (earlier.status() == null && earlier.lost()) {
            refuse(response, HttpStatus.CONFLICT, LOST);
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
        WriteMark.watch(request, account, key);
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
            if (!kept && !asked.getObject().forget(account, key)) {
                asked.getObject()
                        .keep(
                                account,
                                key,
                                HttpStatus.CONFLICT.value(),
                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                "",
                                problem(HttpStatus.CONFLICT, LOST));
            }
        }
        captured.copyBodyToResponse();
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(problem(status, detail));
    }

    private byte[] problem(HttpStatus status, String detail) {
        return json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail));
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

package org.masthead.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.masthead.account.DeskUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to the desk over the network, with a token of somebody. */
public record Program(int port, String token) {

    private static final String BOUNDARY = "a-b-c-d";

    /** One with a token for these scopes. */
    public static Program of(int port, JdbcClient jdbc, DeskUser owner, String... scopes) {
        return new Program(port, token(jdbc, owner, scopes));
    }

    /** A new token. */
    public static String token(JdbcClient jdbc, DeskUser owner, String... scopes) {
        String text = ("mh_pat_" + UUID.randomUUID() + UUID.randomUUID()).substring(0, 50);
        jdbc.sql("""
                        insert into access_token (account_id, name, scopes, token_hash, created_at, expires_at)
                        values (?, 'Test', ?, ?, now(), '2099-01-01')""").params(owner.id(), scopes, digest(text)).update();
        return text;
    }

    /** Sends something; headers as names and values in turn. */
    public Answer send(String method, String path, String body, String... headers) {
        return send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Asks for something. */
    public Answer get(String path) {
        return send("GET", path, "");
    }

    /** Uploads a file with some words beside it. */
    public Answer upload(String path, String name, byte[] file, Map<String, String> words, String... headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        words.forEach((word, value) -> body.writeBytes(text("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"" + word + "\"\r\n\r\n" + value + "\r\n")));
        body.writeBytes(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(file);
        body.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
        return send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray(), headers);
    }

    /** Sends bytes of some kind. */
    public Answer send(String method, String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.builder().build().readTree(response.body());
        }

        /** Whether it is a problem as RFC 9457 has it, of this status. */
        public boolean isProblem(int status) {
            return status() == status && header("Content-Type").startsWith("application/problem+json");
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

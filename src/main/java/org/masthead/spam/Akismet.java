package org.masthead.spam;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.masthead.comment.CommentWords;
import org.masthead.comment.Submission;
import org.masthead.site.SiteSettings;
import org.springframework.stereotype.Component;

/** A service that speaks Akismet's protocol, version 1.1. */
@Component
class Akismet {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SiteSettings site;
    private final AkismetSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Akismet(SiteSettings site, AkismetSettings settings) {
        this.site = site;
        this.settings = settings;
    }

    /**
     * What it is told of a comment.
     *
     * @param network the address that it came from; empty where that is forgotten
     * @param agent empty where it was not kept
     */
    record Sent(CommentWords words, boolean reply, String network, String agent, Instant at) {

        static Sent of(Submission submission) {
            return new Sent(
                    submission.words(),
                    submission.parentId() != null,
                    submission.networkAddress(),
                    submission.userAgent(),
                    submission.at());
        }
    }

    /** Calls one of its methods. */
    HttpResponse<String> send(String method, String key, Sent comment) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(settings.address().resolve(method))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .header("User-Agent", "Masthead")
                        .POST(HttpRequest.BodyPublishers.ofString(form(key, comment)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String form(String key, Sent comment) {
        CommentWords words = comment.words();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_key", key);
        fields.put("blog", site.absolute("/"));
        fields.put("user_ip", comment.network());
        fields.put("user_agent", comment.agent());
        fields.put("comment_type", comment.reply() ? "reply" : "comment");
        fields.put("comment_author", words.name());
        fields.put("comment_author_email", words.email());
        fields.put("comment_author_url", words.website() == null ? "" : words.website());
        fields.put("comment_content", words.body());
        fields.put("comment_date_gmt", comment.at().toString());
        fields.put("blog_lang", site.language().getLanguage());
        fields.put("blog_charset", "UTF-8");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

package org.masthead.spam;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentWords;
import org.masthead.comment.Submission;
import org.masthead.site.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * A service that speaks Akismet's protocol, version 1.1. While it is away it is left alone, but for one who tries now
 * and then, so that nobody else waits for it.
 */
@Component
class Akismet {

    private static final Logger LOG = LoggerFactory.getLogger(Akismet.class);

    private final SiteSettings site;
    private final AkismetSettings settings;
    private final Clock clock;
    private final SingletonSupplier<HttpClient> http;

    /** From when on it is asked again; null while it answers. */
    private final AtomicReference<@Nullable Instant> restsUntil = new AtomicReference<>();

    Akismet(SiteSettings site, AkismetSettings settings, Clock clock) {
        this.site = site;
        this.settings = settings;
        this.clock = clock;
        this.http = SingletonSupplier.of(() ->
                HttpClient.newBuilder().connectTimeout(settings.patience()).build());
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

    /** Whether it is left alone now, as it did not answer shortly before; the first who comes after that tries. */
    boolean rests() {
        Instant until = restsUntil.get();
        Instant now = clock.instant();
        return until != null && (now.isBefore(until) || !restsUntil.compareAndSet(until, now.plus(settings.rest())));
    }

    /** Calls one of its methods; nothing where it did not answer in time. */
    Optional<HttpResponse<String>> send(String method, String key, Sent comment) {
        CompletableFuture<HttpResponse<String>> answer = http.obtain()
                .sendAsync(
                        HttpRequest.newBuilder(settings.address().resolve(method))
                                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                                .header("User-Agent", "Masthead")
                                .POST(HttpRequest.BodyPublishers.ofString(form(key, comment)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        try {
            // A timeout of the request itself ends when the answer begins.
            HttpResponse<String> whole = answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            restsUntil.set(null);
            return Optional.of(whole);
        } catch (TimeoutException | ExecutionException away) {
            answer.cancel(true);
            restsUntil.set(clock.instant().plus(settings.rest()));
            LOG.warn("Akismet did not answer and is left alone for {}: {}", settings.rest(), away.toString());
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
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

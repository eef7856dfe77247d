package org.masthead.spam;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.masthead.comment.CommentScreen;
import org.masthead.comment.CommentWords;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.Finding;
import org.masthead.comment.Finding.Outcome;
import org.masthead.comment.Submission;
import org.masthead.site.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a service that speaks Akismet's protocol (version 1.1, {@code comment-check}), if the desk set a key. When it
 * does not answer in time, the other screens decide alone and moderators are told.
 */
@Component
class AkismetScreen implements CommentScreen {

    private static final Logger LOG = LoggerFactory.getLogger(AkismetScreen.class);

    private static final String NAME = "akismet";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DiscussionPolicies policies;
    private final SiteSettings site;
    private final AkismetSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    AkismetScreen(DiscussionPolicies policies, SiteSettings site, AkismetSettings settings) {
        this.policies = policies;
        this.site = site;
        this.settings = settings;
    }

    @Override
    public List<Finding> examine(Submission submission) {
        String key = policies.now().spam().akismetKey();
        if (key.isEmpty()) {
            return List.of();
        }
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(settings.address().resolve("comment-check"))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                            .header("User-Agent", "Masthead")
                            .POST(HttpRequest.BodyPublishers.ofString(form(key, submission)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return read(answer);
        } catch (IOException unreachable) {
            LOG.warn("Akismet did not answer: {}", unreachable.toString());
            return unreachable();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unreachable();
        }
    }

    private static List<Finding> read(HttpResponse<String> answer) {
        boolean beyondDoubt =
                answer.headers().firstValue("X-akismet-pro-tip").orElse("").equals("discard");
        return switch (answer.body().strip()) {
            case "false" -> List.of();
            case "true" ->
                List.of(
                        beyondDoubt
                                ? Finding.of(Outcome.SPAM, NAME, "discard", "")
                                : Finding.of(Outcome.HOLD, NAME, "spam", ""));
            default -> {
                LOG.warn("Akismet answered {}, which is no verdict", answer.statusCode());
                yield unreachable();
            }
        };
    }

    private static List<Finding> unreachable() {
        return List.of(Finding.of(Outcome.NOTE, NAME, "unreachable", ""));
    }

    private String form(String key, Submission submission) {
        CommentWords words = submission.words();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_key", key);
        fields.put("blog", site.absolute("/"));
        fields.put("user_ip", submission.networkAddress());
        fields.put("user_agent", submission.userAgent());
        fields.put("comment_type", submission.parentId() == null ? "comment" : "reply");
        fields.put("comment_author", words.name());
        fields.put("comment_author_email", words.email());
        fields.put("comment_author_url", words.website() == null ? "" : words.website());
        fields.put("comment_content", words.body());
        fields.put("comment_date_gmt", submission.at().toString());
        fields.put("blog_lang", site.language().getLanguage());
        fields.put("blog_charset", "UTF-8");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

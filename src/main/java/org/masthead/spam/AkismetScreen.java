package org.masthead.spam;

import java.net.http.HttpResponse;
import java.util.List;
import org.masthead.comment.CommentScreen;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.Finding;
import org.masthead.comment.Finding.Outcome;
import org.masthead.comment.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks {@link Akismet}, if the desk set a key. When it does not answer in time, or did not shortly before, the other
 * screens decide alone and moderators are told.
 */
@Component
class AkismetScreen implements CommentScreen {

    private static final Logger LOG = LoggerFactory.getLogger(AkismetScreen.class);

    static final String NAME = "akismet";

    private final DiscussionPolicies policies;
    private final Akismet akismet;

    AkismetScreen(DiscussionPolicies policies, Akismet akismet) {
        this.policies = policies;
        this.akismet = akismet;
    }

    @Override
    public List<Finding> examine(Submission submission) {
        String key = policies.now().spam().akismetKey();
        if (key.isEmpty()) {
            return List.of();
        }
        if (akismet.rests()) {
            return told("resting");
        }
        return akismet.send("comment-check", key, Akismet.Sent.of(submission))
                .map(AkismetScreen::read)
                .orElseGet(() -> told("unreachable"));
    }

    @Override
    public boolean asksElsewhere() {
        return true;
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
                yield told("unreachable");
            }
        };
    }

    private static List<Finding> told(String code) {
        return List.of(Finding.of(Outcome.NOTE, NAME, code, ""));
    }
}

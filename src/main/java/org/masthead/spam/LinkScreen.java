package org.masthead.spam;

import java.util.List;
import org.jsoup.Jsoup;
import org.masthead.comment.CommentScreen;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Finding;
import org.masthead.comment.Submission;
import org.masthead.text.CommentMarkup;
import org.springframework.stereotype.Component;

/** Holds comments with as many links as the policy says, or more. A link is what readers could follow. */
@Component
class LinkScreen implements CommentScreen, Rule {

    private final DiscussionPolicies policies;

    LinkScreen(DiscussionPolicies policies) {
        this.policies = policies;
    }

    @Override
    public List<Finding> examine(Submission submission) {
        return under(policies.now()).apply(submission);
    }

    @Override
    public Examination under(DiscussionPolicy policy) {
        int limit = policy.words().links();
        return submission -> {
            if (limit == 0) {
                return List.of();
            }
            String html = CommentMarkup.render(submission.words().body()).html();
            int links = html.contains("<a ")
                    ? Jsoup.parseBodyFragment(html).select("a[href]").size()
                    : 0;
            return links < limit
                    ? List.of()
                    : List.of(Finding.of(Finding.Outcome.HOLD, "links", "many", Integer.toString(links)));
        };
    }
}

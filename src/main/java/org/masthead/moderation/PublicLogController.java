package org.masthead.moderation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.web.Cursor;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the desk takes out and lets back in, for everyone to read where the policy says so: when, why, below which
 * story. Who wrote and who decided stays inside, and so does a story that readers no longer see.
 */
@Controller
class PublicLogController {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final DiscussionPolicies policies;
    private final Clock clock;

    PublicLogController(JdbcClient jdbc, DiscussionPolicies policies, Clock clock) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.clock = clock;
    }

    /** A line. */
    record Line(
            long id, Instant at, boolean removed, @Nullable String reason, String headline, String address) {}

    @GetMapping("/moderation-log")
    String log(@RequestParam(required = false) @Nullable String before, Model model, HttpServletResponse response) {
        Cursor cursor = Cursor.parse(before).orElseThrow(NotFound::new);
        if (!policies.now().desk().publicLog()) {
            throw new NotFound();
        }
        List<Line> found = lines(cursor);
        List<Line> shown = found.subList(0, Math.min(PAGE, found.size()));
        if (found.size() > PAGE) {
            Line last = shown.get(PAGE - 1);
            model.addAttribute("olderAddress", "/moderation-log?before=" + new Cursor(last.at(), last.id()));
        }
        model.addAttribute("lines", shown);
        response.setHeader("X-Robots-Tag", "noindex");
        return "moderation/log";
    }

    private List<Line> lines(Cursor before) {
        return jdbc.sql("""
                        select d.id, d.decided_at, d.to_status, d.reason, a.headline, a.address
                        from comment_decision d join comment c on c.id = d.comment_id join article a on a.id = c.article_id
                        where d.account_id is not null and d.undone_at is null
                          and 'REMOVED' in (d.from_status, d.to_status) and d.from_status <> d.to_status
                          and a.status = 'LIVE' and a.published_at <= :now and a.address is not null
                          and (d.decided_at, d.id) < (:moment, :id)
                        order by d.decided_at desc, d.id desc limit :count
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("moment", before.moment().atOffset(ZoneOffset.UTC))
                .param("id", before.id())
                .param("count", PAGE + 1)
                .query((row, number) -> new Line(
                        row.getLong("id"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("to_status").equals("REMOVED"),
                        row.getString("reason"),
                        row.getString("headline"),
                        row.getString("address")))
                .list();
    }
}

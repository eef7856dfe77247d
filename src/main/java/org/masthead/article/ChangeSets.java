package org.masthead.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Right;
import org.masthead.text.ArticleMarkup;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of live stories that are planned for a moment. Only what an editor changed is kept, so that what others do to
 * the rest of the story meanwhile stays; {@link ChangePress} carries them out.
 */
@Service
@Transactional
public class ChangeSets {

    private static final String SELECT = """
            select c.id, c.article_id, c.apply_at, c.status, c.fields, c.problem, c.front_place, c.section_lead, a.headline, k.name
            from change_set c join article a on a.id = c.article_id left join account k on k.id = c.created_by
            """;

    private final JdbcClient jdbc;
    private final ArticleForms forms;
    private final ArticleFormReader reader;
    private final MoveRules rules;
    private final PressClock clock;

    ChangeSets(JdbcClient jdbc, ArticleForms forms, ArticleFormReader reader, MoveRules rules, PressClock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.reader = reader;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Plans what an editor typed for a moment. Nothing is written where {@code errors} says what is wrong.
     *
     * @param placement where it shall stand from then on
     * @throws MoveRefused if the story is not live, nothing differs, or this person may not
     */
    public void plan(
            long articleId, ArticleForm sent, Placement placement, Instant applyAt, DeskUser user, FormErrors errors) {
        ArticleState state = forms.stateOf(articleId);
        if (!rules.mayDecide(user, StoryMove.PUBLISH, articleId)
                || !(placement.isNone() || user.may(Right.ARRANGE_FRONTS))
                || !(placement.frontPage() == null || user.worksEverywhere())) {
            throw new MoveRefused("article.move.notYours");
        }
        if (!state.live()) {
            throw new MoveRefused("article.change.notLive");
        }
        if (!applyAt.isAfter(clock.now())) {
            errors.add("applyAt", "article.schedule.past");
        }
        Change change = reader.change(sent, false, state, errors);
        if (TypedText.isInvisible(TypedText.lines(sent.body()))) {
            errors.add("body", "article.error.body.required");
        }
        ArticleCopy copy = reader.readForPreview(sent, errors).orElse(null);
        if (copy == null || !errors.isEmpty()) {
            return;
        }
        Map<String, String> live = FormFields.of(forms.of(articleId));
        Map<String, String> base = new LinkedHashMap<>(live);
        waitingBefore(articleId, applyAt).forEach(base::putAll);
        Map<String, String> fields = FormFields.of(sent);
        fields.put("body", ArticleMarkup.forDesk(copy.body().html()));
        fields.entrySet().removeIf(each -> each.getValue().equals(live.get(each.getKey())));
        if (fields.isEmpty() && change.correction().isEmpty() && placement.isNone()) {
            throw new MoveRefused("article.change.nothing");
        }
        base.keySet().retainAll(fields.keySet());
        if (!change.correction().isEmpty()) {
            fields.put("correction", change.correction());
            fields.put("noteKind", change.kind().name());
        }
        if (change.substantive()) {
            fields.put("substantive", "true");
        }
        jdbc.sql("""
                        insert into change_set (article_id, apply_at, fields, base, front_place, section_lead, created_by,
                            created_at)
                        values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                        """)
                .param(articleId)
                .param(applyAt.atOffset(ZoneOffset.UTC))
                .param(FormFields.write(fields))
                .param(FormFields.write(base))
                .param(placement.frontPage())
                .param(placement.sectionLead())
                .param(user.id())
                .param(clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Gives a change up that has not been done; whether there was one. */
    public boolean drop(long articleId, long id, DeskUser user) {
        if (!rules.mayDecide(user, StoryMove.PUBLISH, articleId)) {
            throw new MoveRefused("article.move.notYours");
        }
        return jdbc.sql("""
                                update change_set set status = 'DROPPED', settled_at = ?
                                where id = ? and article_id = ? and status in ('WAITING', 'HELD')
                                """)
                        .params(clock.now().atOffset(ZoneOffset.UTC), id, articleId)
                        .update()
                > 0;
    }

    /** Those of a story, the latest first. */
    @Transactional(readOnly = true)
    public List<ChangeSet> of(long articleId) {
        return jdbc.sql(SELECT + "where c.article_id = ? order by c.apply_at desc, c.id desc limit 50")
                .param(articleId)
                .query(ChangeSets::map)
                .list();
    }

    /** Those that are planned between two moments, and those that wait for a person, in somebody's sections. */
    @Transactional(readOnly = true)
    public List<ChangeSet> planned(Instant from, Instant until, DeskUser user) {
        return jdbc.sql(SELECT + "where " + StoryGuard.IN_SECTIONS + """
                        and ((c.status = 'WAITING' and c.apply_at >= :from and c.apply_at < :until) or c.status = 'HELD')
                        order by c.apply_at, c.id limit 200
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("sections", user.sections().toArray(Long[]::new))
                .query(ChangeSets::map)
                .list();
    }

    /** Where a change puts its story. */
    @Transactional(readOnly = true)
    public Placement placementOf(long articleId, long id) {
        return jdbc.sql("select front_place, section_lead from change_set where id = ? and article_id = ?")
                .params(id, articleId)
                .query((row, number) -> placement(row))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The story's form as it will be once a change is done, with those that come before it. */
    @Transactional(readOnly = true)
    public ArticleForm asOf(long articleId, long id) {
        Instant moment = jdbc.sql("select apply_at from change_set where id = ? and article_id = ?")
                .params(id, articleId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElseThrow(NotFound::new);
        Map<String, String> fields = new LinkedHashMap<>();
        waitingBefore(articleId, moment).forEach(fields::putAll);
        fields.putAll(jdbc.sql("select fields from change_set where id = ?")
                .param(id)
                .query((row, number) -> FormFields.read(row.getString(1)))
                .single());
        fields.remove("substantive");
        return FormFields.with(forms.of(articleId), fields);
    }

    private List<Map<String, String>> waitingBefore(long articleId, Instant moment) {
        return jdbc.sql("""
                        select fields from change_set
                        where article_id = ? and status = 'WAITING' and apply_at < ? order by apply_at, id
                        """)
                .params(articleId, moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> FormFields.read(row.getString(1)))
                .list();
    }

    private static ChangeSet map(ResultSet row, int number) throws SQLException {
        @Nullable String by = row.getString("name");
        Placement placement = placement(row);
        List<String> labels = new ArrayList<>(labels(FormFields.read(row.getString("fields"))));
        labels.addAll(placement.labels());
        return new ChangeSet(
                row.getLong("id"),
                row.getLong("article_id"),
                row.getString("headline"),
                row.getTimestamp("apply_at").toInstant(),
                ChangeSet.Status.valueOf(row.getString("status")),
                List.copyOf(labels),
                placement,
                by,
                row.getString("problem"));
    }

    static Placement placement(ResultSet row) throws SQLException {
        return new Placement(row.getObject("front_place", Integer.class), row.getBoolean("section_lead"));
    }

    static List<String> labels(Map<String, String> fields) {
        return FormFields.LABELS.keySet().stream()
                .filter(fields::containsKey)
                .map(FormFields.LABELS::get)
                .filter(Objects::nonNull)
                .toList();
    }
}

package org.masthead.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out planned changes of live stories, one in a transaction, each exactly once: the row that is taken is
 * settled with the story it changes. Where somebody changed the same place meanwhile, be it before the readers or in
 * what is pending, nothing of it is done and nothing overwritten; the change is held for a person.
 */
@Component
class ChangePress {

    private static final Logger log = LoggerFactory.getLogger(ChangePress.class);

    private final JdbcClient jdbc;
    private final ArticleRepository articles;
    private final StorySaves saves;
    private final ArticleForms forms;
    private final MessageSource messages;
    private final SiteSettings site;
    private final ApplicationEventPublisher events;
    private final PressClock clock;
    private final TransactionTemplate transaction;

    ChangePress(
            JdbcClient jdbc,
            ArticleRepository articles,
            StorySaves saves,
            ArticleForms forms,
            MessageSource messages,
            SiteSettings site,
            ApplicationEventPublisher events,
            PressClock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.saves = saves;
        this.forms = forms;
        this.messages = messages;
        this.site = site;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does the next change that is due and that no other node is at; whether there was one. */
    boolean applyNext() {
        List<Long> taken = new ArrayList<>();
        LocaleContextHolder.setLocale(site.language());
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Instant now = clock.now();
                Optional<Due> due = next(now);
                due.ifPresent(each -> {
                    taken.add(each.id());
                    apply(each, now);
                });
                return due.isPresent();
            }));
        } catch (HeldBack held) {
            transaction.executeWithoutResult(status -> hold(taken.get(0), held.key, held.argument));
            return true;
        } catch (RuntimeException failed) {
            if (taken.isEmpty()) {
                throw failed;
            }
            log.error("A planned change could not be done", failed);
            transaction.executeWithoutResult(status -> hold(taken.get(0), "article.change.failed", ""));
            return true;
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void apply(Due due, Instant now) {
        Article article = articles.findForSaving(due.articleId()).orElseThrow();
        if (article.getStatus() != ArticleStatus.LIVE) {
            throw new HeldBack("article.change.notLive", "");
        }
        if (!due.fields().isEmpty()) {
            change(due);
        }
        settle(due.id(), ChangeSet.Status.APPLIED, "");
        events.publishEvent(new ChangeSetApplied(
                due.articleId(), due.id(), ChangeSets.labels(due.fields()), due.placement(), due.createdBy(), now));
    }

    private void change(Due due) {
        ArticleForm current = forms.of(due.articleId());
        FormErrors errors = new FormErrors(messages);
        SaveResult result = saves.carryOut(
                due.articleId(),
                FormFields.with(current, due.base()),
                FormFields.with(current, due.fields()),
                due.createdBy(),
                errors);
        SaveResult.Conflict conflict = result.conflict();
        if (conflict != null) {
            String places = conflict.places().stream()
                    .map(each -> word(FieldWords.labelKey(each.field())))
                    .distinct()
                    .collect(Collectors.joining(", "));
            boolean pending = !conflict.theirs().inPlace();
            throw new HeldBack(pending ? "article.change.pending" : "article.change.overtaken", places);
        }
        if (result.outcome() == SaveResult.Outcome.REFUSED) {
            throw new HeldBack(
                    "article.change.refused", String.join(" ", errors.asMap().values()));
        }
    }

    private Optional<Due> next(Instant now) {
        return jdbc.sql("""
                        select id, article_id, fields, base, front_place, section_lead, created_by from change_set
                        where status = 'WAITING' and apply_at <= :now
                        order by apply_at, id limit 1 for update skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Due(
                        row.getLong("id"),
                        row.getLong("article_id"),
                        FormFields.read(row.getString("fields")),
                        FormFields.read(row.getString("base")),
                        ChangeSets.placement(row),
                        row.getObject("created_by", Long.class)))
                .optional();
    }

    private void hold(long id, String messageKey, String argument) {
        settle(id, ChangeSet.Status.HELD, word(messageKey, argument));
    }

    private void settle(long id, ChangeSet.Status status, String problem) {
        jdbc.sql("update change_set set status = ?, problem = left(?, 500), settled_at = now() where id = ?")
                .params(status.name(), problem, id)
                .update();
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, site.language());
    }

    /** It cannot be done without a person; nothing of it stays. */
    private static final class HeldBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String key;
        private final String argument;

        private HeldBack(String key, String argument) {
            super(key, null, false, false);
            this.key = key;
            this.argument = argument;
        }
    }

    private record Due(
            long id,
            long articleId,
            Map<String, String> fields,
            Map<String, String> base,
            Placement placement,
            @Nullable Long createdBy) {}
}

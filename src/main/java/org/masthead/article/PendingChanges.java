package org.masthead.article;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.SaveOrder.Move;
import org.masthead.article.SaveResult.Outcome;
import org.masthead.right.Right;
import org.masthead.web.ApiProblem;
import org.masthead.web.FormErrors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Puts the pending text of a live story before the readers for a program, as the desk's form does for people: of the
 * version that was seen, and never without a word on whether readers need a note.
 */
@Component
class PendingChanges {

    private final StorySaves saves;
    private final StoryOpening opening;
    private final StoryGuard guard;
    private final MessageSource messages;

    PendingChanges(StorySaves saves, StoryOpening opening, StoryGuard guard, MessageSource messages) {
        this.saves = saves;
        this.opening = opening;
        this.guard = guard;
        this.messages = messages;
    }

    void publish(long id, DeskArticle.Move sent, @Nullable String match, DeskUser user) {
        guard.require(user, Right.PUBLISH_STORIES, id);
        StoryOpening.Standing standing = opening.standing(id);
        long base = ArticleProblems.version(match, sent.version(), standing.text());
        if (!standing.pending()) {
            throw ApiProblem.of(HttpStatus.CONFLICT, "readers see the latest text already");
        }
        ArticleForm form = noted(standing.text(), sent);
        guard.requireIn(user, Right.WRITE_STORIES, form.section());
        if (saves.asksForNote(id, form, new FormErrors(messages))) {
            throw ArticleProblems.invalid(
                    "correctionKind", "words of this live story are others now: name the kind of note, or NONE");
        }
        FormErrors errors = new FormErrors(messages);
        SaveResult result = saves.save(id, form, SaveOrder.of(Move.PUBLISH, base, user.id()), errors);
        if (result.outcome() == Outcome.CONFLICT) {
            throw ArticleProblems.changed(match != null, opening.saved(id));
        }
        if (result.outcome() == Outcome.REFUSED) {
            throw ArticleProblems.invalid(errors);
        }
    }

    private static ArticleForm noted(ArticleForm text, DeskArticle.Move sent) {
        String kind = Objects.requireNonNullElse(sent.correctionKind(), "");
        boolean known = kind.isEmpty()
                || kind.equals(ArticleForm.NO_NOTE)
                || Arrays.stream(CorrectionKind.values())
                        .anyMatch(each -> each.name().equals(kind));
        if (!known) {
            throw ArticleProblems.invalid("correctionKind", "CORRECTION, CLARIFICATION, UPDATE or NONE");
        }
        return text.withNote(
                kind, Objects.requireNonNullElse(sent.correction(), ""), Boolean.TRUE.equals(sent.substantive()));
    }
}

package org.masthead.article;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.web.NotFound;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves stories from one state to the next: each move is decided by who may, refused where it is none, and written
 * down. Moves of one story queue at its row, so that of two the second sees what the first has done.
 */
@Service
@Transactional
public class StoryMoves {

    private final ArticleRepository articles;
    private final ArticleService service;
    private final StorySaves saves;
    private final WithdrawalNotices notices;
    private final MoveRules rules;
    private final StoryLog log;
    private final PressClock clock;

    StoryMoves(
            ArticleRepository articles,
            ArticleService service,
            StorySaves saves,
            WithdrawalNotices notices,
            MoveRules rules,
            StoryLog log,
            PressClock clock) {
        this.articles = articles;
        this.service = service;
        this.saves = saves;
        this.notices = notices;
        this.rules = rules;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Makes a move that needs nothing more said.
     *
     * @param note for colleagues, may be empty
     * @throws MoveRefused if it cannot be made so
     * @throws AddressTaken if another article has or had the address it would get
     */
    public void move(long id, StoryMove move, DeskUser user, String note) {
        Article article = decided(id, move, user);
        ArticleStatus before = article.getStatus();
        switch (move) {
            case SUBMIT -> article.submit(user.id());
            case RETURN -> article.giveBack();
            case APPROVE -> article.approve();
            case UNSCHEDULE -> article.unschedule();
            case ARCHIVE -> article.archive();
            case REVIVE -> article.revive();
            case PUBLISH -> {
                if (!article.hasText()) {
                    throw new MoveRefused("article.error.body.required");
                }
                service.publish(id, null, user.id());
                saves.shown(id);
                return;
            }
            case WITHDRAW -> {
                withdraw(id, false, "", user, note);
                return;
            }
            case SCHEDULE -> throw new MoveRefused("article.schedule.when");
        }
        log.moved(article, move, before, user.id(), note);
    }

    /**
     * Takes a live story down.
     *
     * @param legal whether the law demands it, which its address then says
     * @param notice what readers find at its address, as it was typed; may be empty
     * @throws MoveRefused if it is not live, or the notice cannot be kept
     */
    public void withdraw(long id, boolean legal, String notice, DeskUser user, String note) {
        decided(id, StoryMove.WITHDRAW, user);
        saves.withdraw(id, legal, note, user.id());
        if (!notices.explain(id, notice)) {
            throw new MoveRefused("article.notice.notExplained");
        }
    }

    /**
     * Has a story go out by itself at a moment.
     *
     * @throws MoveRefused if the moment is past, an embargo forbids it, or the story cannot be scheduled
     * @throws AddressTaken if another article has or had the address it would get
     */
    public void schedule(long id, Instant moment, DeskUser user) {
        Article article = decided(id, StoryMove.SCHEDULE, user);
        ArticleStatus before = article.getStatus();
        if (!moment.isAfter(clock.now())) {
            throw new MoveRefused("article.schedule.past");
        }
        if (article.isHeldBackAt(moment)) {
            throw new MoveRefused("article.move.embargo");
        }
        if (!article.hasText()) {
            throw new MoveRefused("article.error.body.required");
        }
        String address = service.keepAddress(article, moment);
        article.schedule(moment, address);
        try {
            articles.flush();
        } catch (DataIntegrityViolationException taken) {
            throw new AddressTaken(address);
        }
        log.moved(article, StoryMove.SCHEDULE, before, user.id(), moment.toString());
    }

    /**
     * Promises that a story is not out before a moment. Anyone may promise more; less, or nothing, only who may lift an
     * embargo, and it is written down.
     *
     * @param until null to lift it
     * @throws MoveRefused if this person may not, the story is out already, or it is scheduled before that
     */
    public void embargo(long id, @Nullable Instant until, DeskUser user) {
        Article article = get(id);
        Instant before = article.getEmbargoedUntil();
        if (!rules.mayDecide(user, StoryMove.SUBMIT, id)) {
            throw new MoveRefused("article.move.notYours");
        }
        boolean holds = article.isHeldBackAt(clock.now());
        boolean shorter = holds && before != null && (until == null || until.isBefore(before));
        if (shorter && !rules.mayLiftEmbargo(user)) {
            throw new MoveRefused("article.embargo.administrator");
        }
        if (until != null && article.getStatus() == ArticleStatus.LIVE) {
            throw new MoveRefused("article.embargo.live");
        }
        Instant publishAt = article.getPublishAt();
        if (until != null && publishAt != null && publishAt.isBefore(until)) {
            throw new MoveRefused("article.embargo.scheduled");
        }
        article.embargoUntil(until);
        log.embargoChanged(new EmbargoChanged(id, before, until, user.id(), clock.now()), article.getStatus());
    }

    /** The moves that a person can make with a story as it stands. */
    @Transactional(readOnly = true)
    public List<StoryMove> offered(long id, DeskUser user) {
        Article article = articles.findById(id).orElseThrow(NotFound::new);
        return Arrays.stream(StoryMove.values())
                .filter(move -> isPossible(article, move, user) && rules.mayDecide(user, move, id))
                .toList();
    }

    /** The moves that one button can ask for from a state, whatever the story's own promises say to it. */
    public List<StoryMove> onBoard(ArticleStatus status, DeskUser user) {
        return Arrays.stream(StoryMove.values())
                .filter(move -> move.hasButton() && move.startsFrom(status) && rules.mayDecideAll(user, move))
                .toList();
    }

    /** A story with all that is planned for it. */
    @Transactional(readOnly = true)
    public StoryDraft draft(long id) {
        Article article = articles.findWithFilingById(id).orElseThrow(NotFound::new);
        LeadPicture lead = article.getLead();
        return new StoryDraft(
                id,
                article.getHeadline(),
                article.getTeaser(),
                article.getBody(),
                lead.picture() != null,
                lead.altText(),
                lead.credit(),
                article.getStatus(),
                article.getAddress(),
                article.getPublishedAt(),
                article.getPublishAt(),
                article.getEmbargoedUntil(),
                article.isSensitive(),
                article.getHelpText(),
                article.getDiscussion(),
                log.nameOf(article.getSubmittedBy()));
    }

    /**
     * Has a story handled with care, or as any other again: what readers are told, and whether they may reply.
     *
     * @param helpText where readers find help, may be empty
     * @param discussion whether it takes replies; {@link Discussion#HELD} holds each for the desk
     */
    public void treatAsSensitive(long id, boolean sensitive, String helpText, Discussion discussion, DeskUser user) {
        if (!rules.mayDecide(user, StoryMove.APPROVE, id)) {
            throw new MoveRefused("article.move.notYours");
        }
        Article article = get(id);
        article.treatAsSensitive(sensitive, helpText, discussion);
        log.sensitivityChanged(
                new SensitivityChanged(id, sensitive, helpText, discussion, user.id(), clock.now()),
                article.getStatus());
    }

    /** What happened to a story, the latest first. */
    @Transactional(readOnly = true)
    public List<LoggedMove> historyOf(long id) {
        return log.of(id);
    }

    private boolean isPossible(Article article, StoryMove move, DeskUser user) {
        try {
            rules.check(article, move, user.id());
            return true;
        } catch (MoveRefused refused) {
            return false;
        }
    }

    private Article decided(long id, StoryMove move, DeskUser user) {
        if (!rules.mayDecide(user, move, id)) {
            articles.findById(id).orElseThrow(NotFound::new);
            throw new MoveRefused("article.move.notYours");
        }
        Article article = get(id);
        rules.check(article, move, user.id());
        return article;
    }

    private Article get(long id) {
        return articles.findForSaving(id).orElseThrow(NotFound::new);
    }
}

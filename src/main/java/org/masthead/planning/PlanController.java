package org.masthead.planning;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.ArticleStatus;
import org.masthead.article.ChangeSet;
import org.masthead.article.ChangeSets;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan by day, and the board by state. */
@Controller
@Needs(Right.REVIEW_STORIES)
@RequestMapping("/desk/plan")
class PlanController {

    private static final int DAYS = 7;
    private static final int CARDS = 30;
    private static final int LIVE_CARDS = 10;
    private static final List<ArticleStatus> COLUMNS = List.of(
            ArticleStatus.DRAFT,
            ArticleStatus.IN_REVIEW,
            ArticleStatus.APPROVED,
            ArticleStatus.SCHEDULED,
            ArticleStatus.LIVE);

    private final PlannedStories stories;
    private final Assignments assignments;
    private final ChangeSets changes;
    private final SiteSettings site;
    private final SiteClock siteClock;
    private final Clock clock;

    PlanController(
            PlannedStories stories,
            Assignments assignments,
            ChangeSets changes,
            SiteSettings site,
            SiteClock siteClock,
            Clock clock) {
        this.stories = stories;
        this.assignments = assignments;
        this.changes = changes;
        this.site = site;
        this.siteClock = siteClock;
        this.clock = clock;
    }

    @ModelAttribute("desk")
    String desk() {
        return "plan";
    }

    @GetMapping
    String plan(
            @RequestParam(required = false) @Nullable String from,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        LocalDate today = siteClock.at(clock.instant()).toLocalDate();
        LocalDate first = day(from, today);
        Instant start = startOf(first);
        Instant end = startOf(first.plusDays(DAYS));
        List<PlannedStory> planned = stories.between(start, end, user);
        List<Assignment> due = assignments.due(start, end, user);
        List<ChangeSet> planning = changes.planned(start, end, user);
        List<PlannedDay> days = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(first.plusDays(DAYS)); day = day.plusDays(1)) {
            LocalDate here = day;
            List<Planned> rows = new ArrayList<>();
            planned.forEach(each -> rows.add(new Planned(each.moment(), each, null, null)));
            planning.stream()
                    .filter(each -> each.status() == ChangeSet.Status.WAITING)
                    .forEach(each -> rows.add(new Planned(each.applyAt(), null, each, null)));
            due.forEach(each -> rows.add(new Planned(each.dueAt(), null, null, each)));
            days.add(new PlannedDay(
                    startOf(day),
                    day.equals(today),
                    rows.stream()
                            .filter(each -> isOn(here, each.moment()))
                            .sorted(Comparator.comparing(
                                    Planned::moment, Comparator.nullsLast(Comparator.naturalOrder())))
                            .toList()));
        }
        model.addAttribute("days", days);
        model.addAttribute("late", due.stream().filter(Assignment::late).toList());
        model.addAttribute(
                "held",
                planning.stream()
                        .filter(each -> each.status() == ChangeSet.Status.HELD)
                        .toList());
        model.addAttribute("earlier", first.minusDays(DAYS));
        model.addAttribute("later", first.plusDays(DAYS));
        model.addAttribute("thisWeek", first.equals(today));
        model.addAttribute("zone", site.timeZone().getId());
        return "planning/desk/plan";
    }

    @GetMapping("/board")
    String board(@AuthenticationPrincipal DeskUser user, Model model) {
        Map<ArticleStatus, List<PlannedStory>> columns = new LinkedHashMap<>();
        COLUMNS.forEach(status ->
                columns.put(status, stories.in(status, status == ArticleStatus.LIVE ? LIVE_CARDS : CARDS, user)));
        model.addAttribute("columns", columns);
        model.addAttribute("most", CARDS);
        return "planning/desk/board";
    }

    private LocalDate day(@Nullable String typed, LocalDate fallback) {
        String text = TypedText.line(typed);
        try {
            LocalDate day = text.isEmpty() ? fallback : LocalDate.parse(text);
            if (Math.abs(day.getYear() - fallback.getYear()) > 100) {
                throw new NotFound();
            }
            return day;
        } catch (DateTimeException malformed) {
            throw new NotFound();
        }
    }

    private boolean isOn(LocalDate day, @Nullable Instant moment) {
        return moment != null && siteClock.at(moment).toLocalDate().equals(day);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(site.timeZone()).toInstant();
    }

    /** A day of the plan, in order of time: whoever plans an hour sees all that falls into it. */
    record PlannedDay(Instant start, boolean today, List<Planned> rows) {}

    /** A story that goes out or went out, a change to one, or a task: one of the three. */
    record Planned(
            @Nullable Instant moment,
            @Nullable PlannedStory story,
            @Nullable ChangeSet change,
            @Nullable Assignment task) {}
}

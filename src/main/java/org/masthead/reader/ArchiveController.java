package org.masthead.reader;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveArticles;
import org.masthead.delivery.PageParts;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.masthead.web.Cursor;
import org.masthead.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stories of a month. */
@Controller
@RequestMapping("/archive")
class ArchiveController {

    private final LiveArticles articles;
    private final StoryLists lists;
    private final SiteClock siteClock;
    private final SiteSettings site;
    private final Clock clock;
    private final PageParts pages;

    ArchiveController(
            LiveArticles articles,
            StoryLists lists,
            SiteClock siteClock,
            SiteSettings site,
            Clock clock,
            PageParts pages) {
        this.articles = articles;
        this.lists = lists;
        this.siteClock = siteClock;
        this.site = site;
        this.clock = clock;
        this.pages = pages;
    }

    /** The newest month there is; a moving target, so the redirect is a temporary one. */
    @GetMapping
    ResponseEntity<Void> newest() {
        YearMonth month = articles.latest(Cursor.START, 1).stream()
                .findFirst()
                .map(story -> siteClock.monthOf(story.publishedAt()))
                .orElseGet(this::current);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(address(month)))
                .build();
    }

    @GetMapping("/{year:\\d{4}}/{month:\\d{2}}")
    String month(
            @PathVariable int year,
            @PathVariable int month,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        YearMonth shown = yearMonth(year, month);
        YearMonth current = current();
        if (!shown.equals(current)
                && articles.of(articles.of(shown), Cursor.START, 1).isEmpty()) {
            throw new NotFound();
        }
        List<StoryList.Link> links = new ArrayList<>();
        articles.monthBefore(shown).ifPresent(each -> links.add(link(each)));
        articles.monthAfter(shown).ifPresent(each -> links.add(link(each)));
        return lists.page(
                new StoryLists.Heading(
                        address(shown), "reader.list.archive", siteClock.month(shown), "", links, false, null),
                articles.of(shown),
                before,
                model);
    }

    /** The month that is there even without a story. */
    private YearMonth current() {
        YearMonth current = siteClock.monthOf(clock.instant());
        pages.until(current.plusMonths(1).atDay(1).atStartOfDay(site.timeZone()).toInstant());
        return current;
    }

    private StoryList.Link link(YearMonth month) {
        return new StoryList.Link(address(month), siteClock.month(month));
    }

    private static YearMonth yearMonth(int year, int month) {
        try {
            return YearMonth.of(year, month);
        } catch (DateTimeException noSuchMonth) {
            throw new NotFound();
        }
    }

    private static String address(YearMonth month) {
        return String.format("/archive/%04d/%02d", month.getYear(), month.getMonthValue());
    }
}

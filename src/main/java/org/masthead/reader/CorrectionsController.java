package org.masthead.reader;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.article.CorrectedStory;
import org.masthead.article.LiveCorrections;
import org.masthead.errata.ErrorFigures;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.masthead.web.Cursor;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every note that was ever put under a live story, by month. */
@Controller
class CorrectionsController {

    private static final String ADDRESS = "/corrections";
    private static final int PAGE = 30;

    private final LiveCorrections corrections;
    private final ErrorFigures figures;
    private final SiteSettings site;
    private final SiteClock clock;
    private final FeedLinks feeds;
    private final StructuredData data;
    private final MessageSource messages;

    CorrectionsController(
            LiveCorrections corrections,
            ErrorFigures figures,
            SiteSettings site,
            SiteClock clock,
            FeedLinks feeds,
            StructuredData data,
            MessageSource messages) {
        this.corrections = corrections;
        this.figures = figures;
        this.site = site;
        this.clock = clock;
        this.feeds = feeds;
        this.data = data;
        this.messages = messages;
    }

    @GetMapping(ADDRESS)
    String page(@RequestParam(required = false) @Nullable String before, Model model) {
        if ("".equals(before)) {
            throw new NotFound();
        }
        Cursor cursor = Cursor.parse(before).orElseThrow(NotFound::new);
        List<CorrectedStory> found = corrections.latest(cursor, PAGE + 1);
        if (found.isEmpty() && before != null) {
            throw new NotFound();
        }
        List<CorrectedStory> shown = found.subList(0, Math.min(PAGE, found.size()));
        String older = found.size() > PAGE ? ADDRESS + "?before=" + cursor(shown.get(PAGE - 1)) : null;
        model.addAttribute("months", byMonth(shown));
        model.addAttribute("figures", before == null ? figures.ofTheLastYear() : null);
        model.addAttribute("newestAddress", before == null ? null : ADDRESS);
        model.addAttribute("olderAddress", older);
        model.addAttribute("page", head(before, older, shown.isEmpty()));
        return "reader/corrections";
    }

    /** Twelve months are one line each, however many notes they have. */
    private Map<String, List<CorrectedStory>> byMonth(List<CorrectedStory> shown) {
        Map<String, List<CorrectedStory>> months = new LinkedHashMap<>();
        for (CorrectedStory each : shown) {
            YearMonth month = clock.monthOf(each.correction().correctedAt());
            months.computeIfAbsent(clock.month(month), first -> new ArrayList<>())
                    .add(each);
        }
        return months;
    }

    private PageHead head(@Nullable String before, @Nullable String older, boolean empty) {
        String title = messages.getMessage("reader.corrections.title", null, LocaleContextHolder.getLocale());
        String first = site.absolute(ADDRESS);
        PageHead head = new PageHead(
                        title,
                        "",
                        before == null ? first : first + "?before=" + before,
                        before == null && !empty ? null : PageHead.UNLISTED,
                        null)
                .between(null, older == null ? null : site.absolute(older))
                .with(feeds.of(ADDRESS, title));
        return before == null ? head.with(data.list(title, ADDRESS)) : head;
    }

    private static Cursor cursor(CorrectedStory last) {
        return new Cursor(last.correction().correctedAt(), last.correction().id());
    }
}

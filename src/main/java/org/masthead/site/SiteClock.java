package org.masthead.site;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Moments as the site's readers read them: in its time zone and language. Templates call it as {@code @siteClock}. */
@Component
public class SiteClock {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final SiteSettings site;
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter time;
    private final DateTimeFormatter month;

    SiteClock(SiteSettings site) {
        this.site = site;
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(site.language());
        this.shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(site.language());
        this.time = DateTimeFormatter.ofPattern("HH:mm", site.language());
        this.month = DateTimeFormatter.ofPattern("LLLL yyyy", site.language());
    }

    /** The moment in the site's zone. */
    public ZonedDateTime at(Instant moment) {
        return moment.atZone(site.timeZone());
    }

    /** For a {@code datetime} attribute: RFC 3339 with the site's offset, to the second. */
    public String iso(Instant moment) {
        return ISO.format(at(moment.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Like "24 November 2026". */
    public String date(Instant moment) {
        return date.format(at(moment));
    }

    /** Like "24 Nov 2026". */
    public String shortDate(Instant moment) {
        return shortDate.format(at(moment));
    }

    /** Like "14:05". */
    public String time(Instant moment) {
        return time.format(at(moment));
    }

    /** Like "24 November 2026, 14:05". */
    public String dateTime(Instant moment) {
        return date(moment) + ", " + time(moment);
    }

    /** Like "November 2026". */
    public String month(YearMonth yearMonth) {
        return month.format(yearMonth);
    }

    /** The month of the site's calendar that a moment falls in. */
    public YearMonth monthOf(Instant moment) {
        return YearMonth.from(at(moment));
    }
}

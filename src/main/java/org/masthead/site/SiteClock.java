package org.masthead.site;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Moments as the site's readers read them: in its time zone and language, with the digits of that language. Templates
 * call it as {@code @siteClock}.
 */
@Component
public class SiteClock {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final SiteSettings site;
    private final MessageSource messages;
    private final Map<Locale, Formats> formats = new ConcurrentHashMap<>();

    SiteClock(SiteSettings site, MessageSource messages) {
        this.site = site;
        this.messages = messages;
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
        return formats().date().format(at(moment));
    }

    /** Like "Tuesday, 24 November 2026". */
    public String weekday(Instant moment) {
        return formats().weekday().format(at(moment));
    }

    /** Like "24 Nov 2026". */
    public String shortDate(Instant moment) {
        return formats().shortDate().format(at(moment));
    }

    /** Like "14:05". */
    public String time(Instant moment) {
        return formats().time().format(at(moment));
    }

    /** Like "24 November 2026, 14:05". */
    public String dateTime(Instant moment) {
        return messages.getMessage("site.date-time", new Object[] {date(moment), time(moment)}, site.language());
    }

    /** Like "November 2026". */
    public String month(YearMonth yearMonth) {
        return formats().month().format(yearMonth);
    }

    /** The month of the site's calendar that a moment falls in. */
    public YearMonth monthOf(Instant moment) {
        return YearMonth.from(at(moment));
    }

    private Formats formats() {
        return formats.computeIfAbsent(site.language(), Formats::of);
    }

    private record Formats(
            DateTimeFormatter date,
            DateTimeFormatter weekday,
            DateTimeFormatter shortDate,
            DateTimeFormatter time,
            DateTimeFormatter month) {

        static Formats of(Locale language) {
            // The short Arabic form is digits and slashes, and which of them is the day is anybody's guess.
            FormatStyle brief = language.getLanguage().equals("ar") ? FormatStyle.LONG : FormatStyle.MEDIUM;
            return new Formats(
                    date(language, FormatStyle.LONG),
                    date(language, FormatStyle.FULL),
                    date(language, brief),
                    in(language, "HH:mm"),
                    in(language, "LLLL yyyy"));
        }

        /** Its pattern is looked up here, once: a localised format looks it up for each date that it prints. */
        private static DateTimeFormatter date(Locale language, FormatStyle style) {
            return in(
                    language,
                    DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                            style, null, IsoChronology.INSTANCE, language));
        }

        private static DateTimeFormatter in(Locale language, String pattern) {
            return DateTimeFormatter.ofPattern(pattern, language).withDecimalStyle(DecimalStyle.of(language));
        }
    }
}

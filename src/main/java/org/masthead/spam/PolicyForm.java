package org.masthead.spam;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.DiscussionPolicy.StaffedHours;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/**
 * The page of the conversation's rules as it was typed, field by field.
 *
 * @param values field to text; a box that is ticked says "yes"
 */
record PolicyForm(Map<String, String> values) {

    private static final int LONGEST_LIST = 100_000;
    private static final int LONGEST_KEY = 100;
    private static final String YES = "yes";
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2}:\\d{2})\\s*[-–]\\s*(\\d{1,2}:\\d{2})");

    PolicyForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static PolicyForm of(int version, DiscussionPolicy policy) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", Integer.toString(version));
        values.put("mode", policy.mode().name());
        values.put("openByDefault", policy.openByDefault() ? YES : "");
        values.put("closeAfterDays", Integer.toString(policy.closeAfterDays()));
        values.put("nameAndEmailRequired", policy.nameAndEmailRequired() ? YES : "");
        values.put("approval", policy.approval().name());
        values.put("maximumLength", Integer.toString(policy.maximumLength()));
        values.put("editMinutes", Integer.toString(policy.editMinutes()));
        values.put("networkAddressDays", Integer.toString(policy.networkAddressDays()));
        values.put("depth", Integer.toString(policy.thread().depth()));
        values.put("pageSize", Integer.toString(policy.thread().pageSize()));
        values.put("order", policy.thread().order().name());
        values.put("held", policy.words().held());
        values.put("refused", policy.words().refused());
        values.put("suspect", policy.words().suspect());
        values.put("links", Integer.toString(policy.words().links()));
        values.put("perMinute", Integer.toString(policy.flood().perMinute()));
        values.put("perHour", Integer.toString(policy.flood().perHour()));
        values.put("perArticlePerMinute", Integer.toString(policy.flood().perArticlePerMinute()));
        values.put("repeatHours", Long.toString(policy.flood().repeatWindow().toHours()));
        values.put("letters", policy.desk().letters().name());
        values.put("letterMinutes", Integer.toString(policy.desk().letterMinutes()));
        values.put("afterHours", policy.desk().afterHours().name());
        values.put("publicLog", policy.desk().publicLog() ? YES : "");
        for (DayOfWeek day : DayOfWeek.values()) {
            values.put(
                    "hours" + day.getValue(),
                    policy.desk().hours().stream()
                            .filter(hours -> hours.day() == day)
                            .map(hours -> hours.from() + "–" + hours.until())
                            .collect(Collectors.joining(", ")));
        }
        values.put("learning", policy.spam().learning() ? YES : "");
        values.put("heldFrom", Long.toString(Math.round(policy.spam().heldFrom() * 100)));
        values.put("abusiveFrom", Long.toString(Math.round(policy.spam().abusiveFrom() * 100)));
        values.put("akismetKey", policy.spam().akismetKey());
        return new PolicyForm(values);
    }

    /** What was sent; a field that was not sent is empty. */
    static PolicyForm typed(Map<String, String> typed, DiscussionPolicy known) {
        Map<String, String> values = new LinkedHashMap<>(of(0, known).values());
        values.replaceAll((field, before) -> typed.getOrDefault(field, ""));
        return new PolicyForm(values);
    }

    PolicyForm withVersion(int version) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put("version", Integer.toString(version));
        return new PolicyForm(changed);
    }

    int version() {
        String version = text("version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** The policy; what {@code errors} speak of has its smallest value. */
    DiscussionPolicy read(FormErrors errors) {
        return new DiscussionPolicy(
                choice("mode", DiscussionPolicy.Mode.class, errors),
                ticked("openByDefault"),
                number("closeAfterDays", 0, 36_500, errors),
                ticked("nameAndEmailRequired"),
                choice("approval", DiscussionPolicy.Approval.class, errors),
                number("maximumLength", 1, 10_000, errors),
                number("editMinutes", 0, 10_080, errors),
                number("networkAddressDays", 1, 3_650, errors),
                new DiscussionPolicy.Thread(
                        number("depth", 2, 20, errors),
                        number("pageSize", 5, 200, errors),
                        choice("order", DiscussionPolicy.Order.class, errors)),
                new DiscussionPolicy.Words(
                        list("held", errors),
                        list("refused", errors),
                        list("suspect", errors),
                        number("links", 0, 100, errors)),
                new DiscussionPolicy.Flood(
                        number("perMinute", 1, 10_000, errors),
                        number("perHour", 1, 100_000, errors),
                        number("perArticlePerMinute", 1, 1_000_000, errors),
                        Duration.ofHours(number("repeatHours", 1, 720, errors))),
                new DiscussionPolicy.Desk(
                        choice("letters", DiscussionPolicy.Letters.class, errors),
                        number("letterMinutes", 1, 1_440, errors),
                        Arrays.stream(DayOfWeek.values())
                                .flatMap(day -> hours(day, errors).stream())
                                .toList(),
                        choice("afterHours", DiscussionPolicy.AfterHours.class, errors),
                        ticked("publicLog")),
                new DiscussionPolicy.Spam(
                        ticked("learning"),
                        number("heldFrom", 1, 100, errors) / 100.0,
                        number("abusiveFrom", 1, 100, errors) / 100.0,
                        key(errors)));
    }

    private String text(String field) {
        return TypedText.line(values.get(field));
    }

    private boolean ticked(String field) {
        return YES.equals(values.get(field));
    }

    private int number(String field, int least, int most, FormErrors errors) {
        String typed = text(field);
        if (typed.matches("\\d{1,9}")) {
            int number = Integer.parseInt(typed);
            if (number >= least && number <= most) {
                return number;
            }
        }
        errors.add(field, "discussion.error.number", least, most);
        return least;
    }

    private <E extends Enum<E>> E choice(String field, Class<E> type, FormErrors errors) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(each -> each.name().equals(values.get(field)))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(field, "discussion.error.choice");
                    return all[0];
                });
    }

    private String list(String field, FormErrors errors) {
        String lines = TypedText.lines(values.get(field));
        if (lines.length() > LONGEST_LIST) {
            errors.add(field, "discussion.error.list", LONGEST_LIST);
        } else if (TypedText.hasControlCharacters(lines)) {
            errors.add(field, "discussion.error.control");
        }
        return lines;
    }

    private String key(FormErrors errors) {
        String key = text("akismetKey");
        if (key.length() > LONGEST_KEY || !key.matches("[A-Za-z0-9_-]*")) {
            errors.add("akismetKey", "discussion.error.key");
        }
        return key;
    }

    private List<StaffedHours> hours(DayOfWeek day, FormErrors errors) {
        List<StaffedHours> hours = new ArrayList<>();
        for (String part : text("hours" + day.getValue()).split(",")) {
            if (!part.isBlank()) {
                StaffedHours read = span(day, part.strip());
                if (read == null) {
                    errors.add("hours" + day.getValue(), "discussion.error.hours");
                } else {
                    hours.add(read);
                }
            }
        }
        return hours;
    }

    private static @Nullable StaffedHours span(DayOfWeek day, String part) {
        Matcher span = HOURS.matcher(part);
        if (!span.matches()) {
            return null;
        }
        try {
            LocalTime from = time(span.group(1));
            LocalTime until = span.group(2).equals("24:00") ? LocalTime.MIDNIGHT : time(span.group(2));
            return until.equals(LocalTime.MIDNIGHT) || from.isBefore(until) ? new StaffedHours(day, from, until) : null;
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static LocalTime time(String typed) {
        return LocalTime.parse(String.format(Locale.ROOT, "%5s", typed).replace(' ', '0'));
    }
}

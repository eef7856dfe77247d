package org.masthead.comment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules of the conversation, as the desk set them.
 *
 * @param mode of the whole site; a story can only be stricter
 * @param openByDefault whether a new story takes comments
 * @param closeAfterDays since publication; 0 never closes
 * @param nameAndEmailRequired of whoever comments
 * @param approval whose comments appear at once
 * @param maximumLength of a comment, in characters
 * @param editMinutes for which writers may change or delete what already stands before readers; 0 for not at all
 * @param networkAddressDays for which the network address of a comment is kept
 * @param thread how threads are laid out
 * @param words lists that hold or refuse
 * @param flood how often, and how soon again
 * @param desk what moderators get and when they are there
 * @param spam what is learnt from their decisions
 */
public record DiscussionPolicy(
        Mode mode,
        boolean openByDefault,
        int closeAfterDays,
        boolean nameAndEmailRequired,
        Approval approval,
        int maximumLength,
        int editMinutes,
        int networkAddressDays,
        Thread thread,
        Words words,
        Flood flood,
        Desk desk,
        Spam spam) {

    /** How the conversation is led. */
    public enum Mode {
        /** The {@link Approval} decides. */
        OPEN,
        /** Every comment waits for the desk. */
        PRE_MODERATED,
        /** Comments appear at once while moderators are there; {@link AfterHours} says what holds otherwise. */
        STAFFED_HOURS,
        /** Only the desk writes. */
        STAFF_ONLY,
        /** No new comments; what stands can be recommended, reported and edited. */
        CLOSED,
        /** Nothing changes any more. */
        FROZEN
    }

    /** Whose comments appear without a decision of the desk. */
    public enum Approval {
        /** Nobody's: an address that was only typed proves nothing. */
        EVERY_COMMENT_HELD,
        /** Those of people who confirmed their address and of whom a comment was approved before. */
        CONFIRMED_AND_APPROVED,
        /** Those of a name and e-mail address of which a comment was approved before. */
        PREVIOUSLY_APPROVED,
        /** Everybody's, unless a rule holds them. */
        NOBODY_HELD
    }

    /** What holds while no moderator is there. */
    public enum AfterHours {
        /** Comments are taken and wait. */
        HELD,
        /** None are taken; the page says when they are again. */
        CLOSED
    }

    /** The order of top-level comments. */
    public enum Order {
        OLDEST,
        NEWEST,
        RECOMMENDED
    }

    /** When moderators get a letter. */
    public enum Letters {
        EVERY_COMMENT,
        HELD_COMMENTS,
        NONE
    }

    /**
     * How threads are laid out.
     *
     * @param depth levels of indentation
     * @param pageSize top-level comments on a page
     * @param order that readers meet first
     */
    public record Thread(int depth, int pageSize, Order order) {}

    /**
     * Entries, one a line: a word or phrase, an e-mail address or its {@code @domain}, a network address or block.
     *
     * @param held whose comments wait for the desk
     * @param refused whose comments are put away as spam
     * @param suspect words that may be an attack on somebody; these comments wait as well
     * @param links from which number of links on a comment waits; 0 for any number being fine
     */
    public record Words(String held, String refused, String suspect, int links) {}

    /**
     * How often somebody may post.
     *
     * @param perMinute posts taken from one network, and for one e-mail address
     * @param perHour the same, over an hour
     * @param perArticlePerMinute posts taken below one story from everybody
     * @param repeatWindow within which the same words of the same person count as one post
     */
    public record Flood(int perMinute, int perHour, int perArticlePerMinute, Duration repeatWindow) {}

    /**
     * What moderators get and when they are there.
     *
     * @param letters of what they are told by e-mail
     * @param letterMinutes between two such letters
     * @param hours during which they are there
     * @param afterHours what holds otherwise
     * @param publicLog whether readers see what was decided and why
     */
    public record Desk(
            Letters letters, int letterMinutes, List<StaffedHours> hours, AfterHours afterHours, boolean publicLog) {}

    /**
     * When moderators are there, in the site's time zone.
     *
     * @param until exclusive; midnight stands for the end of the day
     */
    public record StaffedHours(DayOfWeek day, LocalTime from, LocalTime until) {

        boolean contains(ZonedDateTime moment) {
            LocalTime time = moment.toLocalTime();
            return moment.getDayOfWeek() == day
                    && !time.isBefore(from)
                    && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
        }

        private LocalDateTime beginning(LocalDate date) {
            return date.atTime(from);
        }

        private LocalDateTime end(LocalDate date) {
            return until.equals(LocalTime.MIDNIGHT) ? date.plusDays(1).atStartOfDay() : date.atTime(until);
        }
    }

    /**
     * What the filter that learns from moderators' decisions may do.
     *
     * @param learning whether it is asked
     * @param heldFrom the probability of being spam from which a comment waits
     * @param abusiveFrom the probability of being an attack from which a comment waits
     * @param akismetKey of the service that is asked as well; empty for none
     */
    public record Spam(boolean learning, double heldFrom, double abusiveFrom, String akismetKey) {}

    /** What the configuration says, for a site whose desk saved nothing. */
    static DiscussionPolicy of(CommentSettings settings) {
        return new DiscussionPolicy(
                Mode.OPEN,
                true,
                settings.closeAfterDays(),
                true,
                settings.approval(),
                settings.maximumLength(),
                5,
                settings.networkAddressDays(),
                new Thread(settings.depth(), 50, Order.OLDEST),
                new Words("", "", "", 2),
                new Flood(settings.perMinute(), settings.perHour(), 600, settings.repeatWindow()),
                new Desk(Letters.HELD_COMMENTS, 60, List.of(), AfterHours.HELD, false),
                new Spam(true, 0.41, 0.9, ""));
    }

    /** Whether moderators are there; without any hours they always are. */
    boolean isStaffed(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        return desk.hours().isEmpty() || desk.hours().stream().anyMatch(hours -> hours.contains(local));
    }

    /** When moderators come or go next, within the week that follows; nothing where that does not matter. */
    Optional<Instant> nextTurn(Instant moment, ZoneId zone) {
        return mode == Mode.STAFFED_HOURS
                ? next(moment, zone, hours -> Stream.of(hours::beginning, hours::end))
                : Optional.empty();
    }

    /** When moderators are there again, within the week that follows. */
    Optional<Instant> staffedAgain(Instant moment, ZoneId zone) {
        return next(moment, zone, hours -> Stream.of(hours::beginning));
    }

    private Optional<Instant> next(
            Instant moment, ZoneId zone, Function<StaffedHours, Stream<Function<LocalDate, LocalDateTime>>> turns) {
        LocalDate today = LocalDate.ofInstant(moment, zone);
        return IntStream.rangeClosed(0, 7)
                .mapToObj(today::plusDays)
                .flatMap(date -> desk.hours().stream()
                        .filter(hours -> hours.day() == date.getDayOfWeek())
                        .flatMap(turns)
                        .map(turn -> turn.apply(date).atZone(zone).toInstant()))
                .filter(turn -> turn.isAfter(moment))
                .min(Instant::compareTo);
    }
}

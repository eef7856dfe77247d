package org.masthead.arrival;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.masthead.site.SiteClock;
import org.masthead.text.Excerpt;
import org.masthead.text.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that the stories of a batch become. */
final class StoryRows {

    private static final int LONGEST_SLUG = 110;

    /** Fields of an export of Masthead's own. */
    private static final String TEASER = "masthead_teaser";

    private static final String ROLES = "masthead_byline_role";

    final Rows stories = new Rows();
    final Rows bylines = new Rows();
    final Rows tags = new Rows();
    final Rows addresses = new Rows();
    final Rows remarks = new Rows();

    private final Batch batch;
    private final Drawers drawers;
    private final JdbcClient jdbc;
    private final SiteClock site;
    private final Clock clock;
    private final Set<String> taken = new HashSet<>();

    StoryRows(Batch batch, Drawers drawers, JdbcClient jdbc, SiteClock site, Clock clock) {
        this.batch = batch;
        this.drawers = drawers;
        this.jdbc = jdbc;
        this.site = site;
        this.clock = clock;
    }

    /** Adds a story under its number. */
    Arrival.State add(Arrival.Story story, ArrivedBody body, long id, long section) {
        String headline = headline(story, body);
        Arrival.State state = state(story);
        Instant written = Objects.requireNonNullElseGet(
                story.writtenAt(), () -> Objects.requireNonNullElseGet(story.changedAt(), clock::instant));
        boolean out = state == Arrival.State.LIVE;
        boolean addressed = out || state == Arrival.State.SCHEDULED;
        String slug = slug(story, headline);
        if (addressed) {
            slug = free(slug, written);
        }
        List<Drawers.Writer> writers = story.authors().stream()
                .map(author -> drawers.writer(ImportLedger.Id.fit(author)))
                .filter(Objects::nonNull)
                .toList();
        String teaser = Rows.fit(story.fields().getOrDefault(TEASER, ""), 400);
        String standfirst = Rows.fit(Jsoup.parse(story.standfirst()).text(), 500);
        stories.add(
                "id",
                id,
                "headline",
                headline,
                "standfirst",
                // Where there was none, the export has the teaser for it.
                standfirst.equals(teaser) ? "" : standfirst,
                "teaser",
                teaser,
                "slug",
                slug,
                "body",
                body.html(),
                "section",
                section,
                "status",
                state.name(),
                "discussion",
                story.open() ? "OPEN" : "CLOSED",
                "address",
                addressed ? address(slug, written) : null,
                "published_at",
                out ? written.toString() : null,
                "publish_at",
                state == Arrival.State.SCHEDULED ? written.toString() : null,
                "created_at",
                written.toString(),
                "saved_at",
                Objects.requireNonNullElse(story.changedAt(), written).toString(),
                "owner",
                writers.isEmpty() ? null : writers.get(0).account());
        sign(id, writers, roles(story, writers.size()));
        int place = 0;
        for (Long tag : drawers.tagsOf(story.sections(), story.tags())) {
            tags.add("story", id, "place", place++, "tag", tag);
        }
        for (String each : story.addresses()) {
            if (each.length() <= 400) {
                addresses.add("address", each, "story", id);
            }
        }
        return state;
    }

    /** What each name of the byline did, as an export of Masthead's own tells it; empty where it does not. */
    private static List<String> roles(Arrival.Story story, int names) {
        String told = story.fields().getOrDefault(ROLES, "");
        List<String> roles = Stream.of(told.split("\n", -1)).map(String::strip).toList();
        return roles.size() == names ? roles : Collections.nCopies(names, "");
    }

    /** Guests are counted by themselves, and know how many of the house stand before them. */
    private void sign(long story, List<Drawers.Writer> writers, List<String> roles) {
        int ofTheHouse = 0;
        int guests = 0;
        Set<Object> signed = new HashSet<>();
        for (int turn = 0; turn < writers.size(); turn++) {
            Drawers.Writer writer = writers.get(turn);
            Long author = writer.author();
            if (!signed.add(author == null ? writer.name() : author)) {
                continue;
            }
            bylines.add(
                    "story",
                    story,
                    "author",
                    author,
                    "guest",
                    author == null ? writer.name() : null,
                    "role",
                    Rows.fit(roles.get(turn), 80),
                    "place",
                    author == null ? guests++ : ofTheHouse++,
                    "before",
                    ofTheHouse);
        }
    }

    /** What had its moment since it was exported went out meanwhile. */
    private Arrival.State state(Arrival.Story story) {
        Instant moment = story.writtenAt();
        if (story.state() == Arrival.State.SCHEDULED && moment != null && !moment.isAfter(clock.instant())) {
            return Arrival.State.LIVE;
        }
        return story.state();
    }

    private String headline(Arrival.Story story, ArrivedBody body) {
        String headline = Rows.fit(Jsoup.parse(story.title()).text(), 200);
        if (!headline.isBlank()) {
            return headline;
        }
        batch.note(story, false, "untitled", "");
        String words = Excerpt.ofHtml(body.html(), 80);
        return words.isBlank() ? "#" + story.key() : Rows.fit(words, 200);
    }

    private static String slug(Arrival.Story story, String headline) {
        String slug = Slug.of(Drawers.decoded(story.slug()), LONGEST_SLUG);
        if (slug.isEmpty()) {
            slug = Slug.of(headline, LONGEST_SLUG);
        }
        return slug.isEmpty() ? "story-" + Slug.of(story.key(), 40) : slug;
    }

    private String address(String slug, Instant moment) {
        return String.format(
                "/%04d/%02d/%s",
                site.monthOf(moment).getYear(), site.monthOf(moment).getMonthValue(), slug);
    }

    private String free(String slug, Instant moment) {
        String free = slug;
        for (int turn = 2; isTaken(address(free, moment)); turn++) {
            free = slug + "-" + turn;
        }
        taken.add(address(free, moment));
        return free;
    }

    private boolean isTaken(String address) {
        return taken.contains(address)
                || jdbc.sql("""
                                select exists (select from article where address = :address)
                                    or exists (select from former_address where address = :address)
                                """).param("address", address).query(Boolean.class).single();
    }

    /** What is kept of a story beside it: its fields, and all of it while pictures may still come into it. */
    static Map<String, Object> data(Arrival.Story story, ArrivedBody body) {
        Map<String, Object> data = new HashMap<>();
        if (!story.fields().isEmpty()) {
            data.put("fields", new TreeMap<>(story.fields()));
        }
        if (!story.picture().isEmpty()) {
            data.put("lead", story.picture());
        }
        if (story.leads()) {
            data.put("leads", true);
        }
        if (body.hasPictures()) {
            data.put("html", story.html());
        }
        return data;
    }

    static List<String> told(Arrival.Story story) {
        return story.notes().stream().filter(note -> !note.equals("page")).toList();
    }
}

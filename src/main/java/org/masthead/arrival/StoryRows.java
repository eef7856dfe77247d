package org.masthead.arrival;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.masthead.site.SiteClock;
import org.masthead.text.Excerpt;
import org.masthead.text.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that the stories of a batch become. */
final class StoryRows {

    private static final int LONGEST_SLUG = 110;

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
        stories.add(
                "id",
                id,
                "headline",
                headline,
                "standfirst",
                Rows.fit(Jsoup.parse(story.standfirst()).text(), 500),
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
        sign(id, writers);
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

    /** Guests are counted by themselves, and know how many of the house stand before them. */
    private void sign(long story, List<Drawers.Writer> writers) {
        int ofTheHouse = 0;
        int guests = 0;
        Set<Object> signed = new HashSet<>();
        for (Drawers.Writer writer : writers) {
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

package org.masthead.arrival;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.arrival.ImportLedger.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where records come in: a batch of them as a whole, with how far the run is by then. */
@Component
class ArrivalDoor {

    private final JdbcClient jdbc;
    private final ImportLedger ledger;
    private final ImportRuns runs;
    private final ImportSites sites;
    private final StoryDoor stories;
    private final ReplyDoor replies;
    private final MentionDoor mentions;
    private final PictureDoor files;
    private final AddressDoor addresses;
    private final DiscussionDoor discussions;

    ArrivalDoor(
            JdbcClient jdbc,
            ImportLedger ledger,
            ImportRuns runs,
            ImportSites sites,
            StoryDoor stories,
            ReplyDoor replies,
            MentionDoor mentions,
            PictureDoor files,
            AddressDoor addresses,
            DiscussionDoor discussions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.runs = runs;
        this.sites = sites;
        this.stories = stories;
        this.replies = replies;
        this.mentions = mentions;
        this.files = files;
        this.addresses = addresses;
        this.discussions = discussions;
    }

    /** Where a run is, and what it works with. */
    record Course(long run, boolean dry, boolean bringsStories, Drawers drawers, Set<Id> imagined) {}

    /**
     * Takes a load.
     *
     * @param totals of the run so far; they have this load in them afterwards
     * @return whether the run is to go on
     */
    @Transactional
    boolean take(Course course, ArrivalBelt.Load load, Totals totals) {
        AtOnce.IMPORT.tell(jdbc);
        String origin = course.drawers().origin();
        List<Arrival> arrivals = load.arrivals();
        Batch batch = new Batch(origin, course.run(), arrivals, known(origin, arrivals), course.bringsStories());
        sites.meet(origin, batch.of(Arrival.Author.class));
        if (course.dry()) {
            imagine(batch, course.imagined(), load.bodies(), discussions.find(batch.of(Arrival.Discussion.class)));
        } else {
            batch.of(Arrival.Author.class).forEach(each -> author(batch, each, course.drawers()));
            batch.of(Arrival.Term.class).forEach(each -> term(batch, each, course.drawers()));
            files.take(batch);
            stories.take(batch, course.drawers(), load.bodies());
            discussions.take(batch);
            replies.take(batch);
            mentions.take(batch);
            addresses.take(batch);
            remarks(batch);
            ledger.keep(origin, course.run(), batch.kept);
            ledger.met(origin, course.run(), batch.met);
        }
        ledger.note(course.run(), batch.notes);
        arrivals.forEach(each -> {
            if (!(each instanceof Arrival.Remark remark) || remark.refused()) {
                batch.totals.addRead(each.kind());
            }
        });
        totals.add(batch.totals);
        return runs.advance(course.run(), load.position(), totals, load.progress());
    }

    private Map<Id, ImportLedger.Known> known(String origin, List<Arrival> arrivals) {
        Set<Id> ids = arrivals.stream().map(Id::of).collect(Collectors.toSet());
        for (Arrival each : arrivals) {
            if (each instanceof Arrival.Reply reply) {
                ids.add(new Id(Kind.STORY, Id.fit(reply.story())));
                if (!reply.parent().isEmpty()) {
                    ids.add(new Id(Kind.COMMENT, Id.fit(reply.parent())));
                }
            }
        }
        return ledger.known(origin, ids);
    }

    private static void author(Batch batch, Arrival.Author author, Drawers drawers) {
        Batch.Decision decision = batch.decide(author);
        if (decision != Batch.Decision.NOTHING) {
            Drawers.Writer writer = drawers.author(author);
            Map<String, Object> data = new HashMap<>();
            data.put("name", writer.name());
            if (writer.account() != null) {
                data.put("account", writer.account());
            }
            if (!author.addresses().isEmpty()) {
                data.put("addresses", author.addresses());
            }
            if (writer.author() == null) {
                data.put("goal", "/search?q=" + URLEncoder.encode(writer.name(), StandardCharsets.UTF_8));
            }
            if (writer.author() == null) {
                batch.note(author, false, writer.account() == null ? "guest" : "unsigned", "");
            }
            batch.keep(author, writer.author(), 0, "", false, data);
            batch.totals.add(Kind.AUTHOR, decision == Batch.Decision.ADD ? Outcome.IMPORTED : Outcome.UPDATED);
        }
    }

    private static void term(Batch batch, Arrival.Term term, Drawers drawers) {
        String parent = term.section() ? drawers.parentOf(term.key()) : null;
        if (parent != null && !parent.isEmpty() && term.mentioned()) {
            // Part of a site is exported without the tree of its categories.
            batch.met.add(Id.of(term));
            batch.totals.add(term.kind(), Outcome.UNCHANGED);
            return;
        }
        Batch.Decision decision = batch.decide(term);
        if (decision != Batch.Decision.NOTHING) {
            boolean moves = parent != null && !parent.equals(term.parent());
            long left = moves ? drawers.sectionFor(term.key()) : 0;
            if (moves) {
                drawers.move(term.key());
            }
            drawers.rename(term);
            Drawers.Place place = drawers.place(term);
            if (term.section() && !term.parent().isEmpty()) {
                batch.note(term, false, drawers.isCircular(term.key()) ? "circle" : "belowSection", term.parent());
            }
            batch.keep(
                    term,
                    place.id(),
                    0,
                    "",
                    place.made(),
                    Map.of(
                            "name",
                            place.name(),
                            "parent",
                            term.parent(),
                            "addresses",
                            term.addresses(),
                            "moved",
                            moves ? batch.run : 0,
                            "left",
                            left));
            batch.totals.add(term.kind(), decision == Batch.Decision.ADD ? Outcome.IMPORTED : Outcome.UPDATED);
        }
    }

    private static void remarks(Batch batch) {
        for (Arrival.Remark remark : batch.of(Arrival.Remark.class)) {
            batch.note(remark, remark.refused(), remark.reason(), remark.detail());
            if (remark.refused()) {
                batch.totals.add(remark.kind(), Outcome.REFUSED);
            }
        }
    }

    /** Reckons what would become of a batch, as if what came before had been taken. */
    private static void imagine(Batch batch, Set<Id> imagined, Map<String, ArrivedBody> bodies, Map<Id, Long> stories) {
        for (Arrival each : batch.arrivals) {
            if (each instanceof Arrival.Remark) {
                continue;
            }
            Id story = each instanceof Arrival.Reply reply ? new Id(Kind.STORY, Id.fit(reply.story())) : null;
            if (story != null && !imagined.contains(story) && batch.target(Kind.STORY, story.key()) == null) {
                batch.refuse(each, "story", story.key());
            } else if (each instanceof Arrival.Discussion && !stories.containsKey(Id.of(each))) {
                batch.refuse(each, "noStory", "");
            } else if (!imagined.add(Id.of(each))) {
                batch.refuse(each, "duplicate", "");
            } else if (each instanceof Arrival.Discussion) {
                batch.totals.add(Kind.STORY, Outcome.UNCHANGED);
            } else {
                Batch.Decision decision = batch.decide(each);
                if (decision != Batch.Decision.NOTHING) {
                    batch.totals.add(each.kind(), decision == Batch.Decision.ADD ? Outcome.IMPORTED : Outcome.UPDATED);
                    foretell(batch, each, bodies);
                }
            }
        }
        remarks(batch);
    }

    private static void foretell(Batch batch, Arrival arrival, Map<String, ArrivedBody> bodies) {
        if (arrival instanceof Arrival.Story story) {
            story.notes().forEach(note -> batch.note(story, false, note, ""));
            Objects.requireNonNull(bodies.get(story.key()))
                    .losses()
                    .forEach(loss -> batch.note(story, false, loss.reason(), loss.detail()));
        }
    }
}

package org.masthead.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.article.PublishedVersion.Field;
import org.masthead.article.PublishedVersion.Kind;
import org.masthead.article.PublishedVersion.Passage;
import org.masthead.revision.ComparedParagraph;
import org.masthead.revision.Comparison;
import org.masthead.revision.Reason;
import org.masthead.revision.Revisions;
import org.masthead.revision.ShownText;
import org.masthead.revision.StoryText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a live story said since it came out, as far as readers could see it: headline, standfirst and text. It reads
 * only texts that stood before them, so it cannot tell of a draft; and of no text who saved it.
 */
@Component
@Transactional(readOnly = true)
public class PublishedHistory {

    /** How many versions are compared for one page. */
    public static final int MOST = 30;

    private static final List<String> FIELDS = List.of("headline", "standfirst", "body");

    /** A note and the text that it came with are written one after the other. */
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private final Revisions revisions;
    private final FieldWords words;

    PublishedHistory(Revisions revisions, FieldWords words) {
        this.revisions = revisions;
        this.words = words;
    }

    /**
     * The versions, latest first.
     *
     * @param cut whether there are earlier ones that are not among them
     */
    public record Versions(List<PublishedVersion> all, boolean cut) {

        /** Whether there is anything but what was published first. */
        public boolean changed() {
            return all.size() > 1;
        }
    }

    /** The versions of a story that readers may see. */
    public Versions of(ArticleView article) {
        Instant out = Objects.requireNonNull(article.publishedAt());
        List<ShownText> shown = seen(revisions.shown(article.id(), MOST + 1), out);
        boolean cut = shown.size() > MOST;
        List<PublishedVersion> versions = new ArrayList<>();
        List<Correction> notes = new ArrayList<>(article.corrections());
        for (int i = 0; i < Math.min(shown.size(), MOST); i++) {
            version(shown.get(i), i + 1 < shown.size() ? shown.get(i + 1) : null, out, notes, versions);
        }
        if (shown.isEmpty()) {
            versions.add(new PublishedVersion(out, Kind.PUBLISHED, List.of(), List.of()));
        }
        Instant first = versions.get(versions.size() - 1).since();
        notes.stream()
                .filter(each -> !cut || each.correctedAt().isAfter(first))
                .map(each -> new PublishedVersion(each.correctedAt(), Kind.UPDATED, List.of(each), List.of()))
                .forEach(versions::add);
        versions.sort(Comparator.comparing(PublishedVersion::since).reversed());
        return new Versions(List.copyOf(versions), cut);
    }

    /** Without those that another took the place of before the story came out. */
    private static List<ShownText> seen(List<ShownText> shown, Instant out) {
        int count = 0;
        while (count < shown.size()
                && (count == 0 || shown.get(count - 1).since().isAfter(out))) {
            count++;
        }
        return shown.subList(0, count);
    }

    /** Adds a version, unless its words are those of the one before and nothing was said about it. */
    private void version(
            ShownText text,
            @Nullable ShownText before,
            Instant out,
            List<Correction> notes,
            List<PublishedVersion> versions) {
        Instant since = text.since().isBefore(out) ? out : text.since();
        if (before == null) {
            versions.add(new PublishedVersion(since, Kind.PUBLISHED, List.of(), List.of()));
            return;
        }
        List<Field> fields = FIELDS.stream()
                .map(field -> new Field(field, passages(before.text(), text.text(), field)))
                .filter(field -> !field.passages().isEmpty())
                .toList();
        List<Correction> with = notes.stream()
                .filter(each ->
                        Duration.between(each.correctedAt(), since).abs().compareTo(TOGETHER) <= 0)
                .toList();
        notes.removeAll(with);
        if (!fields.isEmpty() || !with.isEmpty()) {
            Kind kind = text.reason() == Reason.HOT_FIX ? Kind.FIXED : Kind.UPDATED;
            versions.add(new PublishedVersion(since, kind, with, fields));
        }
    }

    private List<Passage> passages(StoryText older, StoryText newer, String field) {
        List<Passage> passages = new ArrayList<>();
        boolean apart = false;
        for (ComparedParagraph each : Comparison.of(words.of(older, field), words.of(newer, field))) {
            if (each.same()) {
                apart = true;
            } else {
                passages.add(new Passage(each.inline(), apart));
                apart = false;
            }
        }
        return passages;
    }
}

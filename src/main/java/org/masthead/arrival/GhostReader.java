package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Ghost exports: its JSON, alone or in a zip with pictures and redirects, or a file of redirects or routes
 * by itself. The file does not tell the address of its site. Only tags are known there; see {@link SectionsByUse}.
 * Members are not taken, except for the names below comments.
 */
@Component
class GhostReader implements ArrivalReader {

    static final String SOURCE = "ghost";

    private static final Pattern REDIRECTS = Pattern.compile("(?i)(?!__MACOSX/)(?:.*/)?redirects\\.(?:json|ya?ml)");
    private static final Set<String> POSTS = Set.of("posts");
    private static final Set<String> COMMENTS = Set.of("comments");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public void read(ArrivalFile file, String site, Receiver receiver) throws IOException, ArrivalFailed {
        if (site.isEmpty()) {
            throw new ArrivalFailed("An export of Ghost does not tell the address of its site; it has to be given");
        }
        if (GhostRedirects.are(file)) {
            receiver.from(site);
            try (InputStream content = file.open()) {
                GhostRedirects.read(content, receiver);
            }
            return;
        }
        if (GhostRoutes.are(file)) {
            receiver.from(site);
            try (InputStream content = file.open()) {
                for (Arrival each : GhostRoutes.read(content).leads(new OldSite(site).below())) {
                    receiver.take(each);
                }
            }
            return;
        }
        GhostRoutes routes = GhostRoutes.read(file.openBeside(GhostRoutes.NAME));
        GhostFile export = new GhostFile(file);
        GhostTables tables = new GhostTables();
        export.read(GhostTables.NAMES, tables::take);
        tables.settle();
        receiver.from(site);
        people(tables, routes, receiver);
        tags(tables, routes, receiver);
        GhostStories stories = new GhostStories(site, tables, routes, receiver);
        export.read(POSTS, (table, row) -> stories.take(row));
        export.read(COMMENTS, (table, row) -> receiver.take(GhostStories.reply(row, tables)));
        InputStream redirects = file.openBeside(REDIRECTS);
        if (redirects != null) {
            try (redirects) {
                GhostRedirects.read(redirects, receiver);
            }
        }
    }

    private static void people(GhostTables tables, GhostRoutes routes, Receiver receiver)
            throws IOException, ArrivalFailed {
        Set<String> met = new HashSet<>();
        for (JsonNode user : tables.users.values()) {
            String slug = GhostTables.text(user, "slug");
            if (met.add(slug)) {
                receiver.take(new Arrival.Author(
                        slug,
                        GhostTables.text(user, "email"),
                        GhostTables.text(user, "name"),
                        addresses(routes.authors(), slug)));
            }
        }
    }

    private static void tags(GhostTables tables, GhostRoutes routes, Receiver receiver)
            throws IOException, ArrivalFailed {
        for (JsonNode tag : tables.tags.values()) {
            String slug = GhostTables.text(tag, "slug");
            String name = GhostTables.text(tag, "name");
            if (GhostTables.isInternal(tag)) {
                receiver.take(new Arrival.Remark(Kind.TAG, slug, name, true, "internalTag", ""));
                continue;
            }
            boolean section = tables.isSection(slug);
            receiver.take(new Arrival.Term(
                    section, slug, name, "", GhostTables.text(tag, "description"), addresses(routes.tags(), slug)));
            if (section) {
                receiver.take(new Arrival.Move("/tag/" + slug, "/section/" + Drawers.slug(slug, name)));
            }
        }
    }

    private static List<String> addresses(List<String> shapes, String slug) {
        return GhostRoutes.addresses(shapes, Map.of("slug", slug))
                .map(OldSite::tidied)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    @Override
    public ArrivedBody body(String origin, Arrival.Story story, OldPictures pictures) {
        return RenderedBody.of(origin, story.html(), pictures);
    }
}

package org.masthead.text;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.text.PictureSource.PictureAttributes;

/**
 * The body of an article as readers get it. What is added here, anchors, frames and roles, is made by code alone and
 * never comes out of a text, so that the subset that is kept stays small.
 */
public final class ArticlePrint {

    private static final String FRAME_MAY =
            "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation";

    private ArticlePrint() {}

    /** The words that stand in a body without anybody having written them. */
    public interface Words {

        /** The name of a table that has no caption, by its number. */
        String table(int number);

        /** The heading of the footnotes. */
        String notes();

        /** What the link behind a note does. */
        String backFromNote(int number);

        /** What opens an embed, by the name of its service. */
        String show(String service);

        /** What the reader should know before anything is loaded from a host. */
        String nothingLoaded(String host);

        /** What loads it. */
        String load();
    }

    /**
     * A body for the page.
     *
     * @param frames origins that the page must be allowed to show in a frame, once the reader asks for them
     */
    public record Page(SafeHtml html, Set<String> frames) {}

    /** The body for feeds and everything that is not a page: with its footnotes numbered and gathered at its end. */
    public static SafeHtml plain(SafeHtml clean) {
        if (!Footnotes.mayBeIn(clean.html())) {
            return clean;
        }
        Element body = parse(clean);
        Footnotes.print(body);
        return ArticleMarkup.print(body);
    }

    /**
     * The body with its pictures as they are now: since it was saved, one may have been replaced or cut, its rights may
     * have ended, or it is not yet developed. Those that cannot be shown are left out with their captions.
     */
    public static SafeHtml withPictures(SafeHtml clean, PictureSource pictures) {
        Set<Long> numbers = pictures(clean);
        return numbers.isEmpty() ? clean : withPictures(clean, pictures.shown(numbers));
    }

    /** The numbers of the pictures in a body. */
    public static Set<Long> pictures(SafeHtml clean) {
        return clean.html().contains("<img") ? PrintedPictures.numbers(parse(clean)) : Set.of();
    }

    /** The same with what is known of its pictures: those that can be shown, by their numbers. */
    public static SafeHtml withPictures(SafeHtml clean, Map<Long, PictureAttributes> shown) {
        Element body = parse(clean);
        PrintedPictures.print(body, shown);
        return ArticleMarkup.print(body);
    }

    /**
     * The body for a page of this site.
     *
     * @param plain what {@link #plain} made
     * @param dateline where the story comes from; may be empty
     * @param origin of the site, so that links within it can be printed on paper in full
     */
    public static Page page(SafeHtml plain, String dateline, String origin, Words words) {
        Element body = parse(plain);
        Set<String> frames = new TreeSet<>();
        List<Element> tables = body.select("table");
        for (int i = 0; i < tables.size(); i++) {
            FigureColumns.mark(tables.get(i));
            letScroll(tables.get(i), words.table(i + 1));
        }
        List<Element> embeds = body.select("figure[data-embed]");
        for (int i = 0; i < embeds.size(); i++) {
            frame(embeds.get(i), i + 1, words).ifPresent(frames::add);
        }
        body.select("section[role=doc-endnotes]").forEach(notes -> nameNotes(notes, words));
        body.select("a[href~=^/[^/]]").forEach(link -> link.attr("data-address", origin + link.attr("href")));
        if (!dateline.isBlank()) {
            sign(body, dateline);
        }
        return new Page(ArticleMarkup.print(body), Set.copyOf(frames));
    }

    /** On a phone a wide table scrolls by itself; by keyboard too, and so that a screen reader can say what scrolls. */
    private static void letScroll(Element table, String name) {
        Element caption = table.selectFirst("> caption");
        Element box = new Element("div")
                .addClass("table-scroll")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", caption == null ? name : caption.text());
        table.replaceWith(box);
        box.appendChild(table);
    }

    /**
     * The frame is empty until its link is followed, which leads into it. A frame with a source that browsers load
     * lazily would not do: without JavaScript they load it at once.
     */
    private static Optional<String> frame(Element figure, int number, Words words) {
        String address = figure.attr("data-embed");
        Optional<URI> found = Embeds.frameOf(address);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        URI source = found.get();
        String service = Embeds.serviceOf(address).orElseThrow();
        Element box = new Element("details").addClass("embed");
        box.appendElement("summary").text(words.show(service));
        Element note = box.appendElement("p").addClass("embed__note");
        note.text(words.nothingLoaded(source.getHost())).appendText(" ");
        note.appendElement("a")
                .addClass("embed__load")
                .attr("href", source.toString())
                .attr("target", "embed-" + number)
                .text(words.load());
        box.appendElement("iframe")
                .addClass("embed__frame")
                .attr("name", "embed-" + number)
                .attr("title", figure.select("> a").text())
                .attr("sandbox", FRAME_MAY)
                .attr("allow", "fullscreen; encrypted-media; picture-in-picture")
                .attr("referrerpolicy", "strict-origin-when-cross-origin");
        figure.prependChild(box);
        return Optional.of("https://" + source.getHost());
    }

    private static void nameNotes(Element notes, Words words) {
        notes.addClass("notes").attr("aria-labelledby", "notes");
        notes.prependElement("h2").attr("id", "notes").text(words.notes());
        List<Element> items = notes.select("> ol > li");
        for (int i = 0; i < items.size(); i++) {
            String back = words.backFromNote(i + 1);
            items.get(i).select("a[role=doc-backlink]").forEach(link -> link.attr("aria-label", back));
        }
    }

    private static void sign(Element body, String dateline) {
        Element first = body.firstElementChild();
        if (first == null || !first.normalName().equals("p")) {
            first = body.prependElement("p");
        }
        first.prependText(" ");
        first.prependElement("span").addClass("dateline").text(dateline);
    }

    private static Element parse(SafeHtml html) {
        Document document = Jsoup.parseBodyFragment(html.html(), "");
        document.outputSettings().prettyPrint(false);
        return document.body();
    }
}

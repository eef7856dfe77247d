package org.masthead.arrival;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.masthead.text.ArticleMarkup;

/** Turns a text as readers saw it, with the cards of Ghost, into the body of a story. */
final class RenderedBody {

    private static final Pattern POST = Pattern.compile("https://(?:www\\.)?(?:twitter|x)\\.com/\\w+/status/\\d+.*");

    private final Set<ArrivedBody.Loss> losses = new TreeSet<>();
    private final Element body;

    private RenderedBody(Element body) {
        this.body = body;
    }

    static ArrivedBody of(String origin, String html, OldPictures pictures) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        RenderedBody rendered = new RenderedBody(document.body());
        rendered.lost();
        rendered.bookmarks();
        boolean hasPictures = rendered.body.selectFirst("img") != null;
        rendered.embeds();
        rendered.boxes();
        rendered.sounds();
        rendered.footnotes();
        rendered.galleries();
        new OldMarkup(new OldSite(origin), pictures, rendered.losses).settle(rendered.body);
        return new ArrivedBody(
                ArticleMarkup.fromEditor(rendered.body.html(), pictures).html(), rendered.losses, hasPictures);
    }

    private void lost() {
        for (Element card : body.select("[" + GhostCards.LOST + "]")) {
            losses.add(new ArrivedBody.Loss("block", card.attr(GhostCards.LOST)));
            card.remove();
        }
        for (Element card : body.select(".kg-signup-card")) {
            losses.add(new ArrivedBody.Loss("block", "signup"));
            card.remove();
        }
    }

    /** A bookmark is a link with what is known of its goal. */
    private void bookmarks() {
        for (Element card : body.select(".kg-bookmark-card")) {
            Element link = card.selectFirst("a[href]");
            if (link == null) {
                continue;
            }
            Element paragraph = new Element("p");
            String title = words(card, ".kg-bookmark-title");
            paragraph
                    .appendElement("a")
                    .attr("href", link.attr("href"))
                    .text(title.isEmpty() ? link.attr("href") : title);
            String description = words(card, ".kg-bookmark-description");
            String publisher = words(card, ".kg-bookmark-publisher");
            if (!publisher.isEmpty()) {
                paragraph.appendText(" (" + publisher + ")");
            }
            if (!description.isEmpty()) {
                paragraph.appendElement("br");
                paragraph.appendText(description);
            }
            captionBelow(card);
            card.replaceWith(paragraph);
        }
    }

    private static String words(Element card, String part) {
        Element found = card.selectFirst(part);
        return found == null ? "" : found.text().strip();
    }

    private static void captionBelow(Element card) {
        Element caption = card.selectFirst("figcaption");
        if (caption != null && caption.hasText()) {
            card.after(caption.tagName("p"));
        }
    }

    private void embeds() {
        for (Element tweet : body.select("blockquote.twitter-tweet")) {
            tweet.select("a[href]").eachAttr("href").stream()
                    .filter(address -> POST.matcher(address).matches())
                    .reduce((before, last) -> last)
                    .ifPresent(address -> tweet.replaceWith(new Element("p").text(address.replaceFirst("\\?.*", ""))));
        }
        for (Element card : body.select(".kg-embed-card")) {
            card.select("script").remove();
            captionBelow(card);
            card.select("figcaption").remove();
            card.unwrap();
        }
    }

    /** Boxes keep their words, in the shapes that stories have here. */
    private void boxes() {
        for (Element card : body.select(".kg-callout-card")) {
            Element quotation = new Element("blockquote");
            Element words = card.selectFirst(".kg-callout-text");
            String emoji = words(card, ".kg-callout-emoji");
            quotation
                    .appendElement("p")
                    .html(words == null ? card.html() : words.html())
                    .prependText(emoji.isEmpty() ? "" : emoji + " ");
            card.replaceWith(quotation);
        }
        body.select(".kg-toggle-heading-text").tagName("h3");
        body.select(".kg-toggle-card button, .kg-toggle-card svg, .kg-product-card-rating")
                .remove();
        body.select(".kg-product-card-title, .kg-cta-sponsor-label")
                .forEach(each -> each.tagName(each.hasClass("kg-product-card-title") ? "h3" : "p"));
        body.select("figure:has(> pre)").forEach(figure -> {
            captionBelow(figure);
            figure.unwrap();
        });
        body.select("a.kg-btn, a.kg-product-card-button, a.kg-header-card-button, a.kg-cta-button")
                .forEach(button -> button.wrap("<p></p>"));
        body.select("blockquote.kg-blockquote-alt").addClass("pull");
    }

    /** Recordings and files are links under their titles. */
    private void sounds() {
        for (Element card : body.select(".kg-audio-card, .kg-video-card")) {
            Element media = card.selectFirst("[src]:not(img)");
            String title = words(card, ".kg-audio-title");
            link(card, media == null ? "" : media.attr("src"), title);
        }
        for (Element card : body.select(".kg-file-card")) {
            Element link = card.selectFirst("a[href]");
            link(card, link == null ? "" : link.attr("href"), words(card, ".kg-file-card-title"));
        }
    }

    private static void link(Element card, String address, String title) {
        captionBelow(card);
        if (address.isEmpty()) {
            card.remove();
            return;
        }
        Element paragraph = new Element("p");
        paragraph
                .appendElement("a")
                .attr("href", address)
                .text(title.isEmpty() ? address.replaceFirst("[?#].*", "").replaceFirst("^.*/", "") : title);
        card.replaceWith(paragraph);
    }

    /** The footnotes that its Markdown makes. */
    private void footnotes() {
        Map<String, String> marks = new HashMap<>();
        for (Element mark : body.select("sup.footnote-ref, sup:has(> a[href^=#fn])")) {
            Element link = mark.selectFirst("a[href^=#fn]");
            if (link != null) {
                String number = String.valueOf(marks.size() + 1);
                String known = marks.putIfAbsent(link.attr("href").substring(1), number);
                mark.replaceWith(new TextNode("[^" + (known == null ? number : known) + "]"));
            }
        }
        for (Element note : body.select("li[id^=fn]")) {
            String number = marks.get(note.id());
            if (number != null) {
                note.select("a.footnote-backref, a[href^=#fnref]").remove();
                Element words = body.appendElement("p");
                List<Element> paragraphs = note.select("> p");
                words.html(
                        (paragraphs.isEmpty() ? note : paragraphs.get(0)).html().strip());
                words.prependText("[^" + number + "]: ");
                note.remove();
            }
        }
        body.select(".footnotes:not(:has(li)), hr.footnotes-sep").remove();
    }

    private void galleries() {
        for (Element gallery : body.select(".kg-gallery-card")) {
            Element caption = gallery.selectFirst("figcaption");
            List<Element> images = List.copyOf(gallery.select("img"));
            gallery.empty();
            images.forEach(image -> gallery.appendElement("figure").appendChild(image));
            if (caption != null) {
                gallery.appendChild(caption);
            }
        }
        for (Element image : body.select("img[srcset]")) {
            Matcher sized = Pattern.compile("\\S+").matcher(image.attr("srcset"));
            if (image.attr("src").isEmpty() && sized.find()) {
                image.attr("src", sized.group());
            }
            image.removeAttr("srcset");
        }
    }
}

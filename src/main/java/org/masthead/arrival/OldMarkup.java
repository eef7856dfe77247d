package org.masthead.arrival;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.masthead.text.ArticleMarkup;

/** Brings the markup of an old story into the shapes that the sanitiser knows, before it takes out all others. */
final class OldMarkup {

    private static final Map<String, String> PLACES = Map.of(
            "alignleft",
            "start",
            "alignright",
            "end",
            "alignwide",
            "wide",
            "alignfull",
            "wide",
            "kg-width-wide",
            "wide",
            "kg-width-full",
            "wide");
    private static final String BLOCKS =
            "p, ul, ol, blockquote, figure, table, pre, h1, h2, h3, h4, h5, h6, hr, div, aside, section, dl";

    private final OldSite site;
    private final OldPictures pictures;
    private final Set<ArrivedBody.Loss> losses;

    OldMarkup(OldSite site, OldPictures pictures, Set<ArrivedBody.Loss> losses) {
        this.site = site;
        this.pictures = pictures;
        this.losses = losses;
    }

    void settle(Element body) {
        body.select("script, style, noscript, object, applet, template").forEach(each -> {
            if (!each.normalName().equals("style")) {
                losses.add(new ArrivedBody.Loss("markup", each.normalName()));
            }
            each.remove();
        });
        body.select("form, input, select, textarea, button, canvas, svg, math").forEach(each -> {
            losses.add(new ArrivedBody.Loss("markup", each.normalName()));
            if (each.normalName().equals("form") || each.normalName().equals("button")) {
                each.unwrap();
            } else {
                each.remove();
            }
        });
        body.select("iframe, embed").forEach(this::frame);
        body.select("audio, video").forEach(OldMarkup::sound);
        body.select("figure.wp-block-embed, .wp-block-embed__wrapper").forEach(this::embed);
        body.select("p").stream()
                .filter(paragraph -> paragraph.text().strip().matches("https?://[^\\s<>]+")
                        && paragraph.select("img, a").isEmpty())
                .forEach(paragraph -> fill(paragraph, secure(paragraph.text().strip())));
        body.select("a[href]").forEach(this::link);
        body.select("img").forEach(this::picture);
        galleries(body);
        body.select("figure:has(> table)").forEach(OldMarkup::table);
        body.select("figure:has(> blockquote), .wp-block-pullquote").forEach(OldMarkup::pullQuote);
        body.select("blockquote > cite, blockquote > footer")
                .forEach(cite -> cite.tagName("p").prependText("— "));
        body.select("dt").forEach(term -> term.tagName("p").html("<strong>" + term.html() + "</strong>"));
        body.select("dd").tagName("p");
        body.select("address, summary, legend").tagName("p");
        boxes(body);
        body.select("figure, figure > a")
                .forEach(figure ->
                        figure.textNodes().stream().filter(TextNode::isBlank).forEach(TextNode::remove));
        LostPictures.settle(body);
    }

    private void frame(Element frame) {
        String address = secure(frame.attr("src"));
        Element paragraph = new Element("p");
        if (!address.startsWith("https://")) {
            frame.remove();
            losses.add(new ArrivedBody.Loss("markup", frame.normalName()));
            return;
        }
        Element place = onItsOwn(frame);
        place.replaceWith(paragraph);
        fill(paragraph, watchable(address));
    }

    /** The outermost paragraph that has nothing else in it. */
    private static Element onItsOwn(Element element) {
        Element parent = element.parent();
        boolean alone = parent != null
                && parent.normalName().equals("p")
                && parent.childrenSize() == 1
                && parent.ownText().isBlank();
        return alone && parent != null ? parent : element;
    }

    /** The address for people of what is made for frames. */
    private static String watchable(String address) {
        return address.replaceFirst(
                        "^https://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]+).*",
                        "https://www.youtube.com/watch?v=$1")
                .replaceFirst("^https://player\\.vimeo\\.com/video/(\\d+).*", "https://vimeo.com/$1")
                .replaceFirst("^https://open\\.spotify\\.com/embed/", "https://open.spotify.com/");
    }

    private static String secure(String address) {
        return address.strip().replaceFirst("^(?:http:)?//", "https://");
    }

    private void fill(Element paragraph, String address) {
        String host = address.replaceFirst("^https?://(?:www\\.)?([^/?#]*).*", "$1");
        if (ArticleMarkup.embeds().containsKey(host)) {
            paragraph.text(address);
        } else {
            losses.add(new ArrivedBody.Loss("embed", host));
            paragraph.empty().appendElement("a").attr("href", address).text(address);
        }
    }

    private void embed(Element block) {
        if (block.parent() == null || block.normalName().equals("div") && block.closest("figure") != null) {
            return;
        }
        Element caption = block.selectFirst("figcaption");
        Element wrapper =
                block.hasClass("wp-block-embed__wrapper") ? block : block.selectFirst(".wp-block-embed__wrapper");
        String words =
                wrapper == null ? block.ownText().strip() : wrapper.text().strip();
        if (!words.matches("https?://\\S+")) {
            return;
        }
        Element paragraph = new Element("p");
        block.before(paragraph);
        fill(paragraph, secure(words));
        if (caption != null && caption.hasText()) {
            Element below = new Element("p");
            below.html(caption.html());
            paragraph.after(below);
        }
        block.remove();
    }

    private static void sound(Element media) {
        String address = media.attr("src");
        Element source = media.selectFirst("source[src]");
        if (address.isBlank() && source != null) {
            address = source.attr("src");
        }
        Element figure = media.closest("figure");
        Element paragraph = new Element("p");
        if (!address.isBlank()) {
            Element caption = figure == null ? null : figure.selectFirst("figcaption");
            paragraph
                    .appendElement("a")
                    .attr("href", address)
                    .text(caption == null || !caption.hasText() ? address : caption.text());
        }
        (figure == null ? media : figure).replaceWith(paragraph);
    }

    private void link(Element link) {
        String local = site.local(link.attr("href"));
        long picture = pictures.byAddress(link.attr("href"));
        if (picture != 0 && link.selectFirst("img") != null) {
            link.unwrap();
        } else if (!local.isEmpty() && picture == 0 && !local.startsWith("/wp-content/")) {
            link.attr("href", local);
        }
    }

    private void picture(Element image) {
        String number = image.className().replaceFirst("(?s)^.*\\bwp-image-(\\d+)\\b.*$", "$1");
        long picture = number.matches("\\d{1,18}") ? pictures.byKey(number) : 0;
        if (picture == 0) {
            picture = pictures.byAddress(image.attr("src"));
        }
        String place = place(image);
        Element around = image.closest("a");
        if (picture == 0
                && around != null
                && !around.hasText()
                && !image.attr("src").isBlank()) {
            // What is left of the picture is a link already.
            around.unwrap();
        }
        if (picture != 0) {
            image.attr("src", "/media/" + picture);
            Element link = image.closest("a");
            if (link != null && !link.hasText()) {
                link.unwrap();
            }
        } else if (image.attr("src").startsWith("//")) {
            image.attr("src", "https:" + image.attr("src"));
        }
        Element figure = image.closest("figure");
        if (figure != null && !place.isEmpty()) {
            figure.attr("data-place", place);
        } else if (figure == null && picture != 0) {
            standAlone(image, place);
        }
    }

    private static String place(Element image) {
        for (Element each = image; each != null && !each.normalName().equals("body"); each = each.parent()) {
            for (String name : each.classNames()) {
                if (PLACES.containsKey(name)) {
                    return PLACES.get(name);
                }
            }
        }
        return "";
    }

    /** A picture within a paragraph goes before it, as a figure. */
    private static void standAlone(Element image, String place) {
        Element paragraph = image.closest("p");
        Element figure = new Element("figure");
        if (!place.isEmpty()) {
            figure.attr("data-place", place);
        }
        if (paragraph == null) {
            image.replaceWith(figure);
        } else {
            paragraph.before(figure);
        }
        figure.appendChild(image);
    }

    private static void galleries(Element body) {
        for (Element gallery : body.select("figure.wp-block-gallery, ul.wp-block-gallery, div.wp-block-gallery")) {
            List<Element> figures = List.copyOf(gallery.select("figure:has(> img), figure:has(> a > img)").stream()
                    .filter(each -> each != gallery)
                    .toList());
            Element caption = gallery.selectFirst("> figcaption");
            if (!figures.isEmpty()) {
                gallery.empty().tagName("figure");
                figures.forEach(gallery::appendChild);
                if (caption != null) {
                    gallery.appendChild(caption);
                }
            }
        }
    }

    private static void table(Element figure) {
        Element table = figure.selectFirst("> table");
        Element caption = figure.selectFirst("> figcaption");
        if (table != null) {
            if (caption != null && caption.hasText()) {
                table.prependElement("caption").html(caption.html());
            }
            figure.replaceWith(table);
        }
    }

    private static void pullQuote(Element figure) {
        Element quotation = figure.normalName().equals("blockquote") ? figure : figure.selectFirst("> blockquote");
        if (quotation != null) {
            quotation.addClass("pull");
            if (quotation != figure) {
                figure.replaceWith(quotation);
            }
        }
    }

    /** A box of words is a paragraph; a box of blocks is nothing but these. */
    private static void boxes(Element body) {
        for (Element box :
                List.copyOf(body.select("div, section, article, header, footer, center, details, main, nav"))) {
            if (box.selectFirst(":root > *") == null
                    && box.select(BLOCKS).stream().allMatch(each -> each == box)) {
                box.tagName("p");
            } else {
                box.before(new TextNode("\n"));
                box.unwrap();
            }
        }
    }
}

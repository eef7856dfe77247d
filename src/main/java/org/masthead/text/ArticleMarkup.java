package org.masthead.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * The body of an article: HTML of a small semantic subset ({@code h2 h3 p ul ol li blockquote figure img figcaption a
 * strong em s code pre table caption hr br}), pull quotes as {@code aside}, embeds by allow-list as
 * {@code figure[data-embed]}, figures as {@link Figures} has them, footnotes as they are typed. Pictures are the site's
 * own; anything else is refused by shape, whoever wrote it. {@link ArticlePrint} makes of it what a page shows.
 */
public final class ArticleMarkup {

    private static final Pattern OWN_PICTURE = Pattern.compile("/media/(\\d{1,18})(?:[-./].*)?");

    /** How wide a picture is shown in a story, as a {@code sizes} value. */
    public static final String PICTURE_SIZES = "(min-width: 46rem) 42rem, 100vw";

    /** Where links within the site are resolved to see that they are harmless; they stay as they are. */
    private static final String SOMEWHERE = "https://site.invalid/";

    private static final Map<String, String> MODERN_NAMES =
            Map.of("h1", "h2", "h4", "h3", "h5", "h3", "h6", "h3", "b", "strong", "i", "em", "del", "s", "strike", "s");

    private static final Safelist SUBSET = new Safelist()
            .addTags("h2", "h3", "p", "ul", "ol", "li", "blockquote", "figure", "img", "figcaption", "a", "strong")
            .addTags("em", "s", "code", "pre", "table", "caption", "thead", "tbody", "tr", "th", "td", "hr", "br")
            .addTags("aside", "small")
            .addAttributes("a", "href")
            .addAttributes("img", "src", "srcset", "sizes", "width", "height", "alt", "loading")
            .addAttributes("figure", "data-embed", Figures.PLACE)
            .addAttributes("ol", "start")
            .addAttributes("th", "scope", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan")
            .addProtocols("a", "href", "http", "https", "mailto", "#")
            .preserveRelativeLinks(true);

    private ArticleMarkup() {}

    /**
     * Turns what an editor typed into the stored subset. Blank lines make paragraphs, Markdown is understood, and HTML
     * passes as far as it belongs to the subset.
     *
     * @param pictures answers for the pictures in the text; those it does not know are taken out
     */
    public static SafeHtml fromDesk(String typed, PictureSource pictures) {
        return fromEditor(Markdown.toHtml(typed), pictures);
    }

    /** Markdown as HTML that nobody has cleaned yet, for {@link #fromEditor} once more has been done to it. */
    public static String fromMarkdown(String typed) {
        return Markdown.toHtml(typed);
    }

    /**
     * Turns what the desk's editor wrote into the stored subset: HTML, in which no Markdown is looked for, as an
     * asterisk that somebody typed there is an asterisk. What the editor is able to write is the subset already and
     * stays as it is.
     *
     * @param pictures as in {@link #fromDesk}
     */
    public static SafeHtml fromEditor(String html, PictureSource pictures) {
        Element body = cleaned(html);
        body.select("img").forEach(image -> complete(image, pictures));
        return print(settled(body));
    }

    /** The services whose addresses become embeds, by host: the editor shows them as such while somebody writes. */
    public static Map<String, String> embeds() {
        return Embeds.services();
    }

    /** Cleans stored markup again on its way out; leaves what {@link #fromDesk} made as it is. */
    public static SafeHtml clean(String html) {
        return print(settled(cleaned(html)));
    }

    /**
     * The stored markup as an editor likes to see it in a text field: one block after another, a blank line between.
     */
    public static String forDesk(String html) {
        return String.join("\n\n", blocks(html));
    }

    /** The blocks of stored markup one by one: paragraphs, headings, pictures. */
    public static List<String> blocks(String html) {
        return settled(cleaned(html)).childNodes().stream()
                .map(Node::outerHtml)
                .filter(block -> !block.isBlank())
                .toList();
    }

    private static Element cleaned(String html) {
        Document document = Jsoup.parseBodyFragment(html, SOMEWHERE);
        MODERN_NAMES.forEach((old, modern) -> document.select(old).tagName(modern));
        document.select("blockquote.pull, blockquote:has(> blockquote:only-child)")
                .forEach(ArticleMarkup::pull);
        Document clean = new Cleaner(SUBSET).clean(document);
        clean.outputSettings().prettyPrint(false);
        Element body = clean.body();
        body.select("img").forEach(ArticleMarkup::refuseForeign);
        body.select("a:not([href])").forEach(Element::unwrap);
        body.select("figure[data-embed]").forEach(ArticleMarkup::refuseUnlisted);
        return body;
    }

    /** A quotation in nothing but a quotation, {@code >> words} in Markdown, is one that is pulled out of the text. */
    private static void pull(Element quotation) {
        Element only = quotation.firstElementChild();
        if (only == null || !only.normalName().equals("blockquote") || quotation.childrenSize() != 1) {
            quotation.tagName("aside");
        } else if (quotation.ownText().isBlank()) {
            only.unwrap();
            quotation.tagName("aside");
        }
    }

    /** A picture of another site would tell that site who reads here; its address stays as a link. */
    private static void refuseForeign(Element image) {
        String source = image.attr("src");
        if (OWN_PICTURE.matcher(source).matches()) {
            if (!image.attr("srcset").matches("(?:/media/[\\w.-]+ \\d+w(?:, )?)*")) {
                image.removeAttr("srcset");
            }
            return;
        }
        if (source.startsWith("https://") || source.startsWith("http://")) {
            Element link = new Element("a").attr("href", source);
            image.replaceWith(link.text(image.attr("alt").isBlank() ? source : image.attr("alt")));
        } else {
            image.remove();
        }
    }

    private static void refuseUnlisted(Element figure) {
        String address = figure.attr("data-embed");
        if (Embeds.serviceOf(address).isEmpty()) {
            figure.unwrap();
        } else {
            fillEmbed(figure, address);
        }
    }

    private static void fillEmbed(Element figure, String address) {
        String caption = figure.select("figcaption").text();
        figure.empty();
        figure.attr("data-embed", address);
        figure.appendElement("a")
                .attr("href", address)
                .text(Embeds.serviceOf(address).orElseThrow() + ": "
                        + address.replaceFirst("^https://(?:www\\.)?", ""));
        if (!caption.isBlank()) {
            figure.appendElement("figcaption").text(caption);
        }
    }

    private static void complete(Element image, PictureSource pictures) {
        Matcher own = OWN_PICTURE.matcher(image.attr("src"));
        PictureSource.PictureAttributes picture = own.matches() ? pictures.of(Long.parseLong(own.group(1))) : null;
        if (picture == null) {
            image.remove();
            return;
        }
        String altText = image.attr("alt");
        image.clearAttributes();
        image.attr("src", picture.source())
                .attr("srcset", picture.sourceSet())
                .attr("sizes", PICTURE_SIZES)
                .attr("width", String.valueOf(picture.width()))
                .attr("height", String.valueOf(picture.height()))
                .attr("alt", altText.isBlank() ? picture.altText() : altText)
                .attr("loading", "lazy");
    }

    /**
     * Brings the children of a body into the order of blocks: no loose words, no empty paragraphs, embeds as figures.
     */
    private static Element settled(Element body) {
        settleChildren(body);
        Figures.settle(body);
        body.select("aside").forEach(ArticleMarkup::settleChildren);
        body.select("p").forEach(ArticleMarkup::settleParagraph);
        body.select("figure, ul, ol, aside").stream()
                .filter(block -> !block.hasText() && block.select("img").isEmpty())
                .forEach(Node::remove);
        return body;
    }

    private static void settleChildren(Element body) {
        Element paragraph = null;
        for (Node node : List.copyOf(body.childNodes())) {
            if (isBlock(node)) {
                paragraph = null;
            } else if (paragraph == null) {
                if (node instanceof TextNode text && text.isBlank()) {
                    node.remove();
                } else {
                    paragraph = new Element("p");
                    node.replaceWith(paragraph);
                    paragraph.appendChild(node);
                }
            } else {
                paragraph.appendChild(node);
            }
        }
    }

    private static void settleParagraph(Element paragraph) {
        boolean alone =
                paragraph.parent() != null && paragraph.parent().normalName().equals("body");
        if (alone && paragraph.childrenSize() == 1 && paragraph.ownText().isBlank()) {
            Element child = paragraph.child(0);
            if (child.normalName().equals("img")) {
                paragraph.tagName("figure");
                return;
            }
        }
        String words = paragraph.text().strip();
        if (alone && Embeds.serviceOf(words).isPresent()) {
            paragraph.tagName("figure");
            fillEmbed(paragraph, words);
        } else if (words.isEmpty() && paragraph.select("img").isEmpty()) {
            paragraph.remove();
        }
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element
                && switch (element.normalName()) {
                    case "a", "strong", "em", "s", "code", "br", "img" -> false;
                    default -> true;
                };
    }

    static SafeHtml print(Element body) {
        StringBuilder html = new StringBuilder();
        for (Node block : body.childNodes()) {
            String printed = block.outerHtml().strip();
            if (!html.isEmpty() && !printed.isEmpty()) {
                html.append('\n');
            }
            html.append(printed);
        }
        return new SafeHtml(html.toString());
    }
}

package org.masthead.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * A comment as it is printed: paragraphs with light Markdown (emphasis, quote, code, lists, links). HTML that was typed
 * shows as typed; there are no pictures and no headings, and links are marked as a reader's own.
 */
public final class CommentMarkup {

    private static final Safelist SUBSET = new Safelist()
            .addTags("p", "br", "em", "strong", "blockquote", "code", "pre", "ul", "ol", "li", "a")
            .addAttributes("a", "href", "rel")
            .addProtocols("a", "href", "http", "https");

    /** As the sanitiser writes them, to the letter. */
    private static final Pattern OWN_TAG = Pattern.compile("<(?:/?(?:p|em|strong|blockquote|code|pre|ul|ol|li)|br|/a"
            + "|a href=\"https?://[^\"<>]*\" rel=\"nofollow ugc noopener\")>");

    private static final List<Extension> EXTENSIONS = List.of(AutolinkExtension.create());

    // Headings, rules and HTML blocks are left out: in a comment "# 1" and "---" are words.
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(EXTENSIONS)
            .enabledBlockTypes(
                    Set.of(BlockQuote.class, FencedCodeBlock.class, IndentedCodeBlock.class, ListBlock.class))
            .maxOpenBlockParsers(20)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    private CommentMarkup() {}

    /** Renders what a commenter typed. */
    public static SafeHtml render(String typed) {
        String rendered = RENDERER.render(MARKDOWN.parse(typed));
        return isPlain(rendered) ? new SafeHtml(rendered.strip()) : rendered(rendered);
    }

    /**
     * What the sanitiser would write again as it stands: its own tags, no link, and nothing that it writes otherwise.
     */
    private static boolean isPlain(String html) {
        return html.indexOf('&') < 0 && html.indexOf('\u00a0') < 0 && !html.contains("<a ") && isOurOwn(html);
    }

    private static SafeHtml rendered(String html) {
        Document document = Jsoup.parseBodyFragment(html, "");
        document.select("img").forEach(image -> image.replaceWith(new org.jsoup.nodes.TextNode(image.attr("alt"))));
        Document clean = new Cleaner(SUBSET).clean(document);
        clean.outputSettings().prettyPrint(false);
        for (Element link : clean.select("a")) {
            if (link.hasAttr("href")) {
                link.attr("rel", "nofollow ugc noopener");
            } else {
                link.unwrap();
            }
        }
        return new SafeHtml(clean.body().html().strip());
    }

    /**
     * A stored rendering on its way out. What {@link #render} made is passed on as it is; a tag in it that is written
     * in any other way has it cleaned again.
     */
    public static SafeHtml clean(String html) {
        return isOurOwn(html) ? new SafeHtml(html) : cleaned(html);
    }

    private static boolean isOurOwn(String html) {
        Matcher tags = OWN_TAG.matcher(html);
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', tags.end())) {
            if (!tags.region(at, html.length()).lookingAt()) {
                return false;
            }
        }
        return true;
    }

    private static SafeHtml cleaned(String html) {
        Document clean = new Cleaner(SUBSET).clean(Jsoup.parseBodyFragment(html, ""));
        clean.outputSettings().prettyPrint(false);
        return new SafeHtml(clean.body().html().strip());
    }
}

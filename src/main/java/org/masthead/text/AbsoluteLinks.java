package org.masthead.text;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Markup for places outside of the site, such as feed readers: every address in it is complete. */
public final class AbsoluteLinks {

    private AbsoluteLinks() {}

    /**
     * The same markup with complete addresses.
     *
     * @param pageAddress the complete address of the page that it comes from
     */
    public static SafeHtml of(SafeHtml html, String pageAddress) {
        Document document = Jsoup.parseBodyFragment(html.html(), pageAddress);
        document.outputSettings().prettyPrint(false);
        complete(document, "href");
        complete(document, "src");
        for (Element image : document.select("img[srcset]")) {
            image.attr("srcset", completeSet(image.attr("srcset"), pageAddress));
        }
        return new SafeHtml(document.body().html());
    }

    private static void complete(Document document, String attribute) {
        for (Element element : document.select("[" + attribute + "]")) {
            String complete = element.absUrl(attribute);
            if (!complete.isEmpty()) {
                element.attr(attribute, complete);
            }
        }
    }

    private static String completeSet(String sources, String pageAddress) {
        return Arrays.stream(sources.split(","))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .map(source -> {
                    String[] parts = source.split(" ", 2);
                    Element link = new Element("a").attr("href", parts[0]);
                    link.setBaseUri(pageAddress);
                    return link.absUrl("href") + (parts.length == 2 ? " " + parts[1] : "");
                })
                .collect(Collectors.joining(", "));
    }
}

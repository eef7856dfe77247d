package org.masthead.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The words of a block as lines that are read one by one: the items of a list and the rows of a table are such lines.
 */
public final class BlockLines {

    private BlockLines() {}

    /** Lines of one block of {@link ArticleMarkup#blocks}; a block without words has none. */
    public static List<String> of(String block) {
        Element body = Jsoup.parseBodyFragment(block).body();
        body.select("img").forEach(image -> image.replaceWith(new TextNode("[" + image.attr("alt") + "] ")));
        body.select("figcaption, br").forEach(each -> each.before(new TextNode(" ")));
        List<String> lines = new ArrayList<>();
        for (Element each : body.children()) {
            switch (each.normalName()) {
                case "ul", "ol" -> addItems(each, lines);
                case "table" -> addRows(each, lines);
                default -> lines.add(each.text());
            }
        }
        if (body.childrenSize() == 0) {
            lines.add(body.text());
        }
        lines.removeIf(String::isBlank);
        return lines;
    }

    private static void addItems(Element list, List<String> lines) {
        boolean ordered = list.normalName().equals("ol");
        int number = list.attr("start").matches("\\d{1,9}") ? Integer.parseInt(list.attr("start")) : 1;
        for (Element item : list.children()) {
            Element own = item.clone();
            own.select("ul, ol").remove();
            String sign = ordered ? number++ + ". " : "• ";
            if (!own.text().isBlank()) {
                lines.add(sign + own.text());
            }
            item.select("> ul, > ol").forEach(nested -> addItems(nested, lines));
        }
    }

    private static void addRows(Element table, List<String> lines) {
        table.select("caption").forEach(caption -> lines.add(caption.text()));
        table.select("tr").stream()
                .filter(row -> !row.text().isBlank())
                .forEach(row ->
                        lines.add(row.children().stream().map(Element::text).collect(Collectors.joining(" | "))));
    }
}

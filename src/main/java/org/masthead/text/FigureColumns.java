package org.masthead.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * Columns of numbers in a table, which are read from their last digit. What a column holds is seen from its cells, as
 * no markup that arrives from the editor, an import or Markdown says it reliably.
 */
final class FigureColumns {

    /** Numbers with what may stand beside them: signs, currencies, units of one sign, or a dash for none. */
    private static final Pattern FIGURE =
            Pattern.compile("[\\p{Sc}+\\-−–~≈<>≤≥±]?\\s*\\d[\\d\\s.,:’'/]*\\s*[\\p{Sc}%‰°]?|[-−–—]?");

    private FigureColumns() {}

    /** Marks the cells of such columns, heads too; a table with cells that span stays as it is. */
    static void mark(Element table) {
        List<List<Element>> rows = table.select("tr").stream()
                .map(row -> List.copyOf(row.children()))
                .toList();
        if (!table.select("[colspan], [rowspan], table table").isEmpty()) {
            return;
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        IntStream.range(0, width)
                .mapToObj(at -> rows.stream()
                        .filter(row -> at < row.size())
                        .map(row -> row.get(at))
                        .toList())
                .filter(FigureColumns::holdsFigures)
                .forEach(column -> column.forEach(cell -> cell.addClass("figure")));
    }

    private static boolean holdsFigures(List<Element> column) {
        List<String> said = column.stream()
                .filter(cell -> cell.normalName().equals("td"))
                .map(cell -> cell.text().strip())
                .toList();
        return said.stream().allMatch(text -> FIGURE.matcher(text).matches())
                && said.stream().anyMatch(text -> text.chars().anyMatch(Character::isDigit));
    }
}

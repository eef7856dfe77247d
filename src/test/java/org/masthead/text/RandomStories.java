package org.masthead.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Entities;

/**
 * Bodies of articles as they are stored, made up from everything that a body may hold. The same seed tells the same
 * story, so a failure can be looked at again.
 */
public final class RandomStories {

    private static final List<String> WORDS = List.of(
            "Harbour",
            "fog",
            "9.30",
            "fish & chips",
            "3 < 4 > 2",
            "\"quoted\"",
            "it’s",
            "Straßenbahnhaltestelle",
            "a*b*c",
            "_not_ em",
            "الميناء",
            "صباح\u064b",
            "👩‍🚒",
            "no\u00a0break",
            "so\u00adft",
            "&amp;",
            "1. not a list",
            "# no head",
            "x[^",
            "`tick`",
            "— dash",
            "e\u0301",
            "C:\\temp",
            "<b>",
            "中文",
            "end.");
    private static final List<String> MARKS = List.of("strong", "em", "s", "code");
    private static final List<String> LINKS = List.of(
            "https://example.org/a?b=1&c=2",
            "/section/town",
            "mailto:mara@news.example",
            "#part",
            "http://x.example/%C3%A4?q=\"a\"");
    private static final List<String> EMBEDS = List.of(
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1",
            "https://vimeo.com/1234567",
            "https://bsky.app/profile/a/post/b");

    private final Random random;
    private int labels;

    public RandomStories(long seed) {
        random = new Random(seed);
    }

    /** The pictures in these stories, numbers 1 to 9. */
    public static PictureSource pictures() {
        return id -> id < 1 || id > 9
                ? null
                : new PictureSource.PictureAttributes(
                        "/media/" + id + "-960.jpg",
                        "/media/" + id + "-320.jpg 320w, /media/" + id + "-960.jpg 960w",
                        "",
                        "",
                        960,
                        640,
                        "Of the library");
    }

    /** The next story. */
    public String next() {
        List<String> blocks = new ArrayList<>(times(1, 9, this::block));
        List<String> notes = IntStream.rangeClosed(1, labels)
                .filter(label -> chance(80))
                .mapToObj(label -> "<p>[^" + label + "]: " + inline() + "</p>")
                .toList();
        labels = 0;
        blocks.addAll(notes);
        return String.join("\n", blocks);
    }

    private String block() {
        return switch (random.nextInt(12)) {
            case 0 -> element(chance(60) ? "h2" : "h3", inline());
            case 1 -> list(0);
            case 2 -> "<blockquote>" + String.join("", times(1, 3, () -> inner(1))) + "</blockquote>";
            case 3 -> "<aside>" + String.join("", times(1, 2, this::paragraph)) + "</aside>";
            case 4 -> figure(true);
            case 5 -> "<figure>" + String.join("", times(1, 4, () -> figure(false))) + caption(false) + "</figure>";
            case 6 -> embed();
            case 7 -> table();
            case 8 -> code();
            case 9 -> "<hr>";
            default -> paragraph();
        };
    }

    private String paragraph() {
        return element("p", inline());
    }

    private String inner(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> depth < 3 ? list(depth) : paragraph();
            case 1 -> code();
            default -> paragraph();
        };
    }

    private String list(int depth) {
        String tag = chance(50) ? "<ul>" : chance(70) ? "<ol>" : "<ol start=\"" + (2 + random.nextInt(99)) + "\">";
        return tag + String.join("", times(1, 4, () -> item(depth))) + "</" + tag.substring(1, 3) + ">";
    }

    private String item(int depth) {
        String rest = chance(30) && depth < 2 ? String.join("", times(1, 2, () -> inner(depth + 1))) : "";
        return element("li", inline() + rest);
    }

    private String figure(boolean alone) {
        long id = 1 + random.nextInt(9);
        String place = alone && chance(40) ? " data-place=\"" + one(List.of("start", "end", "wide")) + "\"" : "";
        PictureSource.PictureAttributes picture = pictures().of(id);
        return "<figure" + place + "><img src=\"" + picture.source() + "\" srcset=\"" + picture.sourceSet()
                + "\" sizes=\""
                + ArticleMarkup.PICTURE_SIZES + "\" width=\"960\" height=\"640\" alt=\"" + quoted(words())
                + "\" loading=\"lazy\">"
                + caption(true) + "</figure>";
    }

    private String caption(boolean credited) {
        String words = chance(60) ? inline() : "";
        String credit = credited && chance(50) ? "<small>" + escape(words()) + "</small>" : "";
        String between = words.isEmpty() || credit.isEmpty() ? "" : " ";
        return words.isEmpty() && credit.isEmpty() ? "" : element("figcaption", words + between + credit);
    }

    private String embed() {
        String address = one(EMBEDS);
        // What the caption of an embed cannot keep is left out of its words.
        String caption = chance(40)
                ? element(
                        "figcaption",
                        escape(words().replaceAll("[\u00a0\u00ad]", " ").replaceAll(" +", " ")))
                : "";
        String shown =
                Embeds.serviceOf(address).orElseThrow() + ": " + address.replaceFirst("^https://(?:www\\.)?", "");
        return "<figure data-embed=\"" + quoted(address) + "\"><a href=\"" + quoted(address) + "\">" + escape(shown)
                + "</a>" + caption + "</figure>";
    }

    private String table() {
        int columns = 1 + random.nextInt(4);
        String caption = chance(40) ? element("caption", inline()) : "";
        String head = chance(70) ? "<thead>" + row(columns, true) + "</thead>" : "";
        return "<table>" + caption + head + "<tbody>" + String.join("", times(1, 4, () -> row(columns, false)))
                + "</tbody></table>";
    }

    private String row(int columns, boolean head) {
        List<String> cells = new ArrayList<>();
        for (int left = columns; left > 0; ) {
            int span = chance(20) ? Math.min(left, 2) : 1;
            boolean th = head || (cells.isEmpty() && columns > 1 && span < columns && chance(30));
            String scope = th && chance(30) ? " scope=\"" + (head ? "col" : "row") + "\"" : "";
            String tag = th ? "th" : "td";
            cells.add("<" + tag + scope + (span > 1 ? " colspan=\"2\"" : "") + ">" + (chance(85) ? inline() : "") + "</"
                    + tag + ">");
            left -= span;
        }
        return element("tr", String.join("", cells));
    }

    private String code() {
        String text =
                String.join("\n", times(1, 5, () -> chance(20) ? "" : "  ".repeat(random.nextInt(3)) + words() + "\t"));
        return "<pre><code>" + escape("x" + text) + "</code></pre>";
    }

    /** Words with marks, which are nested in one order and never opened twice in a row. */
    private String inline() {
        StringBuilder html = new StringBuilder();
        List<String> open = List.of();
        int runs = 1 + random.nextInt(5);
        for (int run = 0; run < runs; run++) {
            List<String> marks = new ArrayList<>();
            if (chance(12)) {
                marks.add("a href=\"" + quoted(one(LINKS)) + "\"");
            }
            MARKS.stream().filter(mark -> chance(15)).forEach(marks::add);
            int same = 0;
            while (same < open.size() && same < marks.size() && open.get(same).equals(marks.get(same))) {
                same++;
            }
            close(html, open.subList(same, open.size()));
            marks.subList(same, marks.size())
                    .forEach(mark -> html.append('<').append(mark).append('>'));
            html.append(escape(words()));
            boolean plain = marks.stream().noneMatch(mark -> mark.startsWith("a ") || mark.equals("code"));
            if (plain && chance(10)) {
                html.append("[^").append(++labels).append(']');
            }
            if (run + 1 < runs) {
                html.append(chance(8) ? "<br>" : " ");
            }
            open = marks;
        }
        close(html, open);
        return html.toString();
    }

    private static void close(StringBuilder html, List<String> marks) {
        for (int i = marks.size() - 1; i >= 0; i--) {
            html.append("</").append(marks.get(i).split(" ")[0]).append('>');
        }
    }

    private String words() {
        return String.join(" ", times(1, 4, () -> one(WORDS)));
    }

    /** Words as they stand between tags, where quotation marks may be. */
    private static String escape(String text) {
        return Entities.escape(text).replace("&quot;", "\"");
    }

    private static String quoted(String attribute) {
        return Entities.escape(attribute);
    }

    private static String element(String tag, String inside) {
        return "<" + tag + ">" + inside + "</" + tag + ">";
    }

    private List<String> times(int fewest, int most, Supplier<String> made) {
        return IntStream.range(0, fewest + random.nextInt(most - fewest + 1))
                .mapToObj(i -> made.get())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}

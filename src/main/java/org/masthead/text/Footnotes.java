package org.masthead.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Numbers the footnotes of a clean text in the order in which it mentions them, and gathers them at its end. Anchors
 * are made here and from numbers only, so that no text can bring an id of its own into the page.
 */
final class Footnotes {

    private static final Pattern MARK = Pattern.compile("\\[\\^([^\\s\\[\\]]{1,40})]");
    private static final Pattern NOTE = Pattern.compile("^\\s*\\[\\^([^\\s\\[\\]]{1,40})]:\\s*");

    private final Map<String, Element> notes = new LinkedHashMap<>();
    private final List<Note> mentioned = new ArrayList<>();

    private Footnotes() {}

    private static final class Note {

        private final String label;
        private final Element words;
        private int mentions;

        private Note(String label, Element words) {
            this.label = label;
            this.words = words;
        }
    }

    /** Whether there is any need to look closer. */
    static boolean mayBeIn(String html) {
        return html.contains("[^");
    }

    /** A text without the marks of its footnotes. */
    static String without(String text) {
        return MARK.matcher(text).replaceAll("");
    }

    /** Prints the notes of a body. A mark without a note, and a note that nothing mentions, stay as they are. */
    static void print(Element body) {
        Footnotes footnotes = new Footnotes();
        body.children().forEach(footnotes::collect);
        if (!footnotes.notes.isEmpty()) {
            List.copyOf(body.childNodes()).forEach(footnotes::mark);
            footnotes.gather(body);
        }
    }

    private void collect(Element block) {
        if (block.normalName().equals("p") && block.firstChild() instanceof TextNode opening) {
            Matcher note = NOTE.matcher(opening.getWholeText());
            if (note.find() && notes.putIfAbsent(note.group(1), block) == null) {
                opening.text(opening.getWholeText().substring(note.end()));
            }
        }
    }

    private void mark(Node node) {
        if (node instanceof TextNode text) {
            mark(text);
        } else if (node instanceof Element element
                && !element.normalName().equals("pre")
                && !element.normalName().equals("code")
                && !element.normalName().equals("a")) {
            List.copyOf(element.childNodes()).forEach(this::mark);
        }
    }

    private void mark(TextNode node) {
        String text = node.getWholeText();
        Matcher mark = MARK.matcher(text);
        int written = 0;
        while (mark.find()) {
            Element words = notes.get(mark.group(1));
            if (words == null) {
                continue;
            }
            node.before(new TextNode(text.substring(written, mark.start())));
            node.before(reference(mark.group(1), words));
            written = mark.end();
        }
        if (written > 0) {
            node.text(text.substring(written));
        }
    }

    private Element reference(String label, Element words) {
        Note note = mentioned.stream()
                .filter(each -> each.label.equals(label))
                .findFirst()
                .orElseGet(() -> {
                    Note added = new Note(label, words);
                    mentioned.add(added);
                    return added;
                });
        note.mentions++;
        int number = mentioned.indexOf(note) + 1;
        Element superscript = new Element("sup");
        superscript
                .appendElement("a")
                .attr("href", "#note-" + number)
                .attr("id", anchor(number, note.mentions))
                .attr("role", "doc-noteref")
                .text(String.valueOf(number));
        return superscript;
    }

    private static String anchor(int number, int mention) {
        return "noted-" + number + (mention == 1 ? "" : "-" + mention);
    }

    private void gather(Element body) {
        if (!mentioned.isEmpty()) {
            Element section = body.appendElement("section").attr("role", "doc-endnotes");
            Element list = section.appendElement("ol");
            for (int number = 1; number <= mentioned.size(); number++) {
                gather(mentioned.get(number - 1), number, list);
            }
        }
        // What nothing mentions shows its label again, so that an editor sees it in the preview.
        notes.forEach((label, words) -> {
            if (mentioned.stream().noneMatch(note -> note.label.equals(label))) {
                words.prependText("[^" + label + "]: ");
            }
        });
    }

    private static void gather(Note note, int number, Element list) {
        Element item = list.appendElement("li").attr("id", "note-" + number);
        note.words.remove();
        item.appendChildren(List.copyOf(note.words.childNodes()));
        for (int mention = 1; mention <= note.mentions; mention++) {
            item.appendText(" ");
            item.appendElement("a")
                    .attr("href", "#" + anchor(number, mention))
                    .attr("role", "doc-backlink")
                    .text("↩");
        }
    }
}

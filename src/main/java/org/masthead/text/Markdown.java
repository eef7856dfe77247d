package org.masthead.text;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The Markdown that editors write, as HTML that nobody has cleaned yet. Footnotes stay as they are typed, {@code [^1]}
 * in the text and {@code [^1]: words} in a paragraph: that is how they are kept, so that Markdown and HTML may be mixed
 * and a note without its mark is never lost. {@link Footnotes} numbers them for the page.
 */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customBlockParserFactory(new NoteParser.Factory())
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    static String toHtml(String typed) {
        Node document = PARSER.parse(typed);
        document.accept(new NotesAsTyped());
        return RENDERER.render(document);
    }

    private static final class NotesAsTyped extends AbstractVisitor {

        @Override
        public void visit(CustomBlock block) {
            visitChildren(block);
            if (block instanceof NoteParser.Note note) {
                settle(note);
            }
        }

        /** A paragraph for the note, its own paragraphs joined by line breaks; what else stands in it comes behind. */
        private static void settle(NoteParser.Note note) {
            Paragraph settled = new Paragraph();
            settled.appendChild(new Text("[^" + note.label() + "]: "));
            boolean first = true;
            while (note.getFirstChild() instanceof Paragraph paragraph) {
                if (!first) {
                    settled.appendChild(new HardLineBreak());
                }
                first = false;
                while (paragraph.getFirstChild() != null) {
                    settled.appendChild(paragraph.getFirstChild());
                }
                paragraph.unlink();
            }
            note.insertBefore(settled);
            while (note.getLastChild() != null) {
                settled.insertAfter(note.getLastChild());
            }
            note.unlink();
        }
    }
}

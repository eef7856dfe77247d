package org.masthead.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Reads {@code [^label]: words} as a footnote; without it, Markdown takes some of them for the address of a link. */
final class NoteParser extends AbstractBlockParser {

    private static final Pattern START = Pattern.compile("^\\[\\^([^\\s\\[\\]]{1,40})]:");
    private static final int INDENT = 4;

    private final Note note;

    private NoteParser(String label) {
        note = new Note(label);
    }

    /** A footnote with the blocks in it. */
    static final class Note extends CustomBlock {

        private final String label;

        private Note(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= INDENT || matched.getMatchedBlockParser().getBlock() instanceof Note) {
                return BlockStart.none();
            }
            int start = state.getNextNonSpaceIndex();
            CharSequence line = state.getLine().getContent();
            Matcher label = START.matcher(line.subSequence(start, line.length()));
            return label.find()
                    ? BlockStart.of(new NoteParser(label.group(1))).atIndex(start + label.end())
                    : BlockStart.none();
        }
    }

    @Override
    public Block getBlock() {
        return note;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block block) {
        return !(block instanceof Note);
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            return note.getFirstChild() == null ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }
        return state.getIndent() >= INDENT ? BlockContinue.atColumn(state.getColumn() + INDENT) : BlockContinue.none();
    }
}

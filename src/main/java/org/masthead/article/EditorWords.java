package org.masthead.article;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.DataBlock;
import org.masthead.text.SafeHtml;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the desk's editor has to know from the server: its words, the services that are embeds, where it asks. */
@Component
class EditorWords {

    private static final String ROOM = "editor.";

    private static final List<String> KEYS = List.of(
            "editor.tools",
            "editor.style",
            "editor.paragraph",
            "editor.heading",
            "editor.subheading",
            "editor.bullets",
            "editor.numbers",
            "editor.quote",
            "editor.pull",
            "editor.code-block",
            "editor.strong",
            "editor.em",
            "editor.s",
            "editor.code",
            "editor.link",
            "editor.note",
            "editor.picture",
            "editor.gallery",
            "editor.table",
            "editor.embed",
            "editor.rule",
            "editor.undo",
            "editor.redo",
            "editor.insert",
            "editor.insert.hint",
            "editor.menu",
            "editor.source",
            "editor.source.hint",
            "editor.source.failed",
            "editor.table.row",
            "editor.table.column",
            "editor.table.row-away",
            "editor.table.column-away",
            "editor.table.head",
            "editor.table.head-cell",
            "editor.table.merge",
            "editor.table.split",
            "editor.table.name",
            "editor.table.away",
            "editor.picture.alt",
            "editor.picture.place",
            "editor.picture.place.measure",
            "editor.picture.place.start",
            "editor.picture.place.end",
            "editor.picture.place.wide",
            "editor.picture.remove",
            "editor.pictures.file",
            "editor.pictures.newest",
            "editor.pictures.none",
            "editor.pictures.number",
            "editor.pictures.insert",
            "editor.pictures.search",
            "editor.pictures.more",
            "editor.pictures.nothing",
            "editor.upload.progress",
            "editor.upload.again",
            "editor.upload.remove",
            "editor.upload.later",
            "editor.upload.waiting",
            "editor.upload.offline",
            "editor.upload.signed-out",
            "editor.upload.large",
            "editor.upload.failed",
            "editor.placeholder.caption",
            "editor.placeholder.credit",
            "editor.placeholder.gallery",
            "editor.placeholder.embed",
            "editor.placeholder.table_caption",
            "editor.placeholder.note",
            "editor.link.address",
            "editor.link.wrong",
            "editor.link.remove",
            "editor.embed.address",
            "editor.embed.wrong",
            "editor.embed.remove",
            "editor.cancel",
            "editor.done",
            "editor.close",
            "editor.keys",
            "editor.keys.typed",
            "editor.keys.save",
            "editor.keys.tools",
            "editor.keys.below",
            "editor.keys.up",
            "editor.keys.down",
            "editor.keys.break",
            "editor.keys.tab",
            "editor.keys.note",
            "editor.keys.this");

    private static final Map<String, String> ADDRESSES = Map.of(
            "upload", "/desk/pictures/upload",
            "newest", "/desk/pictures/newest",
            "body", "/desk/articles/body");

    private final MessageSource messages;

    EditorWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A block of JSON with the words in the language of the request. */
    SafeHtml block() {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, Object> known = new TreeMap<>();
        KEYS.forEach(key -> known.put(key.substring(ROOM.length()), messages.getMessage(key, null, locale)));
        known.put("services", ArticleMarkup.embeds());
        known.put("addresses", ADDRESSES);
        return DataBlock.json("editor-words", known);
    }
}

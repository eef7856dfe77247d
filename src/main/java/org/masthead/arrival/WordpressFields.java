package org.masthead.arrival;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jsoup.parser.Parser;

/** The texts of the elements in an element, by their names; of several with one name the first. */
record WordpressFields(Map<String, String> texts) {

    static WordpressFields read(XmlText xml, int depth) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        for (String name = xml.nextChild(depth); name != null; name = xml.nextChild(depth)) {
            texts.putIfAbsent(name, xml.text());
        }
        return new WordpressFields(texts);
    }

    String get(String name) {
        return texts.getOrDefault(name, "").strip();
    }

    /** The first of these that says something. */
    String first(String... names) {
        for (String name : names) {
            if (!get(name).isEmpty()) {
                return get(name);
            }
        }
        return "";
    }

    /** The first of these that says something, of those that WordPress keeps as HTML and people read as words. */
    String words(String... names) {
        return Parser.unescapeEntities(first(names), false);
    }
}

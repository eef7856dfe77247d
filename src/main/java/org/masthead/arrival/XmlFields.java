package org.masthead.arrival;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jsoup.parser.Parser;

/** The texts of the elements in an element, by their names; of several with one name the first. */
record XmlFields(Map<String, String> texts) {

    static XmlFields read(XmlText xml, int depth) throws XMLStreamException {
        return read(xml, depth, (name, texts) -> texts.putIfAbsent(name, xml.text()));
    }

    /** Keeps what an element says. */
    interface Keeper {
        void keep(String name, Map<String, String> texts) throws XMLStreamException;
    }

    /** The same where not all elements are texts. */
    static XmlFields read(XmlText xml, int depth, Keeper keeper) throws XMLStreamException {
        Map<String, String> texts = new HashMap<>();
        for (String name = xml.nextChild(depth); name != null; name = xml.nextChild(depth)) {
            keeper.keep(name, texts);
        }
        return new XmlFields(texts);
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

package org.masthead.arrival;

import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML file as elements with texts, read once from front to back. It takes no document type, so there are no entities
 * but the five of XML, and nothing that it holds is ever fetched; depth and length have limits.
 */
final class XmlText implements AutoCloseable {

    static final int LONGEST_TEXT = 32 * 1024 * 1024;
    static final int DEEPEST = 64;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\n\\s*");

    private final XMLStreamReader xml;
    private int depth;

    XmlText(InputStream content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        xml = factory.createXMLStreamReader(content);
    }

    /**
     * Goes to the next element in the one at a depth, passing over what is deeper.
     *
     * @return its name without prefix; null where there is no more
     */
    @Nullable
    String nextChild(int of) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && depth == of + 1) {
                return xml.getLocalName();
            }
            if (event == XMLStreamConstants.END_ELEMENT && depth < of) {
                return null;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return null;
            }
        }
        return null;
    }

    private int next() throws XMLStreamException {
        int event = step();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            if (depth > DEEPEST) {
                throw new XMLStreamException("elements are nested too deeply", xml.getLocation());
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (event == XMLStreamConstants.DTD) {
            throw new XMLStreamException("a document type is not allowed here", xml.getLocation());
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("an entity is not declared: " + xml.getLocalName(), xml.getLocation());
        }
        return event;
    }

    private int step() throws XMLStreamException {
        try {
            return xml.next();
        } catch (RuntimeException e) {
            // The parser meets some broken files with exceptions of other kinds.
            throw new XMLStreamException("the file is damaged", xml.getLocation(), e);
        }
    }

    /** The text of the element that was just entered, up to its end. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int inside = depth;
        while (depth >= inside) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
                    throw new XMLStreamException("a text is longer than " + LONGEST_TEXT, xml.getLocation());
                }
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        return text.indexOf("\0") < 0 ? text.toString() : text.toString().replace("\0", "");
    }

    /** Passes over the element that was just entered. */
    void skip() throws XMLStreamException {
        int inside = depth;
        while (depth >= inside) {
            next();
        }
    }

    /** Reads what is left, so that a file that was cut off is known as such. */
    void finish() throws XMLStreamException {
        while (xml.hasNext()) {
            next();
        }
    }

    /** The namespace of the element that was just entered; may be empty. */
    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** An attribute of the element that was just entered; empty where it has none. */
    String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    /** Says that the file is not what it should be, here. */
    ArrivalFailed failure(String message) {
        return failure(new XMLStreamException(message, xml.getLocation()));
    }

    /** What went wrong, with line and column. */
    static ArrivalFailed failure(XMLStreamException e) {
        Location place = e.getLocation();
        String message =
                String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at (?:\\[[^]]*]:?)+\\s*Message: ", "");
        String line = LINE_BREAKS.matcher(message).replaceAll(" ");
        return place == null
                ? new ArrivalFailed("The file cannot be read: " + line, e)
                : ArrivalFailed.at(place.getLineNumber(), place.getColumnNumber(), line, e);
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}

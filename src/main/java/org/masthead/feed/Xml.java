package org.masthead.feed;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An XML document in the making. Names are ours; texts and values may be anything, forbidden characters are dropped.
 */
final class Xml {

    private final XMLStreamWriter writer;

    /** Starts a document; what is written goes out in blocks, not at the end. */
    Xml(OutputStream stream) {
        try {
            // A Writer of our own: StAX's encoder has known troubles with pairs of surrogates.
            writer = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
            writer.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens an element; attributes as names and values in turn. */
    Xml open(String name, String... attributes) {
        return write(() -> {
            writer.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], XmlText.allowed(attributes[i + 1]));
            }
        });
    }

    /** Closes the last element that was opened. */
    Xml close() {
        return write(writer::writeEndElement);
    }

    /** A whole element with a text in it. */
    Xml element(String name, String text, String... attributes) {
        open(name, attributes);
        write(() -> writer.writeCharacters(XmlText.allowed(text)));
        return close();
    }

    /** A whole element with nothing in it. */
    Xml empty(String name, String... attributes) {
        return open(name, attributes).close();
    }

    /** Closes everything. */
    void end() {
        write(() -> {
            writer.writeEndDocument();
            writer.flush();
        });
    }

    private Xml write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new UnfinishedXml(e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    /** Who asked has gone, most likely. */
    static final class UnfinishedXml extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnfinishedXml(XMLStreamException cause) {
            super(cause);
        }
    }
}

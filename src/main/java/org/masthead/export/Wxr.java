package org.masthead.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** WXR 1.2 in the making. WordPress looks at it with plain patterns too, so each element is written as it does. */
final class Wxr {

    private final Writer out;
    private final XMLStreamWriter xml;
    private boolean onOneLine;

    Wxr(OutputStream stream) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            line();
            xml.writeComment(" generator=\"Masthead\" ");
            line();
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeAttribute("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/");
            xml.writeAttribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/");
            xml.writeAttribute("xmlns:wfw", "http://wellformedweb.org/CommentAPI/");
            xml.writeAttribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
            xml.writeAttribute("xmlns:wp", "http://wordpress.org/export/1.2/");
            line();
            open("channel");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Wxr write(Step step) throws IOException {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void line() throws XMLStreamException {
        if (!onOneLine) {
            xml.writeCharacters("\n");
        }
    }

    /** Opens an element that has others in it. */
    Wxr open(String name, String... attributes) throws IOException {
        return write(() -> {
            start(name, attributes);
            line();
        });
    }

    /** The same, on a single line up to its end: where the importer reads lines, it looks for an author on one. */
    Wxr openOnOneLine(String name) throws IOException {
        return write(() -> {
            start(name);
            onOneLine = true;
        });
    }

    /** Closes the last one that was opened. */
    Wxr close() throws IOException {
        return write(() -> {
            xml.writeEndElement();
            onOneLine = false;
            line();
        });
    }

    /** An element with a plain value. */
    Wxr value(String name, Object value, String... attributes) throws IOException {
        return write(() -> {
            start(name, attributes);
            xml.writeCharacters(allowed(value.toString()));
            xml.writeEndElement();
            line();
        });
    }

    /** An element with words that may be anything. */
    Wxr words(String name, String words, String... attributes) throws IOException {
        return write(() -> {
            start(name, attributes);
            // A section ends at its first "]]>", so that is spread over two.
            xml.writeCData(allowed(words).replace("]]>", "]]]]><![CDATA[>"));
            xml.writeEndElement();
            line();
        });
    }

    /** Plain words where WordPress keeps HTML: it would take what is in angle brackets for an element and drop it. */
    Wxr plain(String name, String words, String... attributes) throws IOException {
        return words(name, words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), attributes);
    }

    /** What WordPress keeps beside a post. */
    Wxr meta(String key, String value) throws IOException {
        return open("wp:postmeta")
                .words("wp:meta_key", key)
                .words("wp:meta_value", value)
                .close();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], allowed(attributes[i + 1]));
        }
    }

    void end() throws IOException {
        write(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
        out.flush();
    }

    /** Without what no XML may hold: control characters, halves of pairs. */
    private static String allowed(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
    }
}

package org.masthead.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The kinds of files that are taken as pictures, known by their first bytes; names and headers can say anything. */
enum PictureFormat {
    /** Photographs, mostly. */
    JPEG("jpeg") {
        @Override
        boolean begins(byte[] file) {
            return at(file, 0, "\u00ff\u00d8\u00ff");
        }
    },
    /** Drawings and screenshots, with or without transparency. */
    PNG("png") {
        @Override
        boolean begins(byte[] file) {
            return at(file, 0, "\u0089PNG\r\n\u001a\n");
        }
    },
    /** Of an animation, the first picture. */
    GIF("gif") {
        @Override
        boolean begins(byte[] file) {
            return at(file, 0, "GIF87a") || at(file, 0, "GIF89a");
        }
    },
    /** Of an animation, the first picture. */
    WEBP("webp") {
        @Override
        boolean begins(byte[] file) {
            return at(file, 0, "RIFF") && at(file, 8, "WEBP");
        }
    };

    private final String reader;

    PictureFormat(String reader) {
        this.reader = reader;
    }

    static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(each -> each.begins(file)).findFirst();
    }

    abstract boolean begins(byte[] file);

    ImageReader newReader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(reader);
        return readers.next();
    }

    static boolean at(byte[] file, int offset, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= offset + wanted.length
                && Arrays.equals(file, offset, offset + wanted.length, wanted, 0, wanted.length);
    }
}

package org.masthead.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final int OPENING = 1024;
    private static final Pattern SVG = Pattern.compile("<svg[\\s>]|<!DOCTYPE svg", Pattern.CASE_INSENSITIVE);

    private final String reader;

    PictureFormat(String reader) {
        this.reader = reader;
    }

    static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(each -> each.begins(file)).findFirst();
    }

    abstract boolean begins(byte[] file);

    /** Never the WebP writer's own reader, whose natives are years old: strangers' files are read by Java alone. */
    ImageReader newReader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(reader);
        ImageReader found = readers.next();
        while (found.getClass().getName().startsWith("com.luciad.")) {
            found = readers.next();
        }
        return found;
    }

    /** Whether it is one of the kinds that people take for pictures and that no library here can read. */
    static Optional<String> refusalOf(byte[] file) {
        if (at(file, 4, "ftypavif") || at(file, 4, "ftypavis")) {
            return Optional.of("media.refused.avif");
        }
        if (at(file, 4, "ftyphei") || at(file, 4, "ftypmif1") || at(file, 4, "ftyphev")) {
            return Optional.of("media.refused.heic");
        }
        String opening = new String(file, 0, Math.min(file.length, OPENING), StandardCharsets.UTF_8);
        return SVG.matcher(opening).find() ? Optional.of("media.refused.svg") : Optional.empty();
    }

    static boolean at(byte[] file, int offset, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= offset + wanted.length
                && Arrays.equals(file, offset, offset + wanted.length, wanted, 0, wanted.length);
    }
}

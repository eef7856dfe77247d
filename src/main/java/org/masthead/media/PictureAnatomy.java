package org.masthead.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The build of a picture file as far as decoders do not tell it: which way it was held, its colours, whether it is all
 * there. Decoders fill what is missing of a cut-off file with grey and say nothing.
 */
final class PictureAnatomy {

    /** Of an honest profile some hundred kilobytes; what unpacks to more is a bomb. */
    private static final int LARGEST_PROFILE = 4 * 1024 * 1024;

    /** Of an honest progressive JPEG about ten; every scan is a pass over all pixels. */
    private static final int MOST_SCANS = 100;

    private final ByteBuffer file;
    private Orientation orientation = Orientation.UPRIGHT;
    private byte @Nullable [] colourProfile;
    private long largestFrame;

    private PictureAnatomy(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /**
     * Walks through a file.
     *
     * @throws PictureRefused where the file ends too early, is built to keep a decoder busy, or carries a stowaway
     */
    static PictureAnatomy of(PictureFormat format, byte[] file) {
        PictureAnatomy anatomy = new PictureAnatomy(file);
        try {
            switch (format) {
                case JPEG -> anatomy.walkJpeg();
                case PNG -> anatomy.walkPng();
                case WEBP -> anatomy.walkWebp();
                case GIF -> anatomy.walkGif();
            }
            anatomy.refuseIf(Stowaway.isArchive(file));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new PictureRefused("media.refused.unreadable", e);
        }
        return anatomy;
    }

    Orientation orientation() {
        return orientation;
    }

    /** An ICC profile that the decoder does not apply by itself, or null. */
    byte @Nullable [] colourProfile() {
        return colourProfile;
    }

    /** Pixels of the largest frame inside a WebP, which its canvas says nothing of; 0 for other files. */
    long largestFrame() {
        return largestFrame;
    }

    private void walkJpeg() {
        int at = 2;
        int scans = 0;
        while (true) {
            while (unsigned(at) != 0xff || unsigned(at + 1) == 0xff || unsigned(at + 1) == 0) {
                at++;
            }
            int marker = unsigned(at + 1);
            at += 2;
            if (marker == 0xd9) {
                refuseIf(Stowaway.isBehind(file.array(), at));
                return;
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                continue;
            }
            int end = at + Math.max(2, Short.toUnsignedInt(file.getShort(at)));
            refuseIf(Stowaway.isIn(file.array(), at + 2, end));
            if (marker == 0xe1 && PictureFormat.at(file.array(), at + 2, "Exif\0\0")) {
                orientation = Orientation.of(slice(at + 8, end));
            }
            if (marker == 0xda && ++scans > MOST_SCANS) {
                throw new PictureRefused("media.refused.unreadable");
            }
            at = end;
        }
    }

    private void walkPng() {
        int at = 8;
        while (!PictureFormat.at(file.array(), at + 4, "IEND")) {
            int length = file.getInt(at);
            refuseIf(!PictureFormat.at(file.array(), at + 4, "IDAT")
                    && Stowaway.isIn(file.array(), at + 8, at + 8 + length));
            if (PictureFormat.at(file.array(), at + 4, "eXIf")) {
                orientation = Orientation.of(slice(at + 8, at + 8 + length));
            } else if (PictureFormat.at(file.array(), at + 4, "iCCP")) {
                colourProfile = unpackedProfile(slice(at + 8, at + 8 + length));
            }
            at = next(at, 12L + length);
        }
        refuseIf(Stowaway.isBehind(file.array(), at + 12));
    }

    /** Block by block to the mark of its end. */
    private void walkGif() {
        int at = 13 + colours(unsigned(10));
        while (unsigned(at) != 0x3b) {
            if (unsigned(at) == 0x21) {
                int words = at + 2;
                at = subBlocks(words);
                refuseIf(Stowaway.isIn(file.array(), words, at));
            } else if (unsigned(at) == 0x2c) {
                at = subBlocks(at + 11 + colours(unsigned(at + 9)));
            } else {
                throw new IndexOutOfBoundsException();
            }
        }
        refuseIf(Stowaway.isBehind(file.array(), at + 1));
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private int subBlocks(int from) {
        int at = from;
        while (unsigned(at) != 0) {
            at += unsigned(at) + 1;
        }
        return at + 1;
    }

    private void walkWebp() {
        file.order(ByteOrder.LITTLE_ENDIAN);
        long end = Integer.toUnsignedLong(file.getInt(4)) + 8;
        if (end > file.limit()) {
            throw new PictureRefused("media.refused.unreadable");
        }
        walkChunks(12, (int) end);
        refuseIf(Stowaway.isBehind(file.array(), (int) end));
    }

    private void walkChunks(int from, int end) {
        int at = from;
        while (at + 8 <= end) {
            int length = file.getInt(at + 4);
            int start = at + 8;
            refuseIf(isWords(at) && Stowaway.isIn(file.array(), start, start + length));
            if (PictureFormat.at(file.array(), at, "EXIF")) {
                orientation = Orientation.of(slice(start, start + length));
            } else if (PictureFormat.at(file.array(), at, "VP8 ")) {
                frame(file.getShort(start + 6) & 0x3fff, file.getShort(start + 8) & 0x3fff);
            } else if (PictureFormat.at(file.array(), at, "VP8L")) {
                int sizes = file.getInt(start + 1);
                frame((sizes & 0x3fff) + 1, (sizes >>> 14 & 0x3fff) + 1);
            } else if (PictureFormat.at(file.array(), at, "ANMF") && from == 12) {
                walkChunks(start + 16, Math.min(end, start + length));
            }
            at = next(at, 8L + length + (length & 1));
        }
    }

    private boolean isWords(int at) {
        return PictureFormat.at(file.array(), at, "EXIF") || PictureFormat.at(file.array(), at, "XMP ");
    }

    private void refuseIf(boolean stowaway) {
        if (stowaway) {
            throw new PictureRefused("media.refused.stowaway");
        }
    }

    private void frame(long width, long height) {
        largestFrame = Math.max(largestFrame, width * height);
    }

    /** Where the next part starts; always further on. */
    private int next(int at, long length) {
        if (length < 8 || at + length > file.limit()) {
            throw new IndexOutOfBoundsException();
        }
        return (int) (at + length);
    }

    private byte @Nullable [] unpackedProfile(ByteBuffer chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        int packed = 0;
        while (bytes[packed] != 0) {
            packed++;
        }
        packed += 2;
        try (InflaterInputStream unpacking =
                new InflaterInputStream(new ByteArrayInputStream(bytes, packed, Math.max(0, bytes.length - packed)))) {
            byte[] profile = unpacking.readNBytes(LARGEST_PROFILE);
            return profile.length < LARGEST_PROFILE ? profile : null;
        } catch (IOException e) {
            return null;
        }
    }

    private ByteBuffer slice(int from, int to) {
        return ByteBuffer.wrap(Arrays.copyOfRange(file.array(), from, Math.min(to, file.limit())));
    }

    private int unsigned(int at) {
        return Byte.toUnsignedInt(file.get(at));
    }
}

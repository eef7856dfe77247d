package org.masthead.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Files that tests upload: good ones, broken ones and nasty ones. Pictures are red on their left, blue on the right.
 */
public final class PictureFiles {

    /** 40 by 20, lossless. */
    static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRigAAABXRUJQVlA4TBsAAAAvJ8AEAA8Q87//8x8OBAKEA/+1BgRE9D9K2AMA");

    /** 40 by 20, red on the left, transparent on the right. */
    static final byte[] TRANSPARENT_WEBP = Base64.getDecoder()
            .decode(
                    "UklGRpQAAABXRUJQVlA4WAoAAAAQAAAAJwAAEwAAQUxQSBQAAAABDzD/ERFCIEA48F9rQEBE/6OEPVZQOCBaAAAA0AMAnQEqKAAU"
                            + "AD7RVKNLqCSjIbAIAQAaCUAYbGvfK2V/gS4UbBCAAP7rNv/QNhCK//0JP+Js/ibPhFfUf/+fsnxwX7XxjN/0O66kxAv+h3XU"
                            + "eSpLMbgt8AAA");

    /** 32 by 32, red, then blue. */
    static final byte[] ANIMATED_WEBP = Base64.getDecoder()
            .decode(
                    "UklGRt4AAABXRUJQVlA4WAoAAAACAAAAHwAAHwAAQU5JTQYAAAD/////AABBTk1GWAAAAAAAAAAAAB8AAB8AAGQAAAJWUDggQAAA"
                            + "AFADAJ0BKiAAIAA+kUKcSiWjoqGoCACwEgllAMaqgABAURwAAP7upj/+xZy2BeP/+5wP+5wP+5wP42ykJ2cKAABBTk1GUgAA"
                            + "AAAAAAAAAB8AAB8AAGQAAABWUDggOgAAAJQCAJ0BKiAAIAA+kUKcSgKAgAABIJZQDMHBapagAP71WL//ucD//ZwP/9nA/jr/"
                            + "Xqlrk44Cy3gAAAA=");

    private PictureFiles() {}

    /** A photograph, as far as a test needs one. */
    public static byte[] jpeg(int width, int height) {
        return written(painted(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png(int width, int height) {
        return written(painted(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** With an alpha channel and nothing transparent. */
    static byte[] opaquePng(int width, int height) {
        return written(painted(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** Transparent in its lower half. */
    static byte[] transparentPng(int width, int height) {
        BufferedImage image = painted(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = height / 2; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0);
            }
        }
        return written(image, "png");
    }

    static byte[] gif(int width, int height) {
        return written(painted(width, height, BufferedImage.TYPE_INT_RGB), "gif");
    }

    /** The first picture is red and blue, the second green. */
    static byte[] animatedGif(int width, int height) {
        BufferedImage second = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(second, 0, width, Color.GREEN);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage each :
                    new BufferedImage[] {painted(width, height, BufferedImage.TYPE_INT_RGB), second}) {
                writer.writeToSequence(
                        new IIOImage(
                                each,
                                null,
                                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(each), null)),
                        null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A file of a hundred bytes that says it holds a picture of this size. */
    static byte[] pngThatClaims(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                pngChunk("IHDR", header.array()),
                pngChunk("IDAT", new byte[] {0x78, (byte) 0x9c, 0x03, 0, 0, 0, 0, 1}),
                pngChunk("IEND", new byte[0]));
    }

    /** The same JPEG with EXIF: how the camera was held, where it was, and what it was. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] camera = "SpyCam 3000 at 53.5511N 9.9937E\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 3 * 12 + 4 + 2 + 12 + 4 + camera.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        int gps = 8 + 2 + 3 * 12 + 4;
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x0110, 2, camera.length, gps + 2 + 12 + 4);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        entry(tiff, 0x0001, 2, 2, 'N');
        tiff.putInt(0).put(camera);
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer segment = ByteBuffer.allocate(4 + name.length + tiff.capacity());
        segment.putShort((short) 0xffe1).putShort((short) (2 + name.length + tiff.capacity()));
        segment.put(name).put(tiff.array());
        return spliced(jpeg, 2, segment.array());
    }

    /** The same PNG with one more chunk after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        return spliced(png, 33, pngChunk(type, content));
    }

    static byte[] spliced(byte[] file, int at, byte[] more) {
        return ByteBuffer.allocate(file.length + more.length)
                .put(file, 0, at)
                .put(more)
                .put(file, at, file.length - at)
                .array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage painted(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        fill(image, 0, width / 2, Color.RED);
        fill(image, width / 2, width, Color.BLUE);
        return image;
    }

    private static void fill(BufferedImage image, int from, int to, Color colour) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(from, 0, to - from, image.getHeight());
        graphics.dispose();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] pngChunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream chunk = new DataOutputStream(bytes)) {
            chunk.writeInt(content.length);
            chunk.write(name);
            chunk.write(content);
            chunk.writeInt((int) checksum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

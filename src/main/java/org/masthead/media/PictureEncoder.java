package org.masthead.media;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pixels and nothing else: no place, no date, no device, no thumbnail of what was cut away. */
enum PictureEncoder {
    /** For everything opaque; progressive, so that something shows early on a slow line. */
    JPEG("image/jpeg") {
        @Override
        void tune(ImageWriteParam parameters) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.82f);
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
    },
    /** For what is developed again and again, and never sent. */
    MASTER("image/jpeg") {
        @Override
        void tune(ImageWriteParam parameters) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.94f);
        }
    },
    /** For what can be seen through. */
    PNG("image/png") {
        @Override
        void tune(ImageWriteParam parameters) {
            // The writer's defaults are right.
        }
    };

    private final String mediaType;

    PictureEncoder(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    abstract void tune(ImageWriteParam parameters);

    byte[] encode(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(mediaType).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            tune(parameters);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(this == PNG ? image : inBytes(image), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The writer of JPEG takes bytes as they lie, and asks whole numbers for each of their parts; twice as slow. */
    private static BufferedImage inBytes(BufferedImage image) {
        BufferedImage inBytes = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = inBytes.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return inBytes;
    }
}

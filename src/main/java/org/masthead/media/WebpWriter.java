package org.masthead.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes WebP, a third smaller than JPEG, with the library's natives where it has some for this machine, elsewhere with
 * {@code cwebp} where that is installed. Where neither runs, pictures are JPEG and PNG alone.
 */
final class WebpWriter {

    private static final Logger LOG = LoggerFactory.getLogger(WebpWriter.class);
    private static final float QUALITY = 0.8f;
    private static final int PATIENCE = 60;

    /** How it is done on this machine. */
    enum Way {
        /** In this process. */
        NATIVE,
        /** By a program. */
        PROGRAM,
        /** Not at all. */
        NONE
    }

    private final Way way;

    WebpWriter() {
        this(find());
    }

    WebpWriter(Way way) {
        this.way = way;
    }

    private static Way find() {
        BufferedImage dot = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (Way each : new Way[] {Way.NATIVE, Way.PROGRAM}) {
            if (new WebpWriter(each).write(dot).isPresent()) {
                return each;
            }
        }
        LOG.info(
                "Pictures are kept as JPEG and PNG only: no WebP writer runs on this machine, and no cwebp is installed");
        return Way.NONE;
    }

    boolean works() {
        return way != Way.NONE;
    }

    /** The picture as WebP, or nothing. */
    Optional<byte[]> write(BufferedImage image) {
        try {
            return switch (way) {
                case NATIVE -> Optional.of(natively(image));
                case PROGRAM -> Optional.of(byProgram(image));
                case NONE -> Optional.empty();
            };
        } catch (IOException | RuntimeException | LinkageError e) {
            // Of natives that are not there, every kind of error has been seen.
            LOG.debug("No WebP in the way {}", way, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static byte[] natively(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("Lossy");
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] byProgram(BufferedImage image) throws IOException, InterruptedException {
        Path from = Files.createTempFile("masthead", ".png");
        Path to = Files.createTempFile("masthead", ".webp");
        try {
            Files.write(from, PictureEncoder.PNG.encode(image));
            Process program = new ProcessBuilder(
                            "cwebp",
                            "-quiet",
                            "-q",
                            "" + Math.round(QUALITY * 100),
                            from.toString(),
                            "-o",
                            to.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!program.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                program.destroyForcibly();
                throw new IOException("cwebp takes too long");
            }
            if (program.exitValue() != 0) {
                throw new IOException("cwebp ended with " + program.exitValue());
            }
            return Files.readAllBytes(to);
        } finally {
            Files.deleteIfExists(from);
            Files.deleteIfExists(to);
        }
    }
}

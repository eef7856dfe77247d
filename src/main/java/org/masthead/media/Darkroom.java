package org.masthead.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Where files become pictures: what it is and how large is read from the file itself before anything is decoded, then
 * the pixels are printed anew. Two at a time, as forty million pixels fill a lot of memory.
 */
@Component
class Darkroom {

    static final int LARGEST_FILE = 20 * 1024 * 1024;
    static final int SHORTEST_SIDE = 16;
    static final int LONGEST_SIDE = 20_000;
    static final long MOST_PIXELS = 40_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Semaphore places = new Semaphore(2, true);
    private final Duration patience;
    private final SingletonSupplier<WebpWriter> webp = SingletonSupplier.of(Darkroom::open);

    Darkroom() {
        this(PATIENCE);
    }

    Darkroom(Duration patience) {
        this.patience = patience;
    }

    /** Once, for the first picture: readers are looked up by the class loader of the current thread, whosever it is. */
    private static WebpWriter open() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Darkroom.class.getClassLoader());
        try {
            ImageIO.scanForPlugins();
            return new WebpWriter();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Looks at a file: what it is, how large, and whether it is all there. Decodes nothing. */
    Negative look(InputStreamSource content) {
        byte[] file = read(content);
        return reading(file, (reader, negative) -> negative);
    }

    /** Makes every width of a picture, all of it. */
    PreparedPicture develop(InputStreamSource content) {
        enter();
        try {
            return print(read(content), Cut.NONE);
        } finally {
            places.release();
        }
    }

    /** Makes every width and shape of what is shown of a picture. */
    PreparedPicture develop(byte[] file, Cut cut) {
        enter();
        try {
            return print(file, cut);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PictureRefused("media.refused.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PictureRefused("media.refused.busy", e);
        }
    }

    private static byte[] read(InputStreamSource content) {
        byte[] file;
        try (InputStream stream = content.getInputStream()) {
            file = stream.readNBytes(LARGEST_FILE + 1);
        } catch (IOException e) {
            throw new PictureRefused("media.refused.unreadable", e);
        }
        if (file.length == 0) {
            throw new PictureRefused("media.refused.empty");
        }
        if (file.length > LARGEST_FILE) {
            throw new PictureRefused("media.refused.large");
        }
        return file;
    }

    private PreparedPicture print(byte[] file, Cut cut) {
        return reading(file, (reader, negative) -> {
            Print print = new Print(
                    negative.width(), negative.height(), negative.anatomy().orientation(), cut, webp.obtain());
            ImageReadParam sparing = reader.getDefaultReadParam();
            int step = print.spareable();
            sparing.setSourceSubsampling(step, step, 0, 0);
            return print.of(reader.read(0, sparing), negative.anatomy().colourProfile());
        });
    }

    private interface Step<T> {
        T take(ImageReader reader, Negative negative) throws IOException;
    }

    private <T> T reading(byte[] file, Step<T> step) {
        webp.obtain(); // the readers, too
        PictureFormat format = PictureFormat.of(file)
                .orElseThrow(
                        () -> new PictureRefused(PictureFormat.refusalOf(file).orElse("media.refused.type")));
        ImageReader reader = format.newReader();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(width, height);
            PictureAnatomy anatomy = PictureAnatomy.of(format, file);
            if (anatomy.largestFrame() > (long) width * height) {
                throw new PictureRefused("media.refused.pixels");
            }
            return step.take(reader, new Negative(file, format, width, height, anatomy));
        } catch (PictureRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders meet broken files with exceptions of every kind.
            throw new PictureRefused("media.refused.unreadable", e);
        } finally {
            reader.dispose();
        }
    }

    private static void checkSize(int width, int height) {
        if (width < SHORTEST_SIDE || height < SHORTEST_SIDE) {
            throw new PictureRefused("media.refused.small");
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new PictureRefused("media.refused.pixels");
        }
    }
}

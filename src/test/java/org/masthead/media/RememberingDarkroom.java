package org.masthead.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Develops the same file only once in a test run, as many tests begin with the same newsroom and its pictures. */
@Component
@Primary
class RememberingDarkroom extends Darkroom {

    private static final int MOST = 60;
    private static final int LARGE = 1024 * 1024;

    /** By the bytes of the file and what is cut off it. */
    private record Order(ByteBuffer file, Cut cut) {}

    /** Of all houses of the run: the demo's pictures hang in each of them. */
    private static final Cache<Order, PreparedPicture> DEVELOPED =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Override
    PreparedPicture develop(InputStreamSource content) {
        try {
            byte[] file = content.getInputStream().readAllBytes();
            return file.length > LARGE
                    ? super.develop(content)
                    : DEVELOPED.get(
                            new Order(ByteBuffer.wrap(file), Cut.NONE),
                            any -> super.develop(() -> new ByteArrayInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    PreparedPicture develop(byte[] file, Cut cut) {
        return file.length > LARGE
                ? super.develop(file, cut)
                : DEVELOPED.get(new Order(ByteBuffer.wrap(file), cut), any -> super.develop(file, cut));
    }
}

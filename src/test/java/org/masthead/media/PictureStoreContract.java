package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every place for pictures does. */
abstract class PictureStoreContract {

    abstract PictureStore store();

    /** The number of a picture that may have files, another one each time. */
    abstract long picture();

    @Test
    void whatIsKeptIsFound() {
        long picture = picture();
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        store().keep(picture, "0123456789abcdef-640.webp", bytes);
        assertThat(store().find(picture, "0123456789abcdef-640.webp")).hasValue(bytes);
    }

    @Test
    void whatWasNeverKeptIsNotFound() {
        long picture = picture();
        assertThat(store().find(picture, "0123456789abcdef-640.webp")).isEmpty();
        assertThat(store().names(picture)).isEmpty();
        store().remove(picture, List.of("0123456789abcdef-640.webp"));
        store().removeAll(picture);
    }

    @Test
    void keepingTwiceIsKeepingOnce() {
        long picture = picture();
        store().keep(picture, "master-0123456789abcdef", new byte[] {1});
        store().keep(picture, "master-0123456789abcdef", new byte[] {1});
        assertThat(store().names(picture)).containsExactly("master-0123456789abcdef");
        assertThat(store().find(picture, "master-0123456789abcdef")).hasValue(new byte[] {1});
    }

    @Test
    void filesGoOneByOneAndAllAtOnceAndThoseOfOtherPicturesStay() {
        long picture = picture();
        long other = picture();
        store().keep(picture, "a-1.jpg", new byte[] {1});
        store().keep(picture, "a-2.jpg", new byte[] {2});
        store().keep(picture, "a-3.jpg", new byte[] {3});
        store().keep(other, "a-1.jpg", new byte[] {4});
        store().remove(picture, List.of("a-2.jpg"));
        assertThat(store().names(picture)).containsExactly("a-1.jpg", "a-3.jpg");
        store().removeAll(picture);
        assertThat(store().names(picture)).isEmpty();
        assertThat(store().find(picture, "a-1.jpg")).isEmpty();
        assertThat(store().find(other, "a-1.jpg")).hasValue(new byte[] {4});
    }
}

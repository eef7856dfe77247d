package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPictureStoreTests extends PictureStoreContract {

    @TempDir
    Path folder;

    long last;

    @Override
    PictureStore store() {
        return new FolderPictureStore(folder.resolve("pictures"));
    }

    @Override
    long picture() {
        return ++last;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.jpg", "a/b.jpg", "..", ".x", "", "A.jpg", "a\\b.jpg", "a\0.jpg"})
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> store().keep(1, name, new byte[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> store().find(1, name));
        assertThat(folder.resolve("x.jpg")).doesNotExist();
    }

    @Test
    void pictureWithoutFilesLeavesNoFolder() throws Exception {
        store().keep(7, "a-1.jpg", new byte[] {1});
        assertThat(Files.exists(folder.resolve("pictures/7"))).isTrue();
        store().removeAll(7);
        assertThat(Files.exists(folder.resolve("pictures/7"))).isFalse();
    }
}

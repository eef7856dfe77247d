package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentFaceTests {

    @ParameterizedTest
    @CsvSource({
        "Ada Quill, AQ",
        "ada maria quill, AQ",
        "Ned, N",
        "Åsa Öberg, ÅÖ",
        "ليلى منصور, ل",
        "' *** ', ·",
        "'', ·",
        "😀 Jo, J",
        "'<script>', S"
    })
    void lettersAreTheFirstOfTheFirstAndTheLastWord(String name, String letters) {
        assertThat(CommentFace.of(name).letters()).isEqualTo(letters);
    }

    @Test
    void sameNameHasTheSamePicture() {
        assertThat(CommentFace.of("Ada Quill")).isEqualTo(CommentFace.of(" ada quill"));
    }

    @Test
    void namesAreSpreadOverAllPictures() {
        assertThat(IntStream.range(0, 4000)
                        .mapToObj(n -> CommentFace.of("Reader " + n))
                        .map(face -> face.colour() + face.shape() + face.turn())
                        .distinct())
                .hasSize(12 * 6 * 4);
    }
}

package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSkeletonTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mara lind",
                "MARA LIND",
                "Mára  Lînd",
                "Mara-Lind",
                "Mаrа Lind", // Cyrillic a
                "ΜΑRΑ LΙΝD", // Greek capitals
                "Mara L\u0131nd",
                "Mara LInd",
                "Mara 1ind",
                "Mara |ind",
                "Ｍａｒａ Ｌｉｎｄ",
                "𝐌𝐚𝐫𝐚 𝐋𝐢𝐧𝐝",
                "Ma\u200bra\u2060Lind",
                "Mara Lin\u0111",
                "\u2068Mara Lind\u2069"
            })
    void nameThatIsMadeToLookLikeAnotherIsTheSame(String imitation) {
        assertThat(Collections.disjoint(NameSkeleton.all("Mara Lind"), NameSkeleton.all(imitation)))
                .as(imitation)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Mara Lind,Mara Linde", "Mara Lind,Lind Mara", "Otto Brandt,Otto Brand", "Νίκη,Nina", "نورا,مارا"})
    void otherNamesStayOthers(String name, String other) {
        assertThat(Collections.disjoint(NameSkeleton.all(name), NameSkeleton.all(other)))
                .isTrue();
    }

    @Test
    void everyScriptKnowsItsOwnCapitalsAndMarks() {
        assertThat(NameSkeleton.of("ΝΙΚΗ ΠΑΠΑ")).isEqualTo(NameSkeleton.of("Νίκη Παπά"));
        assertThat(NameSkeleton.of("НИНА ВОЛК")).isEqualTo(NameSkeleton.of("Нина Волк"));
        assertThat(NameSkeleton.of("أحمد فؤاد")).isEqualTo(NameSkeleton.of("احمد فواد"));
        assertThat(NameSkeleton.of("Weiß")).isEqualTo(NameSkeleton.of("WEISS"));
        assertThat(NameSkeleton.of("Bernd")).isEqualTo(NameSkeleton.of("Bemd"));
        assertThat(NameSkeleton.of("· – ·")).isEmpty();
    }
}

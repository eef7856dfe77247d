package org.masthead.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.front.Arrangement.Place;

class ArrangementTests {

    @Test
    void storyStandsWhereItWasSent() {
        assertThat(typed("1", "2", "3", "1").byNumber().articles()).containsExactly(4L, 1L, 2L, 3L);
        assertThat(typed("3", "2", "3", "4").byNumber().articles()).containsExactly(2L, 3L, 1L, 4L);
        assertThat(typed("1", "2", "3", "4").byNumber().articles()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(typed("9999", "0", "3", "4").byNumber().articles()).containsExactly(2L, 3L, 4L, 1L);
    }

    @Test
    void numbersBeginAtOneAgain() {
        assertThat(typed("40", "20", "30").byNumber().places())
                .containsExactly(new Place(2, "1"), new Place(3, "2"), new Place(1, "3"));
    }

    @Test
    void whatIsNoNumberIsNotLegible() {
        for (String number : List.of("", "x", "-1", "1.5", "99999")) {
            assertThat(typed("1", number).isLegible()).as(number).isFalse();
        }
        assertThat(typed("1", "2").isLegible()).isTrue();
    }

    @Test
    void storyStandsOnce() {
        assertThat(Arrangement.of(List.of(7L, 8L)).with(7).articles()).containsExactly(7L, 8L);
        assertThat(Arrangement.of(List.of(7L, 8L)).with(9).without(7).articles())
                .containsExactly(8L, 9L);
    }

    @Test
    void storyMovesByOneAndStopsAtTheEnds() {
        Arrangement front = Arrangement.of(List.of(1L, 2L, 3L));
        assertThat(front.moved(3, -1).articles()).containsExactly(1L, 3L, 2L);
        assertThat(front.moved(1, -1).articles()).containsExactly(1L, 2L, 3L);
        assertThat(front.moved(3, 1).articles()).containsExactly(1L, 2L, 3L);
        assertThat(front.moved(99, 1).articles()).containsExactly(1L, 2L, 3L);
    }

    private static Arrangement typed(String... numbers) {
        List<Place> places = new ArrayList<>();
        for (String number : numbers) {
            places.add(new Place(places.size() + 1L, number));
        }
        return new Arrangement(places);
    }
}

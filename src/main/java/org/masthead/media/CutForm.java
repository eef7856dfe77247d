package org.masthead.media;

import java.util.OptionalInt;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/** How a picture is cut, as it is typed: whole percents. A field that is empty means nothing is cut, or the middle. */
record CutForm(String top, String right, String bottom, String left, String focusX, String focusY) {

    CutForm {
        top = TypedText.line(top);
        right = TypedText.line(right);
        bottom = TypedText.line(bottom);
        left = TypedText.line(left);
        focusX = TypedText.line(focusX);
        focusY = TypedText.line(focusY);
    }

    static CutForm of(Cut cut) {
        return new CutForm(
                "" + cut.top(),
                "" + cut.right(),
                "" + cut.bottom(),
                "" + cut.left(),
                "" + cut.focusX(),
                "" + cut.focusY());
    }

    /** What was typed; where it makes no sense, the errors say so and all of the picture stays. */
    Cut read(FormErrors errors) {
        int[] sides = new int[4];
        String[] typed = {top, right, bottom, left};
        for (int i = 0; i < sides.length; i++) {
            OptionalInt percent = percent(typed[i], 0);
            if (percent.isEmpty()) {
                errors.add("cut", "media.desk.cut.percent");
            }
            sides[i] = percent.orElse(0);
        }
        OptionalInt x = percent(focusX, Cut.NONE.focusX());
        OptionalInt y = percent(focusY, Cut.NONE.focusY());
        if (x.isEmpty() || y.isEmpty()) {
            errors.add("cut", "media.desk.cut.percent");
        }
        if (sides[0] + sides[2] > Cut.MOST || sides[1] + sides[3] > Cut.MOST) {
            errors.add("cut", "media.desk.cut.nothing-left", Cut.MOST);
        }
        return errors.isEmpty()
                ? new Cut(sides[0], sides[1], sides[2], sides[3], x.orElse(50), y.orElse(50))
                : Cut.NONE;
    }

    private static OptionalInt percent(String typed, int otherwise) {
        if (typed.isEmpty()) {
            return OptionalInt.of(otherwise);
        }
        return typed.matches("\\d{1,2}|100") ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
    }
}

package org.masthead.agenda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The comments of the last days as a chart, drawn from left to right in a box of {@link #WIDTH} by {@link #HEIGHT}. */
record Activity(List<Day> days, long total) {

    static final int WIDTH = 560;
    static final int HEIGHT = 128;

    private static final int TOP = 20;
    private static final int BASE = 104;
    private static final int GAP = 10;

    /** The comments of a day. */
    record Count(LocalDate day, long comments) {}

    /**
     * A bar.
     *
     * @param x of its start
     * @param middle of it, for words above and below
     */
    record Day(LocalDate date, long comments, int x, int width, int y, int height, int middle) {

        public int number() {
            return date.getDayOfMonth();
        }

        /** Where its count stands. */
        public int above() {
            return y - 5;
        }
    }

    static Activity of(List<Count> counts) {
        long most = Math.max(1, counts.stream().mapToLong(Count::comments).max().orElse(1));
        int slot = WIDTH / Math.max(1, counts.size());
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            long comments = counts.get(i).comments();
            // The smallest number is still to be seen.
            int height = comments == 0 ? 0 : Math.max(2, Math.round((float) comments / most * (BASE - TOP)));
            int x = i * slot + GAP / 2;
            days.add(
                    new Day(counts.get(i).day(), comments, x, slot - GAP, BASE - height, height, x + (slot - GAP) / 2));
        }
        return new Activity(days, counts.stream().mapToLong(Count::comments).sum());
    }

    public String viewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public int base() {
        return BASE;
    }

    public int width() {
        return WIDTH;
    }

    public int labels() {
        return HEIGHT - 6;
    }
}

package org.masthead.front;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A front as an editor arranges it: stories with the numbers that were typed beside them. Nothing of it is kept until
 * it is saved.
 */
record Arrangement(List<Place> places) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    /** A story and the number that stands beside it. */
    record Place(long article, String number) {

        boolean isLegible() {
            return NUMBER.matcher(number).matches();
        }

        private int wanted() {
            return Integer.parseInt(number);
        }
    }

    Arrangement {
        Set<Long> seen = new HashSet<>();
        places = places.stream().filter(place -> seen.add(place.article())).toList();
    }

    /** These stories in this order, numbered from 1. */
    static Arrangement of(List<Long> articles) {
        List<Place> places = new ArrayList<>();
        for (long article : articles) {
            places.add(new Place(article, String.valueOf(places.size() + 1)));
        }
        return new Arrangement(places);
    }

    List<Long> articles() {
        return places.stream().map(Place::article).toList();
    }

    boolean isLegible() {
        return places.stream().allMatch(Place::isLegible);
    }

    /**
     * In the order of the numbers. A story that was sent up to the number of another one goes before it, and one that
     * was sent down goes behind it: both then stand where they were sent.
     */
    Arrangement byNumber() {
        List<Long> before = articles();
        List<Place> sorted = new ArrayList<>(places);
        sorted.sort(Comparator.comparingInt(Place::wanted)
                .thenComparingInt(place -> Integer.signum(place.wanted() - 1 - before.indexOf(place.article()))));
        return of(sorted.stream().map(Place::article).toList());
    }

    /** With a story one or more places further up (negative) or down; at either end it stays. */
    Arrangement moved(long article, int step) {
        List<Long> order = new ArrayList<>(articles());
        int from = order.indexOf(article);
        int to = from + step;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
        return of(order);
    }

    /**
     * With a story in a place, the first being 1, or behind all others where they are fewer; what it pushes out goes.
     */
    Arrangement placed(long article, int place, int most) {
        List<Long> order = new ArrayList<>(without(article).articles());
        order.add(Math.min(place - 1, order.size()), article);
        return of(order.subList(0, Math.min(most, order.size())));
    }

    /** With a story more, behind all others. */
    Arrangement with(long article) {
        List<Long> order = new ArrayList<>(articles());
        order.add(article);
        return of(order);
    }

    Arrangement without(long article) {
        return of(articles().stream().filter(each -> each != article).toList());
    }
}

package org.masthead.moderation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What waits, divided among floods: each comment is in the first one that it fits, or in none. Conditions are of a
 * waiting comment {@code c}.
 */
record Grouping(List<Flood> floods) {

    static final Grouping NONE = new Grouping(List.of());

    Grouping {
        floods = List.copyOf(floods);
    }

    /** What the conditions need. */
    Map<String, Object> values() {
        return IntStream.range(0, floods.size())
                .boxed()
                .collect(Collectors.toMap(
                        Grouping::name, number -> floods.get(number).value()));
    }

    /** Of what is in a flood, and in none before it. */
    String in(int number) {
        return in(number, "c");
    }

    /** Of what is in no flood. */
    String inNone() {
        return inNoneBefore(floods.size(), "c");
    }

    private String in(int number, String comment) {
        return fits(number, comment) + " and " + inNoneBefore(number, comment);
    }

    private String inNoneBefore(int number, String comment) {
        return IntStream.range(0, number)
                .mapToObj(earlier -> "(" + fits(earlier, comment) + ") is not true")
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" and "), conditions -> conditions.isEmpty() ? "true" : conditions));
    }

    private String fits(int number, String comment) {
        Flood.Trait trait = floods.get(number).trait();
        String column = comment + "." + trait.column();
        String value = trait.parameter(name(number));
        if (trait != Flood.Trait.CROWD) {
            return column + " = " + value;
        }
        // What the floods before it take makes nobody else's neighbours a crowd.
        String neighbour = comment + "n";
        return column + " in (select " + neighbour + ".network from comment " + neighbour + " where " + neighbour
                + ".status = 'PENDING' and " + neighbour + ".network is not null and "
                + inNoneBefore(number, neighbour) + " group by " + neighbour + ".network having count(*) >= " + value
                + ")";
    }

    private static String name(int number) {
        return "flood" + number;
    }
}

package org.masthead.web;

import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which expressions can be answered the short way: paths of properties, words and numbers, whether something
 * is there, is empty or is the same, and what follows from that, such as {@code leads and !#lists.isEmpty(bylines)} or
 * {@code picture != null ? ' teaser--pictured' : ''}. Operators bind as they do in the language.
 */
final class ShortForms {

    private static final Pattern PATH = Pattern.compile("[a-zA-Z_]\\w*(?:\\.[a-zA-Z_]\\w*)*");
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|\\d{1,9}(?![\\w.])"
            + "|[a-zA-Z_]\\w*(?:\\.[a-zA-Z_]\\w*)*(?![\\w.\\[(])"
            + "|#(?:lists\\.isEmpty|lists\\.size|strings\\.isEmpty)\\("
            + "|@[a-zA-Z_]\\w*\\.[a-zA-Z_]\\w*\\(|[!=]=|[<>](?!=)|[!?:()]");

    /** Variables that are not always there to be had. */
    private static final Set<String> NO_VARIABLES = Set.of("param", "session", "application", "execInfo");

    private static final Map<String, UnaryOperator<ShortForm>> CALLS = Map.of(
            "#lists.isEmpty(", ShortForm::emptyList,
            "#lists.size(", ShortForm::size,
            "#strings.isEmpty(", ShortForm::emptyText);

    private static final Map<String, BinaryOperator<ShortForm>> COMPARISONS = Map.of(
            "==",
            ShortForm::same,
            "!=",
            (left, right) -> ShortForm.not(ShortForm.same(left, right)),
            "<",
            ShortForm::less,
            ">",
            (left, right) -> ShortForm.less(right, left));

    private static final String END = "";

    private final String expression;
    private final Matcher tokens;
    private String token = END;

    /** There is something that only the language reads. */
    private static final class NotShort extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private ShortForms(String expression) {
        this.expression = expression;
        this.tokens = TOKEN.matcher(expression);
        next(0);
    }

    /** Null for what has anything else in it. */
    static @Nullable ShortForm of(String expression) {
        try {
            ShortForms reader = new ShortForms(expression);
            ShortForm form = reader.choice();
            return reader.token.equals(END) ? form : null;
        } catch (NotShort e) {
            return null;
        }
    }

    private void next(int from) {
        int start = from;
        while (start < expression.length() && Character.isWhitespace(expression.charAt(start))) {
            start++;
        }
        if (start == expression.length()) {
            token = END;
        } else if (tokens.region(start, expression.length()).lookingAt()) {
            token = tokens.group();
        } else {
            throw new NotShort();
        }
    }

    private String take() {
        String taken = token;
        if (taken.equals(END)) {
            throw new NotShort();
        }
        next(tokens.end());
        return taken;
    }

    private boolean skips(String expected) {
        boolean there = token.equals(expected);
        if (there) {
            take();
        }
        return there;
    }

    private ShortForm until(String end, ShortForm form) {
        if (!skips(end)) {
            throw new NotShort();
        }
        return form;
    }

    private ShortForm choice() {
        ShortForm asked = either();
        if (!skips("?")) {
            return asked;
        }
        ShortForm yes = until(":", choice());
        return ShortForm.choice(asked, yes, choice());
    }

    private ShortForm either() {
        ShortForm form = both();
        while (skips("or")) {
            form = ShortForm.or(form, both());
        }
        return form;
    }

    private ShortForm both() {
        ShortForm form = comparison();
        while (skips("and")) {
            form = ShortForm.and(form, comparison());
        }
        return form;
    }

    private ShortForm comparison() {
        ShortForm left = single();
        BinaryOperator<ShortForm> comparison = COMPARISONS.get(token);
        if (comparison == null) {
            return left;
        }
        take();
        return comparison.apply(left, single());
    }

    private ShortForm single() {
        String taken = take();
        UnaryOperator<ShortForm> call = CALLS.get(taken);
        if (call != null) {
            return call.apply(until(")", choice()));
        }
        char first = taken.charAt(0);
        if (first == '!' && taken.length() == 1) {
            return ShortForm.not(single());
        } else if (first == '(') {
            return until(")", choice());
        } else if (first == '\'') {
            return ShortForm.always(taken.substring(1, taken.length() - 1));
        } else if (first == '@') {
            return new BeanCall(taken.substring(1, taken.length() - 1), until(")", choice()));
        } else if (Character.isDigit(first)) {
            return ShortForm.always(Integer.valueOf(taken));
        }
        return path(taken);
    }

    private static ShortForm path(String taken) {
        if (taken.equals("null")) {
            return ShortForm.always(null);
        } else if (taken.equals("true") || taken.equals("false")) {
            return ShortForm.always(Boolean.valueOf(taken));
        }
        String[] path = taken.split("\\.");
        if (!PATH.matcher(taken).matches() || NO_VARIABLES.contains(path[0])) {
            throw new NotShort();
        }
        return new PropertyPath(path);
    }
}

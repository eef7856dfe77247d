package org.masthead.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.util.StringUtils;

/**
 * An expression that is answered without the language. What is not as it should be is {@link #UNKNOWN}: then the
 * language answers, or fails.
 */
@FunctionalInterface
interface ShortForm {

    /** Stands for what only the language knows. */
    Object UNKNOWN = new Object();

    @Nullable
    Object in(IExpressionContext context);

    static ShortForm always(@Nullable Object value) {
        return context -> value;
    }

    static ShortForm not(ShortForm form) {
        return context -> form.in(context) instanceof Boolean is ? (Object) !is : UNKNOWN;
    }

    static ShortForm and(ShortForm left, ShortForm right) {
        return choice(left, truth(right), always(false));
    }

    static ShortForm or(ShortForm left, ShortForm right) {
        return choice(left, always(true), truth(right));
    }

    static ShortForm choice(ShortForm asked, ShortForm yes, ShortForm no) {
        return context -> asked.in(context) instanceof Boolean is ? (is ? yes : no).in(context) : UNKNOWN;
    }

    private static ShortForm truth(ShortForm form) {
        return context -> form.in(context) instanceof Boolean is ? (Object) is : UNKNOWN;
    }

    /** Two words, two truths, two whole numbers, the same one of a few, or nothing. */
    static ShortForm same(ShortForm left, ShortForm right) {
        return context -> {
            Object one = left.in(context);
            Object other = right.in(context);
            if (one == UNKNOWN || other == UNKNOWN) {
                return UNKNOWN;
            }
            if (one == null || other == null) {
                return one == other;
            }
            boolean known = one.getClass() == other.getClass()
                    && (one instanceof String
                            || one instanceof Boolean
                            || one instanceof Integer
                            || one instanceof Enum);
            return known ? (Object) one.equals(other) : UNKNOWN;
        };
    }

    static ShortForm less(ShortForm left, ShortForm right) {
        return context -> {
            Long one = whole(left.in(context));
            Long other = whole(right.in(context));
            return one == null || other == null ? UNKNOWN : (Object) (one < other);
        };
    }

    private static @Nullable Long whole(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long ? Long.valueOf(((Number) value).longValue()) : null;
    }

    /** As {@code #lists.isEmpty} has it. */
    static ShortForm emptyList(ShortForm form) {
        return context -> {
            Object value = form.in(context);
            return value == null ? (Object) true : value instanceof List<?> list ? list.isEmpty() : UNKNOWN;
        };
    }

    /** As {@code #lists.size} has it. */
    static ShortForm size(ShortForm form) {
        return context -> form.in(context) instanceof List<?> list ? (Object) list.size() : UNKNOWN;
    }

    /** As {@code #strings.isEmpty} has it. */
    static ShortForm emptyText(ShortForm form) {
        return context -> {
            Object value = form.in(context);
            return value == null || value instanceof String
                    ? (Object) StringUtils.isEmptyOrWhitespace((String) value)
                    : UNKNOWN;
        };
    }
}

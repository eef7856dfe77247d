package org.masthead.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads numbers in addresses and forms as people write them. Spring would take {@code 0x1F}, {@code #1f} and the digits
 * of every script as well, so that a page had more addresses than anyone knows of.
 */
@Configuration(proxyBeanMethods = false)
class PlainNumbers implements WebMvcConfigurer {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,19}");

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Long.class, new ToLong());
        registry.addConverter(String.class, Integer.class, new ToInteger());
    }

    private static @Nullable String plain(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (!PLAIN.matcher(typed).matches()) {
            throw new NumberFormatException("not a plain number");
        }
        return typed;
    }

    private static final class ToLong implements Converter<String, @Nullable Long> {
        @Override
        @SuppressWarnings("NullAway") // which does not read type arguments
        public @Nullable Long convert(String typed) {
            String number = plain(typed);
            return number == null ? null : Long.valueOf(number);
        }
    }

    private static final class ToInteger implements Converter<String, @Nullable Integer> {
        @Override
        @SuppressWarnings("NullAway") // which does not read type arguments
        public @Nullable Integer convert(String typed) {
            String number = plain(typed);
            return number == null ? null : Integer.valueOf(number);
        }
    }
}

package org.masthead.site;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.masthead.text.Plurals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Every visible word, from the bundles of the rooms, in the form that a number asks for. */
@Component(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
class SiteMessages extends ResourceBundleMessageSource {

    /** What was found, so that a page with a thousand words need not look through the bundles for each. */
    private final Map<Locale, Map<String, String>> found = new ConcurrentHashMap<>();

    private final Map<Locale, Map<String, MessageFormat>> forms = new ConcurrentHashMap<>();

    /** By pattern. */
    private final Map<String, Plurals> plurals = new ConcurrentHashMap<>();

    SiteMessages(@Value("${spring.messages.basename}") String[] bundles) {
        setBasenames(bundles);
        setDefaultEncoding(StandardCharsets.UTF_8.name());
        setFallbackToSystemLocale(false);
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        if (code != null && locale != null && arguments != null && arguments.length > 0) {
            String pattern = resolveCodeWithoutArguments(code, locale);
            Plurals plurals = pattern == null ? null : plurals(pattern);
            if (plurals != null && plurals.any()) {
                Object[] resolved = resolveArguments(arguments, locale);
                MessageFormat form = form(plurals.choose(resolved, locale), locale);
                synchronized (form) {
                    return form.format(resolved);
                }
            }
        }
        return super.getMessageInternal(code, arguments, locale);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        Map<String, String> known = found.computeIfAbsent(locale, none -> new ConcurrentHashMap<>());
        String message = known.get(code);
        if (message == null) {
            message = super.resolveCodeWithoutArguments(code, locale);
            if (message != null) {
                known.put(code, message);
            }
        }
        return message;
    }

    private Plurals plurals(String pattern) {
        Plurals known = plurals.get(pattern);
        if (known == null) {
            known = Plurals.in(pattern);
            plurals.put(pattern, known);
        }
        return known;
    }

    /** Those of plurals; all others are kept by their codes already. */
    private MessageFormat form(String chosen, Locale locale) {
        return forms.computeIfAbsent(locale, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(chosen, pattern -> createMessageFormat(pattern, locale));
    }
}

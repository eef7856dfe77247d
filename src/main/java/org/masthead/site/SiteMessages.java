package org.masthead.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.text.Plurals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Every visible word, from the bundles of the rooms, in the form that a number asks for. */
@Component(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
class SiteMessages extends ResourceBundleMessageSource {

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
            if (pattern != null && Plurals.isIn(pattern)) {
                Object[] resolved = resolveArguments(arguments, locale);
                return createMessageFormat(Plurals.choose(pattern, resolved, locale), locale)
                        .format(resolved);
            }
        }
        return super.getMessageInternal(code, arguments, locale);
    }
}

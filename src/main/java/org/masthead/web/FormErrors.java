package org.masthead.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is wrong with a form, field by field in the order of the form, in the reader's words. */
public final class FormErrors {

    /** The name under which a mistake of the whole form stands. */
    public static final String WHOLE_FORM = "form";

    private final MessageSource messages;
    private final Map<String, String> errors = new LinkedHashMap<>();

    public FormErrors(MessageSource messages) {
        this.messages = messages;
    }

    /** Notes a mistake; the first one of a field stands. */
    public void add(String field, String messageKey, Object... arguments) {
        errors.putIfAbsent(field, messages.getMessage(messageKey, arguments, LocaleContextHolder.getLocale()));
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public boolean has(String field) {
        return errors.containsKey(field);
    }

    /** Field to message, for templates. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(errors);
    }
}

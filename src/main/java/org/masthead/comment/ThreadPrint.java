package org.masthead.comment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteClock;
import org.masthead.text.SafeHtml;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Prints the comments of a thread. A long page is hardly anything else, and as a template they took most of the time in
 * which it was made. Templates call it as {@code @threadPrint}.
 */
@Component
public class ThreadPrint {

    private final MessageSource messages;
    private final SiteClock clock;

    ThreadPrint(MessageSource messages, SiteClock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The list of comments.
     *
     * @param receipt of somebody's own comment that is held, or null
     */
    public SafeHtml of(CommentThread thread, @Nullable String receipt) {
        Locale language = LocaleContextHolder.getLocale();
        return new PrintedThread(
                        thread,
                        receipt,
                        clock,
                        (key, arguments) ->
                                messages.getMessage(key, arguments.length == 0 ? null : arguments, language))
                .print();
    }
}

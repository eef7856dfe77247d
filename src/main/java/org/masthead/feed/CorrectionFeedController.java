package org.masthead.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.masthead.article.LiveCorrections;
import org.masthead.web.Cursor;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** The newest corrections, for feed readers. */
@Controller
class CorrectionFeedController {

    private static final int NOTES = 50;

    private final LiveCorrections corrections;
    private final Entries entries;
    private final FeedPress press;
    private final MessageSource messages;

    CorrectionFeedController(LiveCorrections corrections, Entries entries, FeedPress press, MessageSource messages) {
        this.corrections = corrections;
        this.entries = entries;
        this.press = press;
        this.messages = messages;
    }

    @GetMapping("/corrections/" + FeedFormat.FILE)
    void corrections(@PathVariable String format, WebRequest request, HttpServletResponse response) throws IOException {
        String title = messages.getMessage("reader.corrections.title", null, LocaleContextHolder.getLocale());
        press.print(
                format,
                press.list("/corrections", title, ""),
                corrections.latest(Cursor.START, NOTES).stream()
                        .map(entries::of)
                        .toList(),
                null,
                request,
                response);
    }
}

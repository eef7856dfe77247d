package org.masthead.reader;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Objects;
import org.masthead.article.ArticleView;
import org.masthead.site.SiteSettings;
import org.masthead.text.ArticlePrint;
import org.masthead.text.SafeHtml;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Prints the body of an article for its page, in the words of the site's language. What it prints is remembered for as
 * long as readers talk about the story, as the page is made anew with each comment.
 */
@Component
class PrintedBody {

    /** Characters that are kept; some eighty stories. */
    private static final int MOST = 1_000_000;

    private final Cache<Question, ArticlePrint.Page> known = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<Question, ArticlePrint.Page>weigher(
                    (question, page) -> 2 * question.body().html().length())
            .build();

    private final MessageSource messages;
    private final SiteSettings site;

    PrintedBody(MessageSource messages, SiteSettings site) {
        this.messages = messages;
        this.site = site;
    }

    /** All that a print depends on. */
    private record Question(SafeHtml body, String dateline, String origin, Locale language) {}

    ArticlePrint.Page of(ArticleView article) {
        Question question =
                new Question(article.body(), article.dateline(), site.absolute(""), LocaleContextHolder.getLocale());
        return Objects.requireNonNull(known.get(question, this::print));
    }

    private ArticlePrint.Page print(Question question) {
        return ArticlePrint.page(question.body(), question.dateline(), question.origin(), new ArticlePrint.Words() {
            @Override
            public String table(int number) {
                return say("reader.body.table", number);
            }

            @Override
            public String notes() {
                return say("reader.body.notes");
            }

            @Override
            public String backFromNote(int number) {
                return say("reader.body.back", number);
            }

            @Override
            public String show(String service) {
                return say("reader.embed.show", service);
            }

            @Override
            public String nothingLoaded(String host) {
                return say("reader.embed.note", host);
            }

            @Override
            public String load() {
                return say("reader.embed.load");
            }

            private String say(String key, Object... arguments) {
                return messages.getMessage(key, arguments, question.language());
            }
        });
    }
}

package org.masthead.reader;

import java.util.Locale;
import org.masthead.article.ArticleView;
import org.masthead.site.SiteSettings;
import org.masthead.text.ArticlePrint;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Prints the body of an article for its page, in the words of the site's language. */
@Component
class PrintedBody {

    private final MessageSource messages;
    private final SiteSettings site;

    PrintedBody(MessageSource messages, SiteSettings site) {
        this.messages = messages;
        this.site = site;
    }

    ArticlePrint.Page of(ArticleView article) {
        Locale locale = LocaleContextHolder.getLocale();
        return ArticlePrint.page(article.body(), article.dateline(), site.absolute(""), new ArticlePrint.Words() {
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
                return messages.getMessage(key, arguments, locale);
            }
        });
    }
}

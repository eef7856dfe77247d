package org.masthead.article;

import org.masthead.web.TypedText;
import org.springframework.stereotype.Component;

/** What stands for readers where a story was. */
@Component
class WithdrawalNotices {

    private static final int LONGEST = 1000;

    private final ArticleService articles;

    WithdrawalNotices(ArticleService articles) {
        this.articles = articles;
    }

    /**
     * Keeps the words for a withdrawn story.
     *
     * @return whether they could be kept; too many, or some that no keyboard makes, could not
     */
    boolean explain(long id, String typed) {
        String notice = TypedText.lines(typed);
        if (notice.length() > LONGEST || TypedText.hasControlCharacters(notice)) {
            return false;
        }
        articles.explainWithdrawal(id, TypedText.isInvisible(notice) ? "" : notice);
        return true;
    }
}

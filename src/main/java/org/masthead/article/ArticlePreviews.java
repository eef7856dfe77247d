package org.masthead.article;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Articles as readers would see them, whatever their state; only for the desk. */
@Component
@Transactional(readOnly = true)
public class ArticlePreviews {

    private final ArticleRepository articles;
    private final ArticleViews views;
    private final ArticleFormReader reader;

    ArticlePreviews(ArticleRepository articles, ArticleViews views, ArticleFormReader reader) {
        this.articles = articles;
        this.views = views;
        this.reader = reader;
    }

    /** The article as it is saved. */
    public ArticleView saved(long id) {
        return views.of(articles.findWithFilingById(id).orElseThrow(NotFound::new));
    }

    /**
     * What an editor typed and has not saved; nothing where {@code errors} says what is missing. Writes nothing.
     *
     * @param id of the story that it is for, which has its dates and notes; null for one that was never saved
     */
    public Optional<ArticleView> typed(@Nullable Long id, ArticleForm form, FormErrors errors) {
        @Nullable
        Article article = id == null ? null : articles.findWithFilingById(id).orElse(null);
        return reader.readForPreview(form, errors).map(copy -> views.of(copy, article));
    }
}

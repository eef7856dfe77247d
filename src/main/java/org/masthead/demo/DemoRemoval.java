package org.masthead.demo;

import java.util.function.LongConsumer;
import org.masthead.article.ArticleService;
import org.masthead.author.AuthorInUse;
import org.masthead.author.AuthorService;
import org.masthead.demo.DemoMarks.Kind;
import org.masthead.media.PictureInUse;
import org.masthead.media.PictureService;
import org.masthead.section.InUse;
import org.masthead.section.SectionService;
import org.masthead.section.TagService;
import org.masthead.web.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes the demo newsroom away again. What the newsroom has made its own meanwhile stays: stories that somebody edited
 * or that readers replied to, and whatever those stand on.
 */
@Service
class DemoRemoval {

    private static final Logger log = LoggerFactory.getLogger(DemoRemoval.class);

    private final SectionService sections;
    private final TagService tags;
    private final AuthorService authors;
    private final PictureService pictures;
    private final ArticleService articles;
    private final DemoMarks marks;

    DemoRemoval(
            SectionService sections,
            TagService tags,
            AuthorService authors,
            PictureService pictures,
            ArticleService articles,
            DemoMarks marks) {
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.pictures = pictures;
        this.articles = articles;
        this.marks = marks;
    }

    /** Every step is a transaction of its own, so a picture that a new story uses keeps nothing else here. */
    void remove() {
        for (Kind kind : Kind.values()) {
            LongConsumer step = switch (kind) {
                case ARTICLE -> articles::erase;
                case PICTURE -> pictures::delete;
                case AUTHOR -> authors::delete;
                case TAG -> tags::delete;
                case SECTION -> sections::delete;
            };
            (kind == Kind.ARTICLE ? marks.untouchedArticles() : marks.marked(kind)).forEach(id -> take(kind, id, step));
        }
        marks.remove();
    }

    private static void take(Kind kind, long id, LongConsumer step) {
        try {
            step.accept(id);
        } catch (InUse | AuthorInUse | PictureInUse | NotFound inUseOrGone) {
            log.debug("{} {} of the demo newsroom stays: {}", kind, id, inUseOrGone.getMessage());
        }
    }
}

package org.masthead.article;

import java.util.List;
import java.util.Objects;
import org.masthead.article.SaveResult.Conflict;
import org.masthead.revision.ComparedParagraph;
import org.masthead.revision.Comparison;
import org.masthead.revision.MergeConflict;
import org.masthead.revision.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which an editor chooses between two versions of the same places. It carries the whole form along, so that
 * it needs no script and no session, and sends it again with the choices.
 */
@Component
class ConflictPage {

    private final StoryTexts texts;
    private final FieldWords words;

    ConflictPage(StoryTexts texts, FieldWords words) {
        this.texts = texts;
        this.words = words;
    }

    ModelAndView of(long id, Conflict conflict, SentFrom from, String move) {
        ModelAndView page = new ModelAndView("article/desk/conflict", HttpStatus.CONFLICT);
        page.addObject("id", id);
        page.addObject("theirs", conflict.theirs());
        page.addObject("places", conflict.places().stream().map(this::place).toList());
        page.addObject("fields", texts.typed(conflict.mine()).fields());
        page.addObject("base", conflict.base());
        page.addObject("from", from);
        page.addObject("move", move);
        page.addObject("headline", Objects.requireNonNullElse(conflict.mine().headline(), ""));
        return page;
    }

    /**
     * One choice.
     *
     * @param both whether both can be kept, one after the other
     */
    record Place(String labelKey, List<Words> mine, List<Words> theirs, boolean both) {}

    private Place place(MergeConflict conflict) {
        List<String> mine = words.of(conflict.field(), conflict.mine());
        List<String> theirs = words.of(conflict.field(), conflict.theirs());
        if (mine.equals(theirs)) {
            // Only the markup is another, so that is what there is to see.
            mine = conflict.mine();
            theirs = conflict.theirs();
        }
        List<ComparedParagraph> compared =
                Comparison.of(List.of(String.join("\n\n", theirs)), List.of(String.join("\n\n", mine)));
        return new Place(
                FieldWords.labelKey(conflict.field()),
                compared.stream().flatMap(each -> each.newer().stream()).toList(),
                compared.stream().flatMap(each -> each.older().stream()).toList(),
                conflict.field().equals("body")
                        && !conflict.mine().isEmpty()
                        && !conflict.theirs().isEmpty());
    }
}

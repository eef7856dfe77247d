package org.masthead.reader;

import java.util.List;
import java.util.Map;
import org.masthead.article.Story;
import org.masthead.comment.CommentThreads;
import org.springframework.stereotype.Component;

/** Puts the number of replies beside stories, with one statement for all of a page. */
@Component
class StoryCards {

    private final CommentThreads threads;

    StoryCards(CommentThreads threads) {
        this.threads = threads;
    }

    List<StoryCard> of(List<Story> stories) {
        Map<Long, Long> replies = threads.counts(stories.stream().map(Story::id).toList());
        return stories.stream()
                .map(story -> new StoryCard(story, replies.getOrDefault(story.id(), 0L)))
                .toList();
    }
}

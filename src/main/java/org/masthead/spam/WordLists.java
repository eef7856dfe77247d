package org.masthead.spam;

import org.masthead.comment.DiscussionPolicy;
import org.springframework.stereotype.Component;

/** The desk's lists, read once for as long as they stay the same. */
@Component
class WordLists {

    private volatile Lists newest = Lists.of(new DiscussionPolicy.Words("", "", "", 0));

    /**
     * Lists that were read.
     *
     * @param words as they were typed
     */
    record Lists(DiscussionPolicy.Words words, WordList refused, WordList held, WordList suspect) {

        static Lists of(DiscussionPolicy.Words words) {
            return new Lists(
                    words, WordList.of(words.refused()), WordList.of(words.held()), WordList.of(words.suspect()));
        }
    }

    Lists of(DiscussionPolicy policy) {
        Lists known = newest;
        if (!known.words().equals(policy.words())) {
            known = Lists.of(policy.words());
            newest = known;
        }
        return known;
    }
}

package org.masthead.spam;

import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Tone;
import org.springframework.stereotype.Component;

/** Finds attacks by the desk's list of suspect words and by what moderators removed as abusive. */
@Component
class HarshWords implements Tone {

    private final LearningFilter filter;
    private final WordLists lists;
    private final DiscussionPolicies policies;

    HarshWords(LearningFilter filter, WordLists lists, DiscussionPolicies policies) {
        this.filter = filter;
        this.lists = lists;
        this.policies = policies;
    }

    @Override
    public boolean mayBeAnAttack(String text) {
        DiscussionPolicy policy = policies.now();
        return lists.of(policy).suspect().in(text).isPresent()
                || policy.spam().learning()
                        && filter.abusive(text) >= policy.spam().abusiveFrom();
    }
}

package org.masthead.agenda;

import org.masthead.account.DeskUser;
import org.masthead.right.Right;

/**
 * How much waits for somebody.
 *
 * @param reviews stories that a colleague should read
 * @param comments held for moderation
 * @param errors that readers reported
 * @param scheduled stories that go out by themselves today
 * @param changes that were planned and could not be done without a person
 * @param letters that no server took
 * @param pictures that could not be developed
 * @param webhooks whose receivers take nothing
 * @param imports that broke off in the last week
 */
record Waiting(
        long reviews,
        long comments,
        long errors,
        long scheduled,
        long changes,
        long letters,
        long pictures,
        long webhooks,
        long imports) {

    /** The same for somebody, who is told only of what they can do something about. */
    Waiting of(DeskUser user) {
        return new Waiting(
                user.may(Right.REVIEW_STORIES) ? reviews : 0,
                user.may(Right.MODERATE_COMMENTS) ? comments : 0,
                user.may(Right.CORRECT_STORIES) ? errors : 0,
                user.may(Right.WRITE_STORIES) ? scheduled : 0,
                user.may(Right.REVIEW_STORIES) ? changes : 0,
                user.may(Right.KEEP_ACCOUNTS) ? letters : 0,
                user.mayWithAll(Right.KEEP_PICTURES) ? pictures : 0,
                user.may(Right.CHANGE_SETTINGS) ? webhooks : 0,
                user.may(Right.CHANGE_SETTINGS) ? imports : 0);
    }

    public boolean none() {
        return reviews + comments + errors + scheduled + changes + letters + pictures + webhooks + imports == 0;
    }
}

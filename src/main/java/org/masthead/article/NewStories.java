package org.masthead.article;

/** Says how a new story starts in what belongs to other rooms. */
public interface NewStories {

    /** Whether it takes replies, until its writer says otherwise. */
    Discussion discussion();
}

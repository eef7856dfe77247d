package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** Writes to those who comment, by their own wish. Whatever lasts needs the yes of the address first. */
public interface Correspondence {

    /** What somebody who posts may wish for beside the form. */
    enum Wish {
        /** The link to the receipt. */
        RECEIPT,
        /** Word of replies. */
        REPLIES,
        /** That the address is theirs, and the name with it. */
        CONFIRMATION
    }

    /**
     * What came of wishes.
     *
     * @param notice in words for whoever wished
     * @param address where it stands as well
     */
    record Answer(String notice, String address) {}

    /** Whether letters can be sent at all. */
    boolean isOpen();

    /** Answers the wishes beside a comment that was just posted; empty where there is nothing to say. */
    Optional<Answer> answer(String receipt, Set<Wish> wishes, HttpServletRequest request);
}

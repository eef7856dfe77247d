package org.masthead.comment;

import java.util.List;

/** Comments were kept that everyone can read from now on; told in the transaction that keeps them. */
public record CommentsPosted(List<Long> commentIds) {}

package org.masthead.comment;

/** Why a comment was taken out or not let in, as its writer reads it. */
public enum RemovalReason {
    ABUSIVE,
    OFF_TOPIC,
    SPAM,
    ILLEGAL,
    PRIVACY,
    DUPLICATE,
    /** Its writer took it back. */
    WITHDRAWN,
    OTHER
}

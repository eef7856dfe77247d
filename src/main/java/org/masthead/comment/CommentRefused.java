package org.masthead.comment;

/** A comment that is not taken: the form comes back with the reason, and nothing was written. */
public class CommentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;
    private final transient Object[] arguments;

    CommentRefused(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = arguments;
    }

    static CommentRefused because(Finding finding) {
        return new CommentRefused("comment.refused." + finding.screen() + "." + finding.code(), finding.detail());
    }

    /** The reason, in a message bundle. */
    public String messageKey() {
        return messageKey;
    }

    /** What the message is about. */
    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}

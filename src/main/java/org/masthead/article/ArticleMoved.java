package org.masthead.article;

/** The article has another address now: 301. */
public final class ArticleMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String address;

    ArticleMoved(String address) {
        super("moved to " + address, null, false, false);
        this.address = address;
    }

    /** The path where it is now. */
    public String address() {
        return address;
    }
}

package org.masthead.outbound;

/** An address is none that Masthead asks: wrong scheme or port, or not on the public internet. */
public class OutboundRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboundRefused(String message) {
        super(message);
    }
}

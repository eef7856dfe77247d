package org.masthead.article;

/** Another article has this address, or once had it. */
public final class AddressTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AddressTaken(String address) {
        super(address + " belongs to another article");
    }
}

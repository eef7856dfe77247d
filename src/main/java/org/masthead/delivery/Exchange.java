package org.masthead.delivery;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A question and the way to answer it, inside of the house or at its door. */
interface Exchange {

    boolean isHead();

    @Nullable
    String asked(String header);

    void status(int status);

    void header(String name, String value);

    void body(String type, byte[] bytes, int from, int length) throws IOException;
}

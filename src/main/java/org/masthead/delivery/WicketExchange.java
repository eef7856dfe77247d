package org.masthead.delivery;

import java.nio.ByteBuffer;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.jspecify.annotations.Nullable;

/** A question at the wicket, and its answer as it goes over the wire (RFC 9112, 4 to 6). */
final class WicketExchange implements Exchange {

    private static final int NOT_MODIFIED = 304;

    private final RequestHead head;
    private final ByteBuffer out;
    private boolean isBare;
    private boolean isComplete;
    private boolean fits;

    WicketExchange(RequestHead head, ByteBuffer out) {
        this.head = head;
        this.out = out;
    }

    /** Forgets the answer before. */
    void begin() {
        out.clear();
        isComplete = false;
        fits = true;
    }

    /** Whether the whole answer lies ready to be sent; one that was too long does not. */
    boolean end() {
        if (!isComplete) {
            if (!isBare && !isHead()) {
                header("Content-Length", "0");
            }
            complete();
        }
        out.flip();
        return fits;
    }

    @Override
    public boolean isHead() {
        return head.isHead();
    }

    @Override
    public @Nullable String asked(String header) {
        return head.asked(header);
    }

    @Override
    public void status(int status) {
        isBare = status == NOT_MODIFIED;
        write("HTTP/1.1 ");
        write(Integer.toString(status));
        write(" \r\n");
    }

    @Override
    public void header(String name, String value) {
        write(name);
        write(": ");
        write(value);
        write("\r\n");
    }

    @Override
    public void body(String type, byte[] bytes, int from, int length) {
        if (!type.isEmpty()) {
            header("Content-Type", type);
        }
        header("Content-Length", Integer.toString(length));
        complete();
        if (!isHead() && makesRoomFor(length)) {
            out.put(bytes, from, length);
        }
    }

    private void complete() {
        header("Date", FastHttpDateFormat.getCurrentDate());
        write("\r\n");
        isComplete = true;
    }

    private void write(String text) {
        if (makesRoomFor(text.length())) {
            for (int at = 0; at < text.length(); at++) {
                out.put((byte) text.charAt(at));
            }
        }
    }

    private boolean makesRoomFor(int length) {
        fits &= length <= out.remaining();
        return fits;
    }
}

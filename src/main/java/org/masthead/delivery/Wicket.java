package org.masthead.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The small door in the gate: what is kept is handed out by the thread that hears the sockets, before anything that
 * stands for a request is made. Whoever asks for anything else, or in an unusual way, is let in by the gate, with all
 * that was read put back.
 */
final class Wicket {

    private static final int LONGEST_QUESTION = 8 * 1024;
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final PageStore store;
    private final PageChanges changes;
    private final boolean brotli = Bodies.brotliIsThere();

    private final ByteBuffer in = ByteBuffer.allocate(LONGEST_QUESTION);
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    private final RequestHead head = new RequestHead(in.array());
    private final WicketExchange exchange = new WicketExchange(head, out);

    Wicket(PageStore store, PageChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /** What is left to do for somebody after they were at the wicket. */
    enum Left {
        /** They may ask again. */
        NOTHING,
        /** They ask for more than lies here. */
        QUESTION,
        /** They take in slowly what they were given. */
        ANSWER
    }

    /**
     * Answers what was asked on a connection, as far as that can be done without waiting. Only one thread at a time may
     * call it.
     */
    Left serve(SocketWrapperBase<NioChannel> reader) throws IOException {
        in.clear();
        if (reader.read(false, in) <= 0) {
            return Left.QUESTION;
        }
        int answered = 0;
        int asked = in.position();
        boolean taken = true;
        while (taken && answered < asked && head.read(answered, asked) && prepare()) {
            answered = head.end();
            reader.getSocket().write(out);
            taken = !out.hasRemaining();
        }
        if (answered < asked) {
            reader.unRead(in.position(answered).limit(asked));
        }
        return !taken ? Left.ANSWER : answered < asked ? Left.QUESTION : Left.NOTHING;
    }

    /** What somebody has not taken yet, for them alone. */
    ByteBuffer rest() {
        return ByteBuffer.allocate(out.remaining()).put(out).flip();
    }

    private boolean prepare() throws IOException {
        StoredPage page = find();
        if (page == null) {
            return false;
        }
        exchange.begin();
        return Answer.sendIfPacked(page, exchange, brotli) && exchange.end();
    }

    private @Nullable StoredPage find() {
        PageKey key = changes.isSure() ? PageKey.of(head) : null;
        return key == null ? null : store.find(key);
    }
}

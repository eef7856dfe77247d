package org.masthead.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tomcat's sockets, with a wicket: whoever asks over an idle connection comes by it first. */
final class WicketEndpoint extends NioEndpoint {

    private final ReentrantLock atTheWicket = new ReentrantLock();
    private volatile @Nullable Wicket wicket;

    void open(Wicket wicket) {
        this.wicket = wicket;
    }

    @Override
    public boolean processSocket(SocketWrapperBase<NioChannel> reader, SocketEvent event, boolean dispatch) {
        Wicket open = wicket;
        return open != null
                        && dispatch
                        && event == SocketEvent.OPEN_READ
                        // Else a request has begun, by halves or upgraded, and its processor goes on with it.
                        && reader.getCurrentProcessor() == null
                        && !isSSLEnabled()
                        && !isPaused()
                        && isServed(open, reader)
                || super.processSocket(reader, event, dispatch);
    }

    private boolean isServed(Wicket open, SocketWrapperBase<NioChannel> reader) {
        // Held by who works for this connection, if anybody does.
        Lock connection = reader.getLock();
        if (!atTheWicket.tryLock()) {
            return false;
        }
        try {
            if (!connection.tryLock()) {
                return false;
            }
            try {
                return isServedAlone(open, reader);
            } finally {
                connection.unlock();
            }
        } finally {
            atTheWicket.unlock();
        }
    }

    private boolean isServedAlone(Wicket open, SocketWrapperBase<NioChannel> reader) {
        try {
            switch (open.serve(reader)) {
                case NOTHING -> reader.registerReadInterest();
                case ANSWER -> serveSlowly(reader, open.rest());
                case QUESTION -> {
                    return false;
                }
            }
        } catch (IOException readerLeft) {
            reader.close();
        }
        return true;
    }

    /** Gives the rest to a slow reader, on a thread that may wait for them, and lets them in for whatever is next. */
    private void serveSlowly(SocketWrapperBase<NioChannel> reader, ByteBuffer rest) {
        Executor waiting = getExecutor();
        try {
            waiting.execute(() -> {
                Lock connection = reader.getLock();
                connection.lock();
                try {
                    reader.write(true, rest);
                    reader.flush(true);
                } catch (IOException readerLeft) {
                    reader.close();
                    return;
                } finally {
                    connection.unlock();
                }
                super.processSocket(reader, SocketEvent.OPEN_READ, false);
            });
        } catch (RejectedExecutionException closing) {
            reader.close();
        }
    }
}

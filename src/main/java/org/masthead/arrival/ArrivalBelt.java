package org.masthead.arrival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file in a thread of its own and hands its records on by the load: while the database takes one, the next is
 * read and its texts are converted. No more than these two are ever in memory.
 */
final class ArrivalBelt implements AutoCloseable {

    /** As many records, or characters, are one load. */
    static final int MOST_RECORDS = 1000;

    private static final int MOST_CHARACTERS = 4_000_000;
    private static final Load END = new Load("", List.of(), Map.of(), 0, 0);

    private final ArrivalReader reader;
    private final ArrivalFile file;
    private final String site;
    private final long settled;
    private final SynchronousQueue<Load> belt = new SynchronousQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<@Nullable Void> reading;
    private volatile boolean closed;

    /**
     * Records on their way in.
     *
     * @param origin the site they come from
     * @param bodies what becomes of the texts of its stories, by their keys
     * @param position how many records there are up to its end
     * @param progress of the file, in thousandths
     */
    record Load(String origin, List<Arrival> arrivals, Map<String, ArrivedBody> bodies, long position, int progress) {}

    /**
     * @param site the address of the old site, where the file may not tell it; may be empty
     * @param settled how many records at the beginning are passed over
     */
    ArrivalBelt(ArrivalReader reader, ArrivalFile file, String site, long settled) {
        this.reader = reader;
        this.file = file;
        this.site = site;
        this.settled = settled;
        this.reading = thread.submit(this::read);
    }

    /**
     * The next load; null at the end of the file. What was whole before the file turned out to be damaged comes first.
     */
    @Nullable
    Load next() throws IOException, ArrivalFailed {
        try {
            Load load = belt.take();
            if (load == END) {
                reading.get();
                return null;
            }
            return load;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ArrivalFailed failed) {
                throw failed;
            }
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Void read() throws IOException, ArrivalFailed, InterruptedException {
        try {
            Gathering gathering = new Gathering();
            reader.read(file, site, gathering);
            gathering.handOn();
        } finally {
            if (!closed) {
                belt.put(END);
            }
        }
        return null;
    }

    /** Gathers records to loads. */
    private final class Gathering implements ArrivalReader.Receiver {

        private List<Arrival> arrivals = new ArrayList<>();
        private Map<String, ArrivedBody> bodies = new HashMap<>();
        private @Nullable String origin;
        private long position;
        private long characters;

        @Override
        public void from(String from) throws IOException {
            origin = from.length() <= 300 ? from : from.substring(0, 300);
            handOn();
        }

        @Override
        public void take(Arrival arrival) throws IOException {
            position++;
            if (position <= settled) {
                return;
            }
            arrivals.add(arrival);
            if (arrival instanceof Arrival.Story story) {
                ArrivedBody body = reader.body(Objects.requireNonNull(origin), story, new ArrivedPictures.None());
                bodies.putIfAbsent(story.key(), body);
                characters += story.html().length() + body.html().length();
            } else if (arrival instanceof Arrival.Reply reply) {
                characters += reply.html().length();
            }
            if (arrivals.size() >= MOST_RECORDS || characters >= MOST_CHARACTERS) {
                handOn();
            }
        }

        private void handOn() throws IOException {
            if (origin == null) {
                return;
            }
            try {
                belt.put(new Load(origin, arrivals, bodies, Math.max(position, settled), file.progress()));
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            arrivals = new ArrayList<>();
            bodies = new HashMap<>();
            characters = 0;
        }
    }
}

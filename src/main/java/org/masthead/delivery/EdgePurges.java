package org.masthead.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells the caches in front which pages to drop, by the names of what changed. Every node tells all that it hears of,
 * so that nothing is missed when one of them stops; for a cache to hear it twice does no harm. What comes while a cache
 * is being told goes with the next message; a cache that did not listen is told again.
 */
final class EdgePurges implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EdgePurges.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** A line of so many names is short enough for every cache. */
    private static final int NAMES_AT_ONCE = 100;

    private final DeliverySettings.Edge edge;
    private final SingletonSupplier<HttpClient> client = SingletonSupplier.of(
            () -> HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean running;

    EdgePurges(DeliverySettings.Edge edge) {
        this.edge = edge;
    }

    /** Notes that parts changed. */
    void changed(Collection<String> parts) {
        if (edge.isThere() && !parts.isEmpty()) {
            synchronized (waiting) {
                waiting.addAll(parts);
                waiting.notifyAll();
            }
        }
    }

    @Override
    public void start() {
        synchronized (waiting) {
            running = true;
        }
        if (edge.isThere()) {
            Thread teller = new Thread(this::tell, "edge-purges");
            teller.setDaemon(true);
            teller.start();
        }
    }

    private void tell() {
        try {
            while (true) {
                Set<String> some = next();
                if (some.isEmpty()) {
                    return;
                }
                for (URI cache : edge.purge()) {
                    while (!tell(cache, some) && isRunning()) {
                        Thread.sleep(PAUSE.toMillis());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for something to tell; nothing once the house closes. */
    private Set<String> next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && running) {
                waiting.wait();
            }
            Set<String> some = new LinkedHashSet<>();
            waiting.stream().limit(NAMES_AT_ONCE).forEach(some::add);
            waiting.removeAll(some);
            return some;
        }
    }

    private boolean tell(URI cache, Set<String> parts) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(cache)
                .timeout(PATIENCE)
                .method("PURGE", HttpRequest.BodyPublishers.noBody())
                .header("Surrogate-Key", String.join(" ", parts))
                .header("Cache-Tag", String.join(",", parts))
                .build();
        try {
            int status = client.obtain()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status < 300) {
                return true;
            }
            log.warn("The cache at {} answered {} when it was told to drop pages", cache, status);
        } catch (IOException e) {
            log.warn("The cache at {} could not be told to drop pages: {}", cache, e.toString());
        }
        return false;
    }

    @Override
    public void stop() {
        synchronized (waiting) {
            running = false;
            waiting.notifyAll();
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (waiting) {
            return running;
        }
    }
}

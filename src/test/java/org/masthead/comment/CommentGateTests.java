package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CommentGateTests {

    private static final String POST = "/2026/11/harbour/comments";

    private final CommentGate gate = new CommentGate();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        hold.countDown();
        senders.shutdownNow();
    }

    @Test
    void fewPostsAreInAtATimeAndAllGetIn() throws Exception {
        Future<?>[] posts =
                IntStream.range(0, 20).mapToObj(n -> send("POST", POST)).toArray(Future<?>[]::new);
        while (inside.get() < 4) {
            Thread.onSpinWait();
        }
        Thread.sleep(100);
        assertThat(inside).hasValue(4);
        hold.countDown();
        for (Future<?> post : posts) {
            post.get(10, TimeUnit.SECONDS);
        }
        assertThat(inside).hasValue(20);
    }

    @Test
    void readersAndOtherFormsPassWhilePostsWait() throws Exception {
        IntStream.range(0, 5).forEach(n -> send("POST", POST));
        while (inside.get() < 4) {
            Thread.onSpinWait();
        }
        send("GET", POST);
        send("POST", POST + "/17/report");
        while (inside.get() < 6) {
            Thread.onSpinWait();
        }
        assertThat(inside).hasValue(6);
    }

    @Test
    void postThatFailsLeavesItsPlace() throws Exception {
        for (int i = 0; i < 5; i++) {
            Future<?> failed = senders.submit(() -> {
                gate.doFilter(new MockHttpServletRequest("POST", POST), new MockHttpServletResponse(), (in, out) -> {
                    throw new IllegalStateException("It failed");
                });
                return null;
            });
            try {
                failed.get(10, TimeUnit.SECONDS);
            } catch (TimeoutException shutOut) {
                throw new AssertionError("A failed post kept its place", shutOut);
            } catch (java.util.concurrent.ExecutionException expected) {
                assertThat(expected).hasRootCauseMessage("It failed");
            }
        }
    }

    private Future<?> send(String method, String address) {
        return senders.submit(() -> {
            gate.doFilter(new MockHttpServletRequest(method, address), new MockHttpServletResponse(), (in, out) -> {
                inside.incrementAndGet();
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return null;
        });
    }
}

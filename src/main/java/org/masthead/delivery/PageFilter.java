package org.masthead.delivery;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has pages made, each once however many ask for it, and keeps them. It stands behind the checks of what a request may
 * be, and before all that works for an answer.
 */
final class PageFilter implements Filter {

    /** After the check of the host, before the security filters. */
    static final int ORDER = -150;

    private static final String UNFINISHED = PageFilter.class.getName() + ".unfinished";

    private final PageStore store;
    private final PageMaker maker;
    private final PageChanges changes;
    private final Parts parts;
    private final boolean brotli = Bodies.brotliIsThere();

    PageFilter(PageStore store, PageMaker maker, PageChanges changes, Parts parts) {
        this.store = store;
        this.maker = maker;
        this.changes = changes;
        this.parts = parts;
    }

    /** A page that waits for what an error looks like: the container asks for that once the first way has ended. */
    private record Unfinished(PageKey key, Flight flight, Making making) {}

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            finish(request, response, chain);
            return;
        }
        PageKey key = maker.keyOf(request);
        if (key == null) {
            chain.doFilter(request, response);
        } else if (!changes.isSure()) {
            asItWas(key, request, response, chain);
        } else if (!store.keeps()) {
            make(begun(key, new Flight(parts.count())), request, response, chain);
        } else {
            fresh(key, request, response, chain);
        }
    }

    /** While nobody knows what changed: the last that was right, with its age; what is not there is not kept either. */
    private void asItWas(PageKey key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        StoredPage last = store.find(key);
        if (last == null) {
            chain.doFilter(request, response);
        } else {
            Answer.send(
                    last,
                    new ServletExchange(request, response),
                    brotli,
                    changes.unsureFor().toSeconds());
        }
    }

    private void fresh(PageKey key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long arrived = parts.count();
        StoredPage page = store.find(key);
        while (page == null) {
            Flight mine = new Flight(parts.count());
            Flight other = store.begin(key, mine);
            if (other == null) {
                page = store.find(key);
                if (page == null) {
                    make(begun(key, mine), request, response, chain);
                    return;
                }
                mine.lands(page);
                store.end(key, mine);
            } else {
                StoredPage made = other.await();
                if (made == null) {
                    store.end(key, other);
                    chain.doFilter(request, response);
                    return;
                }
                // What was begun before this reader came may lack what they have just seen saved.
                page = other.begunAt() >= arrived ? made : store.find(key);
            }
        }
        Answer.send(page, new ServletExchange(request, response), brotli, -1);
    }

    private Unfinished begun(PageKey key, Flight flight) {
        return new Unfinished(key, flight, maker.begin(flight.begunAt()));
    }

    private void make(Unfinished work, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CapturedResponse captured = maker.capture(response);
        try {
            maker.work(work.making(), new MakerRequest(request, work.key()), captured, chain);
            if (maker.hasPage(captured.error())) {
                request.setAttribute(UNFINISHED, work);
            } else if (captured.error() == 0) {
                send(work, captured, request, response);
            }
        } finally {
            // Whoever waits for what is an error, or for one reader alone, goes the whole way by themselves.
            work.flight().lands(null);
            store.end(work.key(), work.flight());
        }
    }

    private void finish(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request.getAttribute(UNFINISHED) instanceof Unfinished work)) {
            chain.doFilter(request, response);
            return;
        }
        request.removeAttribute(UNFINISHED);
        CapturedResponse captured = maker.capture(response);
        maker.work(work.making(), new MakerRequest(request, work.key()), captured, chain);
        send(work, captured, request, response);
    }

    /** What is for this reader alone is sent as it was made. */
    private static void sendAsMade(CapturedResponse captured, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] bytes = captured.bytes();
        if (bytes.length > 0) {
            response.setContentLength(bytes.length);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(bytes);
            }
        }
    }

    private void send(
            Unfinished work, CapturedResponse captured, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StoredPage page = maker.finished(work.key(), work.making(), captured);
        if (page != null) {
            store.keep(work.key(), page);
            work.flight().lands(page);
            Answer.send(page, new ServletExchange(request, response), brotli, -1);
        } else if (!captured.isPassedOn()) {
            sendAsMade(captured, request, response);
        }
    }
}

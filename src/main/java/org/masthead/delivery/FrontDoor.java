package org.masthead.delivery;

import java.io.IOException;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Answers at Tomcat's connector with what is kept: before its valves, the security filters, the dispatcher and the
 * templates. All else goes on to where it would have gone.
 */
final class FrontDoor implements Adapter {

    private final Adapter house;
    private final PageStore store;
    private final PageChanges changes;
    private final boolean brotli = Bodies.brotliIsThere();

    FrontDoor(Adapter house, PageStore store, PageChanges changes) {
        this.house = house;
        this.store = store;
        this.changes = changes;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        // Tomcat brings here too what it could not read, with the status that it refuses it with.
        StoredPage page = response.getStatus() == 200 ? find(request) : null;
        if (page == null) {
            house.service(request, response);
            return;
        }
        ConnectorExchange exchange = new ConnectorExchange(request, response, "HEAD".equals(request.getMethod()));
        try {
            Answer.send(page, exchange, brotli, -1);
            exchange.end();
        } catch (IOException readerLeft) {
            response.setErrorException(readerLeft);
            response.action(ActionCode.CLOSE_NOW, readerLeft);
        }
    }

    private @Nullable StoredPage find(Request request) {
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod()) || !changes.isSure()) {
            return null;
        }
        PageKey key = PageKey.of(request);
        return key == null ? null : store.find(key);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return house.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        return house.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        house.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        house.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return house.getDomain();
    }
}

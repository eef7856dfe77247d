package org.masthead.delivery;

import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1 on sockets with a {@link Wicket}; Tomcat makes it by its name. */
public final class WicketProtocol extends Http11NioProtocol {

    private final WicketEndpoint endpoint;

    public WicketProtocol() {
        this(new WicketEndpoint());
    }

    private WicketProtocol(WicketEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void open(Wicket wicket) {
        endpoint.open(wicket);
    }
}

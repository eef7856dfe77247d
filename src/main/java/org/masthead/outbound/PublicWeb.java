package org.masthead.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RedirectLocations;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks addresses that somebody else wrote, as far as they are on the public internet: http and https on their usual
 * ports, every name looked up once and the connection made to the address that was checked, every redirect checked
 * again. It keeps no cookies and follows no proxy.
 */
@Component
public class PublicWeb implements DisposableBean {

    private static final Set<Integer> PORTS = Set.of(80, 443);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int MOST_HOPS = 5;
    /** Enough of an answer to see what went wrong. */
    private static final int EXCERPT = 4_096;

    private final OutboundSettings settings;
    private final DnsResolver names;
    private @Nullable CloseableHttpClient client;

    @Autowired
    PublicWeb(OutboundSettings settings) {
        this(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    PublicWeb(OutboundSettings settings, DnsResolver names) {
        this.settings = settings;
        this.names = names;
    }

    /** Made for the first who asks: many a site never does. */
    private synchronized CloseableHttpClient client() {
        if (client == null) {
            client = HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setDnsResolver(new CheckedHosts(names, settings))
                            .setDefaultConnectionConfig(ConnectionConfig.custom()
                                    .setConnectTimeout(SILENCE)
                                    .setSocketTimeout(SILENCE)
                                    // As nothing is sent twice, what is sent must not meet a connection that was
                                    // closed.
                                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                    .build())
                            .build())
                    .setDefaultRequestConfig(
                            RequestConfig.custom().setMaxRedirects(MOST_HOPS).build())
                    .setRedirectStrategy(new CheckedHops())
                    .setUserAgent("Masthead")
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .disableAutomaticRetries()
                    .build();
        }
        return client;
    }

    /** Refuses a redirect as it would refuse the address itself. */
    private final class CheckedHops extends DefaultRedirectStrategy {

        @Override
        public URI getLocationURI(HttpRequest request, HttpResponse response, HttpContext context)
                throws HttpException {
            URI location = super.getLocationURI(request, response, context);
            check(location);
            return location;
        }
    }

    /**
     * Gets what is there, following redirects.
     *
     * @param mostBytes how large the answer may be, unpacked
     * @throws OutboundRefused if the address, or one that it leads to, is none to ask
     * @throws IOException if nobody answered in time, or too much
     */
    public WebAnswer get(URI address, int mostBytes) throws IOException {
        return send(new HttpGet(check(address)), mostBytes, true);
    }

    /**
     * Posts something; redirects are not followed.
     *
     * @return the answer, with no more than the beginning of its body
     * @throws OutboundRefused if the address is none to ask
     * @throws IOException if nobody answered in time
     */
    public WebAnswer post(URI address, Map<String, String> headers, String mediaType, byte[] body) throws IOException {
        HttpPost post = new HttpPost(check(address));
        post.setConfig(RequestConfig.custom().setRedirectsEnabled(false).build());
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.parse(mediaType)));
        return send(post, EXCERPT, false);
    }

    /**
     * Whether an address could be asked, as far as can be seen without looking its name up.
     *
     * @throws OutboundRefused if not
     */
    public URI check(URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new OutboundRefused(address + " is no address of http or https");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new OutboundRefused(address + " names no host, or a user");
        }
        if (!PORTS.contains(OutboundSettings.port(address)) && !settings.allows(address)) {
            throw new OutboundRefused(address + " is on another port than 80 and 443");
        }
        return address;
    }

    private WebAnswer send(HttpUriRequestBase request, int mostBytes, boolean whole) throws IOException {
        HttpClientContext context = HttpClientContext.create();
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                request::cancel,
                CompletableFuture.delayedExecutor(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
        try {
            return client().execute(
                            request, context, response -> read(response, last(request, context), mostBytes, whole));
        } finally {
            end.cancel(false);
        }
    }

    private static WebAnswer read(ClassicHttpResponse response, URI address, int mostBytes, boolean whole)
            throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new WebAnswer(address, response.getCode(), null, new byte[0]);
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(mostBytes);
            if (whole && content.read() >= 0) {
                throw new IOException("the answer is longer than " + mostBytes + " bytes");
            }
            return new WebAnswer(address, response.getCode(), entity.getContentType(), body);
        }
    }

    private static URI last(HttpUriRequestBase request, HttpClientContext context) {
        RedirectLocations hops = context.getRedirectLocations();
        try {
            return hops == null || hops.size() == 0 ? request.getUri() : hops.get(hops.size() - 1);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void destroy() throws IOException {
        if (client != null) {
            client.close();
        }
    }
}

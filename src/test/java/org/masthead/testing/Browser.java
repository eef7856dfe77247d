package org.masthead.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A plain browser with a cookie jar, for {@link LiveNewsroomTest}: it opens pages, fills in their forms, hidden fields
 * and all, and follows nothing by itself.
 */
public final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    public Browser(int port) {
        this.port = port;
    }

    /** Opens a page. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form from a page of the site without having opened it. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(form(request(path), fields).header("Sec-Fetch-Site", "same-origin"));
    }

    /** Opens a page and sends the form on it that leads to an address, with some fields filled in. */
    public HttpResponse<String> fillIn(String page, String action, Map<String, String> fields) {
        Document document = Jsoup.parse(get(page).body());
        Element form = document.selectFirst("form[action='" + action + "']");
        if (form == null) {
            throw new AssertionError("no form for " + action + " on " + page + ":\n" + document);
        }
        Map<String, String> all = new LinkedHashMap<>();
        form.select("input[type=hidden][name]").forEach(input -> all.put(input.attr("name"), input.attr("value")));
        all.putAll(fields);
        return post(action, all);
    }

    /** Signs in as somebody whose account has this password. */
    public HttpResponse<String> signIn(String email, String password) {
        return fillIn("/desk/sign-in", "/desk/sign-in", Map.of("email", email, "password", password));
    }

    /** The value of the one cookie it has, or nothing. */
    public String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Any request at all. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,*/*;q=0.8");
    }

    /** Makes a request one that sends a form. */
    public static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** Sends it. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package org.masthead.export;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of an address where only files are served. */
final class StaticAddress {

    /** The desk, forms, and what is answered to one reader, or only while the site runs. */
    private static final Pattern ALIVE =
            Pattern.compile("/(desk|set-up|invitation|preview|search|actuator|error)([/?].*)?"
                    + "|/comments/.*|/section/[^/?]+/search.*"
                    + "|/.*/(error-report|comments/\\d+/(reply|report)|comments/(count|since/.*))([/?].*)?");

    private static final Pattern FILE = Pattern.compile(".*/[^/]+\\.[a-z0-9]{2,5}");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final int LONGEST = 80;

    private StaticAddress() {}

    /**
     * The address within the site that a link leads to, without its fragment; null if it leads elsewhere.
     *
     * @param page the address of the page that has the link
     */
    static @Nullable String within(String siteAddress, String page, String link) {
        try {
            URI target = URI.create(siteAddress + page).resolve(link.strip());
            String whole = target.toString();
            int fragment = whole.indexOf('#');
            String plain = fragment < 0 ? whole : whole.substring(0, fragment);
            if (plain.equals(siteAddress)) {
                return "/";
            }
            return plain.startsWith(siteAddress + "/") ? plain.substring(siteAddress.length()) : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    static boolean isAlive(String address) {
        return ALIVE.matcher(address).matches();
    }

    /** The link to it: a query cannot be told apart by a file server, so it becomes part of the path. */
    static String link(String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            return address;
        }
        String path = address.substring(0, query);
        if (FILE.matcher(path).matches()) {
            return address;
        }
        String words = address.substring(query + 1);
        String name = UNSAFE.matcher(words).replaceAll("-");
        if (!name.equals(words) || name.length() > LONGEST) {
            name = name.substring(0, Math.min(name.length(), LONGEST)) + "-" + Integer.toHexString(words.hashCode());
        }
        return (path.endsWith("/") ? path : path + "/") + "_" + name + "/";
    }

    /**
     * The file that is served there, below the folder.
     *
     * @param page whether it is a page, which lies in a folder of its name
     */
    static String file(String address, boolean page) {
        String link = link(address);
        int query = link.indexOf('?');
        String path = URLDecoder.decode(
                (query < 0 ? link : link.substring(0, query)).replace("+", "%2B"), StandardCharsets.UTF_8);
        String plain = path.replaceAll("^/+|/+$", "");
        if (!page) {
            return plain;
        }
        return plain.isEmpty() ? "index.html" : plain + "/index.html";
    }
}

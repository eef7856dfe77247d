package org.masthead.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The addresses that things have on a site of WordPress, as path and query of what takes its place. */
record WordpressAddresses(String origin) {

    /** The link that the export tells, and the number that always leads there. */
    List<String> of(String link, String parameter, String id) {
        List<String> all = new ArrayList<>();
        if (id.matches("\\d{1,18}")) {
            all.add("/?" + parameter + "=" + id);
        }
        String path = local(link);
        if (!path.isEmpty() && !all.contains(path)) {
            all.add(path);
        }
        String below = below();
        if (!below.isEmpty()) {
            List.copyOf(all).forEach(each -> all.add(below + each.replaceFirst("^/\\?", "?")));
        }
        return all.stream().filter(each -> each.length() <= 400).toList();
    }

    /** The folder that the site was in, as {@code /blog}; empty where it had a host of its own. */
    String below() {
        String site = bare(origin).replaceFirst("/+$", "");
        int slash = site.indexOf('/');
        return slash < 0 ? "" : site.substring(slash).toLowerCase(Locale.ROOT);
    }

    /** Path and query of an address of the site, tidied as this site tidies what it is asked; empty for others. */
    String local(String link) {
        String bare = bare(link.strip());
        String site = bare(origin);
        if (site.isEmpty() || !bare.startsWith(site)) {
            return "";
        }
        String rest = bare.substring(site.length()).replaceFirst("#.*", "");
        if (!rest.isEmpty() && !rest.startsWith("/") && !rest.startsWith("?")) {
            return "";
        }
        int query = rest.indexOf('?');
        String path = (query < 0 ? rest : rest.substring(0, query))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("/+$", "");
        String tidy = "/" + path.replaceFirst("^/+", "") + (query < 0 ? "" : rest.substring(query));
        return tidy.equals("/") || tidy.length() > 400 ? "" : tidy;
    }

    private static String bare(String address) {
        String bare = address.replaceFirst("^(?i)https?://(?:www\\.)?", "");
        int slash = bare.indexOf('/');
        return slash < 0
                ? bare.toLowerCase(Locale.ROOT)
                : bare.substring(0, slash).toLowerCase(Locale.ROOT) + bare.substring(slash);
    }
}

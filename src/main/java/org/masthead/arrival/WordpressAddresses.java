package org.masthead.arrival;

import java.util.ArrayList;
import java.util.List;

/** The addresses that things have on a site of WordPress, as path and query of what takes its place. */
record WordpressAddresses(String origin) {

    /** The link that the export tells, and the number that always leads there. */
    List<String> of(String link, String parameter, String id) {
        List<String> all = new ArrayList<>();
        if (id.matches("\\d{1,18}")) {
            all.add("/?" + parameter + "=" + id);
        }
        OldSite site = new OldSite(origin);
        String path = site.local(link);
        if (!path.isEmpty() && !all.contains(path)) {
            all.add(path);
        }
        String below = site.below();
        if (!below.isEmpty()) {
            List.copyOf(all).forEach(each -> all.add(below + each.replaceFirst("^/\\?", "?")));
        }
        return all.stream().filter(each -> each.length() <= 400).toList();
    }
}

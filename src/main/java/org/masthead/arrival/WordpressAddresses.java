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
        String path = new OldSite(origin).local(link);
        if (!path.isEmpty() && !all.contains(path)) {
            all.add(path);
        }
        return all;
    }
}

package org.masthead.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.masthead.backup.CheckedZip;

/**
 * What an export says of itself, its last entry. One without it was cut off.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format; {@link #VERSION} is the one this Masthead writes and reads
 * @param masthead the version that wrote it; empty where it was not packed
 * @param schema the last migration of the database
 * @param site what the site was called, whether in its settings or its configuration
 * @param addresses whether it names the addresses of people who comment
 * @param kinds what there is
 * @param sequences up to where numbers were given
 * @param entries of the file, without this one
 */
record ExportManifest(
        String format,
        int version,
        String masthead,
        String schema,
        Instant exported,
        Site site,
        boolean addresses,
        List<Written> kinds,
        Map<String, Long> sequences,
        List<CheckedZip.Entry> entries) {

    static final String FORMAT = "masthead-export";
    static final int VERSION = 1;
    static final String NAME = "manifest.json";

    /** What is in the configuration of a site that nobody saved settings of. */
    record Site(String address, String name, String tagline, String language, String timeZone) {}

    /**
     * A kind as it was written.
     *
     * @param fields of each line
     * @param rows how many lines
     */
    record Written(String kind, List<String> fields, long rows) {}
}

package org.masthead.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself, its last entry. One without it was cut off.
 *
 * @param format of the file; {@link #FORMAT} is the one this Masthead reads
 * @param masthead the version that wrote it; empty where it was not packed
 * @param schema the last migration of the database
 * @param full whether it holds secrets: passwords' hashes, keys, links
 * @param tables in the order of the file
 * @param sequences the values of sequences by their names
 * @param entries of the file, without this one
 */
record Manifest(
        int format,
        String masthead,
        String schema,
        boolean full,
        Instant taken,
        List<Table> tables,
        Map<String, Long> sequences,
        List<CheckedZip.Entry> entries) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /**
     * A table as it was copied.
     *
     * @param rows how many
     */
    record Table(String name, List<String> columns, long rows) {

        String entry() {
            return "tables/" + name + ".copy";
        }
    }
}

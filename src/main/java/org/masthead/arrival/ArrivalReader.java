package org.masthead.arrival;

import java.io.IOException;

/** Turns a file of another system into records, one after the other, whatever its size. */
interface ArrivalReader {

    /** What it reads, as commands and tables name it: {@code wordpress}. */
    String source();

    /**
     * Reads all of a file.
     *
     * @param site the address of the old site, where the file may not tell it; may be empty
     * @throws ArrivalFailed if it is not what it should be; what was handed on before stays good
     */
    void read(ArrivalFile file, String site, Receiver receiver) throws IOException, ArrivalFailed;

    /** Whether what was said comes with its stories; else these are here before. */
    default boolean bringsStories() {
        return true;
    }

    /** Makes of the text of a story what is kept of it here; later once more, when pictures have come. */
    ArrivedBody body(String origin, Arrival.Story story, OldPictures pictures);

    /** Who takes the records. */
    interface Receiver {

        /** Comes first: the address of the site, without a slash at its end. */
        void from(String origin) throws IOException, ArrivalFailed;

        void take(Arrival arrival) throws IOException, ArrivalFailed;
    }
}

package org.masthead.media;

/**
 * What a picture is to be developed from, and how it is cut. A node that claimed one works on it without a lock.
 *
 * @param turn goes up when something else is wanted meanwhile
 */
record PictureTask(long pictureId, int turn, int attempts, String fileName, String sourceImprint, Cut cut) {

    /** The name of the file as it was uploaded, which goes away when it is developed. */
    static String upload(String sourceImprint) {
        return "upload-" + sourceImprint;
    }

    /** The name of the file that other cuts are made from. */
    static String master(String sourceImprint) {
        return "master-" + sourceImprint;
    }

    String imprint() {
        return cut.imprint(sourceImprint);
    }
}

package org.masthead.arrival;

import java.util.regex.Pattern;

/** The address that a picture had on its old site, as it is looked for: all sizes of a picture are the same one. */
final class OldPictureAddress {

    /** The size that WordPress adds to the names of smaller versions. */
    private static final Pattern SIZED_NAME = Pattern.compile("-\\d{1,5}x\\d{1,5}(?=\\.[A-Za-z]{2,5}$)");

    /** The folder that Ghost keeps smaller versions in. */
    private static final Pattern SIZED_FOLDER =
            Pattern.compile("(?<=/content/images)/size/[wh]\\d{1,5}(?:h\\d{1,5})?(?:/format/\\w{1,5})?(?=/)");

    private OldPictureAddress() {}

    /** The address of the picture in its whole size. */
    static String wholeSize(String address) {
        return SIZED_NAME.matcher(plain(address)).replaceFirst("");
    }

    /** The address without scheme, query, and what an old system adds to say how large it is. */
    static String plain(String address) {
        String bare = address.strip()
                .replaceFirst("[?#].*", "")
                .replaceFirst("^(?i)https?:", "")
                .replaceFirst("-scaled(?=\\.\\w+$)", "");
        return SIZED_FOLDER.matcher(bare).replaceFirst("");
    }
}

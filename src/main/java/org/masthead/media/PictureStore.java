package org.masthead.media;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Where the files of pictures lie: by the number of the picture and a name that this house made, of lower-case letters,
 * digits, dots and hyphens. A name always stands for the same bytes, so nobody needs to agree on who writes it.
 */
interface PictureStore {

    /** Keeps a file; one that is there already is the same. */
    void keep(long picture, String name, byte[] bytes);

    /** The file, or nothing. */
    Optional<byte[]> find(long picture, String name);

    /** The names of all files of a picture. */
    Set<String> names(long picture);

    /** Takes files away; those that are not there are no mistake. */
    void remove(long picture, Collection<String> names);

    /** Takes all files of a picture away. */
    default void removeAll(long picture) {
        remove(picture, names(picture));
    }
}

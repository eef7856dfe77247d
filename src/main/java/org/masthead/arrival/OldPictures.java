package org.masthead.arrival;

import java.util.List;
import org.masthead.text.PictureSource;

/** Where pictures of the old site went. */
interface OldPictures extends PictureSource {

    /** The number here of a file of the old site; 0 if it did not arrive. */
    long byKey(String key);

    /** The number here of what was at an address, in any of its sizes; 0 if it did not arrive. */
    long byAddress(String address);

    /** The numbers here of the files that were uploaded to a story. */
    List<Long> of(String story);

    /** The caption of a picture here; may be empty. */
    String caption(long picture);
}

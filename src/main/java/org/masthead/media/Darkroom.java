package org.masthead.media;

import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

@Component
class Darkroom {

    PreparedPicture develop(InputStreamSource content) {
        throw new PictureRefused("media.refused.unreadable");
    }
}

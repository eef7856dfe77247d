package org.masthead.media;

import org.springframework.context.ApplicationContext;

/** Has tests wait for no other node. */
public final class DevelopedPictures {

    private DevelopedPictures() {}

    /** Develops what waits. */
    public static void develop(ApplicationContext context) {
        context.getBean(PictureDeveloper.class).workOff();
    }
}

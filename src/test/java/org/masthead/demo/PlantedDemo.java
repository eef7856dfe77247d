package org.masthead.demo;

import org.springframework.context.ApplicationContext;

/** Gives tests the newsroom that a first start plants. */
public final class PlantedDemo {

    private PlantedDemo() {}

    /** Plants it, where nobody has worked yet. */
    public static void plant(ApplicationContext context) {
        if (!context.getBean(DemoNewsroom.class).plant()) {
            throw new AssertionError("somebody works here already");
        }
    }
}

package org.masthead.delivery;

import org.springframework.beans.factory.BeanFactory;

/** The tests' way to the pages that the application keeps. */
public final class KeptPages {

    private KeptPages() {}

    /** So that the next answers are made anew. */
    public static void forgetAll(BeanFactory house) {
        house.getBean(PageStore.class).forgetAll();
    }

    /** After the database was changed, or exchanged, behind the application's back. */
    public static void look(BeanFactory house) {
        house.getBean(PageChanges.class).look();
    }
}

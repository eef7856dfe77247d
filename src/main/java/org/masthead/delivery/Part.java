package org.masthead.delivery;

/** Something pages are made of, and when it last changed, by the count of changes that this node heard of. */
final class Part {

    private final String name;
    private volatile long changed;

    Part(String name, long changed) {
        this.name = name;
        this.changed = changed;
    }

    String name() {
        return name;
    }

    boolean changedSince(long count) {
        return changed > count;
    }

    void change(long count) {
        changed = count;
    }
}

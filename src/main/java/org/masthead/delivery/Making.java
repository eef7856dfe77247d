package org.masthead.delivery;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A page while it is made: collects what it is made of, and for how long it can be right. Belongs to one thread. */
final class Making {

    private final long begunAt;
    private final Set<String> parts = new TreeSet<>();
    private Instant until;
    private boolean lasting = true;

    /** What single thing the statements of a kind are about at the moment. */
    private @Nullable Ingredient narrowed;

    private @Nullable String narrowedTo;

    Making(long begunAt, Instant until) {
        this.begunAt = begunAt;
        this.until = until;
    }

    /** The count of changes when it began. */
    long begunAt() {
        return begunAt;
    }

    Set<String> parts() {
        return parts;
    }

    Instant until() {
        return until;
    }

    /** Whether all that it is made of tells of its changes. */
    boolean canBeKept() {
        return lasting;
    }

    void uses(Ingredient kind) {
        if (kind == narrowed && narrowedTo != null) {
            parts.add(narrowedTo);
            parts.add(kind.everyPart());
        } else {
            parts.add(kind.part());
        }
    }

    boolean isMadeOf(Ingredient kind) {
        return parts.contains(kind.part()) || parts.contains(kind.everyPart());
    }

    void cannotBeKept() {
        lasting = false;
    }

    void rightUntil(Instant moment) {
        if (moment.isBefore(until)) {
            until = moment;
        }
    }

    void narrow(@Nullable Ingredient kind, @Nullable String part) {
        narrowed = kind;
        narrowedTo = part;
    }

    @Nullable
    Ingredient narrowed() {
        return narrowed;
    }

    @Nullable
    String narrowedTo() {
        return narrowedTo;
    }
}

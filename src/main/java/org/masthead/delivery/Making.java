package org.masthead.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A page while it is made: collects what it is made of, and for how long it can be right. Belongs to one thread. */
final class Making {

    private final long begunAt;
    private final Set<String> parts = new TreeSet<>();
    private Instant until;
    private boolean lasting = true;

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

    boolean isMadeOf(Ingredient kind) {
        return parts.contains(kind.part()) || parts.contains(kind.everyPart());
    }

    void uses(Ingredient kind) {
        parts.add(kind.part());
    }

    void cannotBeKept() {
        lasting = false;
    }

    void rightUntil(Instant moment) {
        if (moment.isBefore(until)) {
            until = moment;
        }
    }

    /** A piece of this page, to be added when it is known what it shows. */
    Making piece() {
        return new Making(begunAt, until);
    }

    void add(Making piece) {
        parts.addAll(piece.parts);
        lasting &= piece.lasting;
        rightUntil(piece.until);
    }

    /** Adds a piece that shows single things of these kinds. */
    void add(Making piece, Collection<Ingredient> kinds, Collection<Long> ids) {
        for (Ingredient kind : kinds) {
            if (piece.parts.remove(kind.part())) {
                ids.forEach(id -> piece.parts.add(kind.part(id)));
                piece.parts.add(kind.everyPart());
            }
        }
        add(piece);
    }

    /** Adds a piece that is known to be made of nothing but these kinds. */
    void add(Making piece, Collection<Ingredient> kinds) {
        kinds.forEach(this::uses);
        rightUntil(piece.until);
    }
}

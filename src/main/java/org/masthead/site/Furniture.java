package org.masthead.site;

import org.jspecify.annotations.Nullable;

/** Something small that stands on many pages, whatever they show. {@link PageFurniture} reads all of it at once. */
public interface Furniture<T> {

    /** A query with one value, or none where there is nothing; {@code :now} is this moment. */
    String query();

    /** What the value says. */
    T read(@Nullable String value);
}

package org.masthead.section;

import java.util.Map;

/**
 * A line of the desk's list of tags.
 *
 * @param name what its field shows: as kept, or as typed where that was refused
 * @param into the name of the tag it should be merged into, as typed
 * @param errors field to message; empty in all lines but the refused one
 */
record TagRow(TagLabel tag, String name, String into, Map<String, String> errors) {}

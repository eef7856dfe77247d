package org.masthead.section;

import java.util.Map;

/**
 * A line of the desk's list of sections.
 *
 * @param form what its fields show: as kept, or as typed where that was refused
 * @param errors field to message; empty in all lines but the refused one
 */
record SectionRow(SectionLabel section, SectionForm form, Map<String, String> errors, boolean first, boolean last) {}

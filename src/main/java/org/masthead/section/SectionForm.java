package org.masthead.section;

import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/** A section as it is typed at the desk. A field that was not sent is empty. */
record SectionForm(String name, String summary) {

    static final SectionForm EMPTY = new SectionForm("", "");

    SectionForm {
        name = TypedText.line(name);
        summary = TypedText.line(summary);
    }

    void check(FormErrors errors) {
        checkName(name, Section.LONGEST_NAME, errors);
        if (TypedText.length(summary) > Section.LONGEST_SUMMARY) {
            errors.add("summary", "section.desk.too-long", Section.LONGEST_SUMMARY);
        }
        if (TypedText.hasControlCharacters(summary)) {
            errors.add("summary", "section.desk.control-characters");
        }
    }

    static void checkName(String name, int longest, FormErrors errors) {
        if (TypedText.isInvisible(name)) {
            errors.add("name", "section.name.missing");
        }
        if (TypedText.length(name) > longest) {
            errors.add("name", "section.desk.too-long", longest);
        }
        if (TypedText.hasControlCharacters(name)) {
            errors.add("name", "section.desk.control-characters");
        }
    }
}

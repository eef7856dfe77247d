package org.masthead.media;

import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/** The words of a picture as they are typed at the desk. A field that was not sent is empty. */
record PictureForm(String altText, String caption, String credit) {

    static final PictureForm EMPTY = new PictureForm("", "", "");

    PictureForm {
        altText = TypedText.line(altText);
        caption = TypedText.line(caption);
        credit = TypedText.line(credit);
    }

    void check(FormErrors errors) {
        if (TypedText.isInvisible(altText)) {
            errors.add("altText", "media.desk.alt-missing");
        }
        checkField(errors, "altText", altText, Picture.LONGEST_ALT_TEXT);
        checkField(errors, "caption", caption, Picture.LONGEST_CAPTION);
        checkField(errors, "credit", credit, Picture.LONGEST_CREDIT);
    }

    private static void checkField(FormErrors errors, String field, String text, int longest) {
        if (TypedText.length(text) > longest) {
            errors.add(field, "media.desk.too-long", longest);
        }
        if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "media.desk.control-characters");
        }
    }
}

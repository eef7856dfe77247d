package org.masthead.author;

import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/** An author as they are typed at the desk. A field that was not sent is empty. */
record AuthorForm(String name, String position, String biography) {

    static final AuthorForm EMPTY = new AuthorForm("", "", "");

    AuthorForm {
        name = TypedText.line(name);
        position = TypedText.line(position);
        biography = TypedText.lines(biography);
    }

    static AuthorForm of(Author author) {
        return new AuthorForm(author.getName(), author.getPosition(), author.getBiography());
    }

    void check(FormErrors errors) {
        if (TypedText.isInvisible(name)) {
            errors.add("name", "author.name.missing");
        }
        checkField(errors, "name", name, Author.LONGEST_NAME);
        checkField(errors, "position", position, Author.LONGEST_NAME);
        checkField(errors, "biography", biography, Author.LONGEST_BIOGRAPHY);
    }

    private static void checkField(FormErrors errors, String field, String text, int longest) {
        if (TypedText.length(text) > longest) {
            errors.add(field, "author.desk.too-long", longest);
        }
        if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "author.desk.control-characters");
        }
    }
}

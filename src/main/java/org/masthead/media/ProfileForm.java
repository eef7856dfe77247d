package org.masthead.media;

import org.jspecify.annotations.Nullable;
import org.masthead.author.Author;
import org.masthead.author.AuthorProfile;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/** What authors say of themselves, as they type it. A field that was not sent is empty. */
record ProfileForm(
        String position, String biography, @Nullable String removePicture) {

    ProfileForm {
        position = TypedText.line(position);
        biography = TypedText.lines(biography);
    }

    static ProfileForm of(AuthorProfile author) {
        return new ProfileForm(author.position(), author.biography(), null);
    }

    /** An unticked box sends nothing at all. */
    boolean removesPicture() {
        return removePicture != null;
    }

    void check(FormErrors errors) {
        checkField(errors, "position", position, Author.LONGEST_NAME);
        checkField(errors, "biography", biography, Author.LONGEST_BIOGRAPHY);
    }

    private static void checkField(FormErrors errors, String field, String text, int longest) {
        if (TypedText.length(text) > longest) {
            errors.add(field, "account.profile.long", longest);
        }
        if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "account.profile.characters");
        }
    }
}

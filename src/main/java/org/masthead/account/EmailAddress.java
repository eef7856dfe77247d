package org.masthead.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address, in lower case: two spellings of it are one account. */
record EmailAddress(String text) {

    /** What RFC 5321 lets an address be. */
    static final int LONGEST = 254;

    /** ASCII only, as the database and this program then agree on what lower case is. */
    private static final Pattern SHAPE =
            Pattern.compile("[!#-'*+\\-./0-9=?A-Z^_`a-z{|}~]{1,64}@[0-9A-Za-z](?:[0-9A-Za-z.-]{0,187}[0-9A-Za-z])?");

    /** Reads what somebody typed. */
    static Optional<EmailAddress> parse(String typed) {
        String text = typed.strip();
        return SHAPE.matcher(text).matches()
                ? Optional.of(new EmailAddress(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}

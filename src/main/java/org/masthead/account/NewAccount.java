package org.masthead.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.masthead.web.TypedText;

/**
 * What somebody typed about a person: their name and e-mail.
 *
 * @param name as typed
 * @param email as typed
 */
record NewAccount(String name, String email) {

    private static final int LONGEST_NAME = 120;

    /** What is wrong, by field, as message keys. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        problemOfName(name).ifPresent(problem -> problems.put("name", problem));
        if (EmailAddress.parse(email).isEmpty()) {
            problems.put("email", "account.email.malformed");
        }
        return problems;
    }

    static Optional<String> problemOfName(String name) {
        if (TypedText.isInvisible(name) || name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("account.name.missing");
        }
        return name.strip().length() > LONGEST_NAME ? Optional.of("account.name.long") : Optional.empty();
    }

    EmailAddress emailAddress() {
        return EmailAddress.parse(email).orElseThrow();
    }

    String plainName() {
        return name.strip();
    }
}

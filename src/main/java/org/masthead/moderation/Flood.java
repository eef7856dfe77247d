package org.masthead.moderation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What many waiting comments have in common. In an address it reads {@code kind:value}.
 *
 * @param value as the column has it; of a crowd, how many each network keeps waiting at least
 */
record Flood(Trait trait, String value) {

    /** In the order in which they are looked for: the surest sign first. */
    enum Trait {
        /** The same text but for links, numbers and punctuation. */
        TEXT("skeleton", "bigint"),
        /** Links to the same host. */
        HOST("link_host", "text"),
        /** From the same /24 or /64. */
        NETWORK("network", "text"),
        /** Under the same e-mail address. */
        ADDRESS("author_email", "text"),
        /** From networks of which each keeps several waiting, of whatever kind. */
        CROWD("network", "integer");

        private final String column;
        private final String type;

        Trait(String column, String type) {
            this.column = column;
            this.type = type;
        }

        String column() {
            return column;
        }

        /** The parameter of that name as the database compares it. */
        String parameter(String name) {
            return "cast(:" + name + " as " + type + ")";
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Optional<Flood> parse(@Nullable String text) {
        int colon = text == null ? -1 : text.indexOf(':');
        if (text == null || colon < 0) {
            return Optional.empty();
        }
        String value = text.substring(colon + 1);
        return Arrays.stream(Trait.values())
                .filter(trait -> trait.key().equals(text.substring(0, colon)))
                .filter(trait -> switch (trait) {
                    case TEXT -> isNumber(value);
                    case CROWD -> value.matches("\\d{1,4}");
                    default -> !value.isEmpty();
                })
                .findFirst()
                .map(trait -> new Flood(trait, value));
    }

    private static boolean isNumber(String value) {
        return value.matches("-?\\d{1,19}") && new BigInteger(value).bitLength() < Long.SIZE;
    }

    @Override
    public String toString() {
        return trait.key() + ":" + value;
    }
}

package org.masthead.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteIdentity;
import org.masthead.site.SiteLink;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/**
 * Links as they are typed, a row each; rows without a word are no links.
 *
 * @param name what the names of the fields start with
 */
record LinkFields(String name, List<SiteLink> typed) {

    static final int MOST = 12;

    private static final int SPARE = 2;

    static LinkFields of(String name, @Nullable List<String> labels, @Nullable List<String> addresses) {
        List<SiteLink> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, Math.max(count(labels), count(addresses))); i++) {
            SiteLink row = new SiteLink(TypedText.line(at(labels, i)), TypedText.line(at(addresses, i)));
            if (!row.label().isEmpty() || !row.address().isEmpty()) {
                rows.add(row);
            }
        }
        return new LinkFields(name, List.copyOf(rows));
    }

    /** The rows of the form: what is there, and some to fill in. */
    public List<SiteLink> rows() {
        int spare = Math.min(MOST - typed.size(), Math.max(SPARE, 3 - typed.size()));
        return Stream.concat(typed.stream(), IntStream.range(0, spare).mapToObj(none -> new SiteLink("", "")))
                .toList();
    }

    /** @param outside whether they must lead to other sites */
    void check(FormErrors errors, boolean outside) {
        for (int i = 0; i < typed.size(); i++) {
            SiteLink row = typed.get(i);
            if (TypedText.isInvisible(row.label())) {
                errors.add(name + "Label" + i, "identity.error.link.label");
            } else if (TypedText.length(row.label()) > SiteIdentity.LONGEST_LABEL) {
                errors.add(name + "Label" + i, "identity.error.long", SiteIdentity.LONGEST_LABEL);
            } else if (TypedText.hasControlCharacters(row.label())) {
                errors.add(name + "Label" + i, "identity.error.control");
            }
            if (!isAddress(row.address(), outside)) {
                errors.add(
                        name + "Address" + i, outside ? "identity.error.link.social" : "identity.error.link.address");
            }
        }
    }

    private static boolean isAddress(String typed, boolean outside) {
        if (typed.length() > SiteIdentity.LONGEST_ADDRESS) {
            return false;
        }
        try {
            URI address = new URI(typed);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.equals("https") || scheme.equals("http")) {
                return address.getHost() != null && address.getUserInfo() == null;
            }
            return !outside && (typed.matches("/(?![/\\\\]).*") || typed.matches("mailto:[^@\\s]+@[^@\\s]+"));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static int count(@Nullable List<String> values) {
        return values == null ? 0 : values.size();
    }

    private static @Nullable String at(@Nullable List<String> values, int index) {
        return values == null || index >= values.size() ? null : values.get(index);
    }
}

package org.masthead.comment;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a comment must be to be taken at all. A text that is too long is refused, never cut. */
@Component
class CommentRules {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_WEBSITE = 200;

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)(https?://)([^/?#\\s]+)(\\S*)");

    private final DiscussionPolicies policies;
    private final SiteSettings site;
    private final MessageSource messages;

    CommentRules(DiscussionPolicies policies, SiteSettings site, MessageSource messages) {
        this.policies = policies;
        this.site = site;
        this.messages = messages;
    }

    /** The words of a form, or nothing where {@code errors} now says what is wrong with them. */
    Optional<CommentWords> read(CommentForm form, FormErrors errors) {
        String body = body(form.comment(), errors);
        boolean required = policies.now().nameAndEmailRequired();
        String name = TypedText.line(form.name()).isEmpty() && !required
                ? messages.getMessage("comment.anonymous", null, site.language())
                : name(form.name(), errors);
        String email = line("email", form.email(), LONGEST_EMAIL, errors).toLowerCase(Locale.ROOT);
        if (email.isEmpty() && required) {
            errors.add("email", "comment.error.email.required");
        } else if (!email.isEmpty() && !TypedText.isEmailAddress(email)) {
            errors.add("email", "comment.error.email.malformed");
        }
        String website = website(form.website(), errors);
        if (!TypedText.line(form.nickname()).isEmpty()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.nickname");
        }
        return errors.isEmpty() ? Optional.of(new CommentWords(name, email, website, body)) : Optional.empty();
    }

    /** What somebody goes by. */
    static String name(@Nullable String typed, FormErrors errors) {
        String name = line("name", typed, LONGEST_NAME, errors);
        if (TypedText.isInvisible(name)) {
            errors.add("name", "comment.error.name.required");
        }
        return name;
    }

    /** The text alone, as a reply from the desk has it. */
    String body(@Nullable String typed, FormErrors errors) {
        String body = TypedText.lines(typed);
        int maximumLength = policies.now().maximumLength();
        if (TypedText.isInvisible(body)) {
            errors.add("comment", "comment.error.comment.required");
        } else if (TypedText.hasControlCharacters(body)) {
            errors.add("comment", "comment.error.control");
        } else if (TypedText.length(body) > maximumLength) {
            errors.add("comment", "comment.error.comment.long", maximumLength, TypedText.length(body));
        }
        return body;
    }

    private static String line(String field, @Nullable String typed, int maximum, FormErrors errors) {
        String text = TypedText.line(typed);
        if (TypedText.hasControlCharacters(text) || text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
            errors.add(field, "comment.error.control");
        } else if (TypedText.length(text) > maximum) {
            errors.add(field, "comment.error.long", maximum);
        }
        return text;
    }

    private static @Nullable String website(@Nullable String typed, FormErrors errors) {
        String website = line("website", typed, LONGEST_WEBSITE, errors);
        if (website.isEmpty()) {
            return null;
        }
        String plain = asciiAddress(website).orElse("");
        if (plain.isEmpty()) {
            errors.add("website", "comment.error.website");
        } else if (plain.length() > LONGEST_WEBSITE) {
            errors.add("website", "comment.error.long", LONGEST_WEBSITE);
        }
        return plain;
    }

    /** A web address in the form that goes over the wire, RFC 3986 with the host in Punycode. */
    private static Optional<String> asciiAddress(String website) {
        Matcher parts = WEB_ADDRESS.matcher(website);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3));
            return uri.getHost() == null || uri.getUserInfo() != null
                    ? Optional.empty()
                    : Optional.of(uri.toASCIIString());
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}

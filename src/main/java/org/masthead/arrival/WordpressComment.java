package org.masthead.arrival;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** A comment of an export. */
record WordpressComment(XmlFields fields) {

    private static final Set<String> LINKS = Set.of("pingback", "trackback");

    Arrival of(String story) {
        String type = fields.get("comment_type").toLowerCase(Locale.ROOT);
        String key = fields.get("comment_id");
        if (!type.isEmpty() && !type.equals("comment") && !LINKS.contains(type)) {
            return new Arrival.Remark(Kind.COMMENT, key, fields.get("comment_author"), true, "type", type);
        }
        String parent = fields.get("comment_parent");
        Instant gmt = WordpressStatus.moment(fields.get("comment_date_gmt"));
        return new Arrival.Reply(
                key,
                story,
                parent.equals("0") ? "" : parent,
                fields.get("comment_author"),
                fields.get("comment_author_email").toLowerCase(Locale.ROOT),
                fields.get("comment_author_url"),
                fields.get("comment_content"),
                gmt == null ? WordpressStatus.moment(fields.get("comment_date")) : gmt,
                standing(),
                !fields.get("comment_user_id").isEmpty()
                        && !fields.get("comment_user_id").equals("0"),
                LINKS.contains(type));
    }

    private Arrival.Standing standing() {
        return switch (fields.get("comment_approved").toLowerCase(Locale.ROOT)) {
            case "1", "approve", "approved" -> Arrival.Standing.APPROVED;
            case "spam" -> Arrival.Standing.SPAM;
            case "trash", "post-trashed" -> Arrival.Standing.REMOVED;
            case "0", "hold", "" -> Arrival.Standing.PENDING;
            default -> Arrival.Standing.UNKNOWN;
        };
    }
}

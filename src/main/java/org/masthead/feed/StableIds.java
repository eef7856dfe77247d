package org.masthead.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.masthead.site.SiteSettings;
import org.springframework.stereotype.Component;

/**
 * Names for entries that nobody ever sees twice, whatever becomes of slugs, headlines and dates: tag URIs (RFC 4151) of
 * the site's host, the day something was first written, and its number.
 */
@Component
class StableIds {

    private final SiteSettings site;

    StableIds(SiteSettings site) {
        this.site = site;
    }

    String ofArticle(long id, Instant createdAt) {
        return tag(createdAt, "article/" + id);
    }

    String ofComments(long articleId, Instant articleCreatedAt) {
        return ofArticle(articleId, articleCreatedAt) + "/comments";
    }

    String ofComment(long articleId, Instant articleCreatedAt, long commentId) {
        return ofComments(articleId, articleCreatedAt) + "/" + commentId;
    }

    String ofCorrection(long articleId, Instant articleCreatedAt, long correctionId) {
        return ofArticle(articleId, articleCreatedAt) + "/corrections/" + correctionId;
    }

    private String tag(Instant moment, String specific) {
        return "tag:" + site.host() + "," + LocalDate.ofInstant(moment, ZoneOffset.UTC) + ":" + specific;
    }
}

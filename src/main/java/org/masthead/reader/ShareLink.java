package org.masthead.reader;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * Plain links that hand a story on. They are followed or not; nothing of those networks is in the page.
 *
 * @param labelKey the message that names it
 */
record ShareLink(String labelKey, String address) {

    static List<ShareLink> of(String headline, String address) {
        String both = encoded(headline + " " + address);
        return List.of(
                new ShareLink(
                        "reader.share.mail", "mailto:?subject=" + encoded(headline) + "&body=" + encoded(address)),
                new ShareLink("reader.share.whatsapp", "https://wa.me/?text=" + both),
                new ShareLink("reader.share.bluesky", "https://bsky.app/intent/compose?text=" + both),
                new ShareLink("reader.share.mastodon", "https://share.joinmastodon.org/#text=" + both),
                new ShareLink(
                        "reader.share.facebook", "https://www.facebook.com/sharer/sharer.php?u=" + encoded(address)));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}

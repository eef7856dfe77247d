package org.masthead.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Story;
import org.masthead.media.PictureView;
import org.masthead.text.SafeHtml;

/**
 * A feed before it is written down in one of its formats. All addresses are complete.
 *
 * @param id stays for as long as there is the feed
 * @param title of the list
 * @param subtitle may be empty
 * @param page that readers see
 * @param self where the feed itself is
 * @param updated when the newest entry last changed in substance
 * @param entries newest first
 */
record Feed(String id, String title, String subtitle, String page, String self, Instant updated, List<Entry> entries) {

    /**
     * An article or a comment.
     *
     * @param id stays whatever becomes of its address
     * @param summary plain text
     * @param html the whole text, or null where only the summary goes out
     * @param inReplyTo what it answers, or null
     */
    record Entry(
            String id,
            String title,
            String address,
            Instant published,
            Instant updated,
            List<Author> authors,
            List<String> categories,
            String summary,
            @Nullable SafeHtml html,
            @Nullable Image image,
            @Nullable Parent inReplyTo) {}

    /** Who wrote it; the address of their page, or null. */
    record Author(String name, @Nullable String address) {}

    /** The picture that a story leads with. */
    record Image(String address, String mediaType, int width, int height, String altText, String credit) {

        static @Nullable Image of(Story story, java.util.function.UnaryOperator<String> absolute) {
            PictureView picture = story.picture();
            return picture == null
                    ? null
                    : new Image(
                            absolute.apply(picture.widest()),
                            picture.widest().endsWith(".png") ? "image/png" : "image/jpeg",
                            picture.width(),
                            picture.height(),
                            picture.altText(),
                            picture.credit());
        }
    }

    /** The article or comment that a comment answers. */
    record Parent(String id, String address) {}
}

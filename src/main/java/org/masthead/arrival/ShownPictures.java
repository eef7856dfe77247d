package org.masthead.arrival;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Pictures of a system that keeps no list of them: those that its stories show, each told once. */
final class ShownPictures {

    private final String site;
    private final ArrivalReader.Receiver receiver;
    private final Set<String> told = new HashSet<>();

    ShownPictures(String site, ArrivalReader.Receiver receiver) {
        this.site = site;
        this.receiver = receiver;
    }

    /** Tells of those within a text. */
    void shown(String story, String html) throws IOException, ArrivalFailed {
        Document document = Jsoup.parseBodyFragment(html);
        for (Element image : document.select("img[src]")) {
            if (image.closest(".kg-bookmark-card") == null) {
                Element figure = image.closest("figure");
                Element caption =
                        figure == null || figure.select("img").size() > 1 ? null : figure.selectFirst("figcaption");
                take(story, image.attr("src"), image.attr("alt"), caption == null ? "" : caption.html());
            }
        }
    }

    /**
     * Tells of a picture.
     *
     * @return its key; empty if it has no address that could be asked
     */
    String take(String story, String address, String altText, String caption) throws IOException, ArrivalFailed {
        String whole =
                address.startsWith("//") ? "https:" + address : address.startsWith("/") ? site + address : address;
        if (!whole.matches("(?i)https?://\\S+")) {
            return "";
        }
        String key = OldPictureAddress.wholeSize(whole);
        if (told.add(key)) {
            receiver.take(new Arrival.File(key, "", whole, altText, caption, "", story, List.of()));
        }
        return key;
    }
}

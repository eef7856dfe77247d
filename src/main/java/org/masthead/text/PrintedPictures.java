package org.masthead.text;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.masthead.text.PictureSource.PictureAttributes;

/** Prints the pictures of a body as they are now, with the smaller files for browsers that take them. */
final class PrintedPictures {

    private static final Pattern OWN = Pattern.compile("/media/(\\d{1,18})(?:[-./].*)?");

    private PrintedPictures() {}

    /** The numbers of the pictures in a body. */
    static Set<Long> numbers(Element body) {
        return Set.copyOf(images(body).values());
    }

    /** @param shown those that can be shown, by their numbers */
    static void print(Element body, Map<Long, PictureAttributes> shown) {
        images(body).forEach((image, number) -> {
            PictureAttributes picture = shown.get(number);
            if (picture == null) {
                takeOut(image);
            } else {
                print(image, picture);
            }
        });
    }

    private static Map<Element, Long> images(Element body) {
        Map<Element, Long> numbers = new IdentityHashMap<>();
        for (Element image : body.select("img")) {
            Matcher own = OWN.matcher(image.attr("src"));
            if (own.matches()) {
                numbers.put(image, Long.parseLong(own.group(1)));
            }
        }
        return numbers;
    }

    private static void takeOut(Element image) {
        Element around = image.closest("figure");
        image.remove();
        if (around != null && around.selectFirst("img") == null) {
            around.remove();
        }
    }

    private static void print(Element image, PictureAttributes picture) {
        image.attr("src", picture.source())
                .attr("srcset", picture.sourceSet())
                .attr("width", String.valueOf(picture.width()))
                .attr("height", String.valueOf(picture.height()));
        if (!picture.tone().isEmpty()) {
            image.addClass(picture.tone());
        }
        if (!picture.webpSourceSet().isEmpty()) {
            Element choice = new Element("picture");
            image.replaceWith(choice);
            choice.appendElement("source")
                    .attr("type", "image/webp")
                    .attr("srcset", picture.webpSourceSet())
                    .attr("sizes", image.attr("sizes"));
            choice.appendChild(image);
        }
    }
}

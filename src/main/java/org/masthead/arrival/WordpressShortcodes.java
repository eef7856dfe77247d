package org.masthead.arrival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** What WordPress writes in square brackets, as the markup that stands for it. */
final class WordpressShortcodes {

    /** What is written with two brackets is printed with one, and means nothing else. */
    private static final Pattern ESCAPED = Pattern.compile(
            "(?is)\\[(\\[((?:wp_)?caption|gallery|playlist|audio|video|embed)(?![\\w-])[^\\[\\]]*](?:(?:(?!\\[\\2).)*?\\[/\\2])?)]");

    private static final Pattern CAPTION =
            Pattern.compile("(?is)\\[(?:wp_)?caption([^\\]]*)](.*?)\\[/(?:wp_)?caption]");
    private static final Pattern PICTURE =
            Pattern.compile("(?is)^\\s*((?:<a\\b[^>]*>\\s*)?<img\\b[^>]*>(?:\\s*</a>)?)(.*)$");
    private static final Pattern EMBED = Pattern.compile("(?is)\\[embed[^\\]]*]\\s*(\\S+?)\\s*\\[/embed]");
    private static final Pattern GALLERY = Pattern.compile("(?i)\\[gallery([^\\]]*)]");
    private static final Pattern MEDIA = Pattern.compile("(?is)\\[(audio|video)\\b([^\\]]*)](?:\\s*\\[/\\1])?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
    private static final Pattern OTHER =
            Pattern.compile("\\[([a-z][a-z0-9_-]{2,40})(?:\\s+[\\w-]+=[^\\]]*)]|\\[/([a-z][a-z0-9_-]{2,40})]");

    private final String story;
    private final OldPictures pictures;
    private final Set<ArrivedBody.Loss> losses;
    private boolean hadPictures;

    WordpressShortcodes(String story, OldPictures pictures, Set<ArrivedBody.Loss> losses) {
        this.story = story;
        this.pictures = pictures;
        this.losses = losses;
    }

    /** Whether some of them were galleries. */
    boolean hadPictures() {
        return hadPictures;
    }

    String replace(String content) {
        if (content.indexOf('[') < 0) {
            return content;
        }
        String words = ESCAPED.matcher(content)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).replace("[", "&#91;")));
        String text = CAPTION.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(caption(found.group(1), found.group(2))));
        text = EMBED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("\n\n<p>" + found.group(1) + "</p>\n\n"));
        text = GALLERY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(gallery(attributes(found.group(1)))));
        text = MEDIA.matcher(text).replaceAll(found -> Matcher.quoteReplacement(media(found.group(), found.group(2))));
        OTHER.matcher(text)
                .results()
                .forEach(found -> losses.add(
                        new ArrivedBody.Loss("shortcode", found.group(1) == null ? found.group(2) : found.group(1))));
        return text;
    }

    private static String caption(String attributes, String inside) {
        Map<String, String> named = attributes(attributes);
        Matcher picture = PICTURE.matcher(inside);
        String words = named.getOrDefault("caption", "");
        String image = inside;
        if (picture.matches()) {
            image = picture.group(1);
            words = picture.group(2).isBlank() ? words : picture.group(2).strip();
        }
        String align = named.getOrDefault("align", "").replaceAll("[^a-z]", "");
        return "\n\n<figure class=\"" + align + "\">" + image + "<figcaption>" + words.replace("\n", " ")
                + "</figcaption></figure>\n\n";
    }

    private String gallery(Map<String, String> attributes) {
        hadPictures = true;
        List<Long> chosen = new ArrayList<>();
        String ids = attributes.getOrDefault("ids", attributes.getOrDefault("include", ""));
        if (ids.isBlank()) {
            chosen.addAll(pictures.of(attributes.getOrDefault("id", story)));
        } else {
            for (String id : ids.split("\\s*,\\s*")) {
                long picture = pictures.byKey(id.strip());
                if (picture != 0) {
                    chosen.add(picture);
                }
            }
        }
        if (chosen.isEmpty()) {
            losses.add(new ArrivedBody.Loss("gallery", ids));
            return "";
        }
        StringBuilder figures = new StringBuilder("\n\n<figure>");
        for (Long each : chosen) {
            figures.append("<figure><img src=\"/media/").append(each).append("\">");
            if (!pictures.caption(each).isBlank()) {
                figures.append("<figcaption>")
                        .append(Entities.escape(pictures.caption(each)))
                        .append("</figcaption>");
            }
            figures.append("</figure>");
        }
        return figures.append("</figure>\n\n").toString();
    }

    private static String media(String asItWas, String typed) {
        Map<String, String> attributes = attributes(typed);
        if (typed.strip().matches("https?://[^\\s\"<>]+")) {
            attributes.put("src", typed.strip());
        }
        for (String name : List.of("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv")) {
            String address = attributes.getOrDefault(name, "");
            if (!address.isBlank()) {
                String safe = Entities.escape(address);
                return "\n\n<p><a href=\"" + safe + "\">" + safe + "</a></p>\n\n";
            }
        }
        return asItWas;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        Matcher each =
                ATTRIBUTE.matcher(text.replace('”', '"').replace('″', '"').replace('“', '"'));
        while (each.find()) {
            String value =
                    each.group(2) != null ? each.group(2) : each.group(3) != null ? each.group(3) : each.group(4);
            attributes.put(each.group(1).toLowerCase(Locale.ROOT), value);
        }
        return attributes;
    }
}

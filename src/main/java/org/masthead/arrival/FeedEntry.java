package org.masthead.arrival;

import com.rometools.rome.feed.synd.SyndEntry;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** One entry of a feed, in the words of a newsroom. */
record FeedEntry(SyndEntry entry) {

    private static final int LONGEST_STANDFIRST = 500;
    /** As RSS has it: {@code mara@example.org (Mara Lind)}. */
    private static final Pattern NAMED_EMAIL = Pattern.compile("\\S+@\\S+\\s+\\((.+)\\)");

    /** What it calls itself, the same for ever. */
    String key() {
        String uri = Objects.requireNonNullElse(entry.getUri(), "").strip();
        return uri.isEmpty() ? link() : uri;
    }

    String link() {
        return Objects.requireNonNullElse(entry.getLink(), "").strip();
    }

    String title() {
        return FeedReader.markup(entry.getTitleEx());
    }

    List<String> authors() {
        List<String> several = entry.getAuthors().stream()
                .map(person -> Objects.requireNonNullElse(person.getName(), "").strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        String one = Objects.requireNonNullElse(entry.getAuthor(), "").strip();
        Matcher named = NAMED_EMAIL.matcher(one);
        String name = named.matches() ? named.group(1).strip() : one;
        return !several.isEmpty() ? several : name.isEmpty() || name.contains("@") ? List.of() : List.of(name);
    }

    /** The whole text, or as much of it as the feed has; links and pictures with whole addresses. */
    String html() {
        String text = entry.getContents().stream()
                .map(FeedReader::markup)
                .filter(markup -> !markup.isBlank())
                .findFirst()
                .orElseGet(() -> FeedReader.markup(entry.getDescription()));
        Document document = Jsoup.parseBodyFragment(text, link());
        document.outputSettings().prettyPrint(false);
        document.select("a[href]").forEach(each -> each.attr("href", absolute(each, "href")));
        document.select("img[src]").forEach(each -> each.attr("src", absolute(each, "src")));
        return document.body().html();
    }

    private static String absolute(org.jsoup.nodes.Element element, String attribute) {
        String address = element.absUrl(attribute);
        return address.isEmpty() || element.attr(attribute).startsWith("#") ? element.attr(attribute) : address;
    }

    /** The summary, where it is something else than the text. */
    String standfirst() {
        String summary = Jsoup.parse(FeedReader.markup(entry.getDescription())).text();
        boolean hasText = entry.getContents().stream()
                .anyMatch(each -> !FeedReader.markup(each).isBlank());
        return hasText && summary.length() <= LONGEST_STANDFIRST ? summary : "";
    }

    /** The address of the picture that stands for it; empty for none. */
    String picture() {
        String enclosed = entry.getEnclosures().stream()
                .filter(each -> Objects.requireNonNullElse(each.getType(), "").startsWith("image/"))
                .map(each -> Objects.requireNonNullElse(each.getUrl(), ""))
                .findFirst()
                .orElse("");
        return enclosed.isEmpty()
                ? entry.getForeignMarkup().stream()
                        .flatMap(each -> each.getName().equals("group")
                                ? each.getChildren().stream()
                                : java.util.stream.Stream.of(each))
                        .filter(FeedEntry::isPicture)
                        .map(each -> each.getAttributeValue("url", ""))
                        .findFirst()
                        .orElse("")
                : enclosed;
    }

    /** Of Media RSS. */
    private static boolean isPicture(Element element) {
        return element.getNamespaceURI().contains("search.yahoo.com/mrss")
                && (element.getName().equals("thumbnail")
                        || element.getName().equals("content")
                                && (element.getAttributeValue("medium", "").equals("image")
                                        || element.getAttributeValue("type", "").startsWith("image/")));
    }
}

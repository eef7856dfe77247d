package org.masthead.feed;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.masthead.site.SiteSettings;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.1. */
final class JsonFeedWriter {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonFeedWriter() {}

    static byte[] write(Feed feed, SiteSettings site) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "https://jsonfeed.org/version/1.1");
        json.put("title", feed.title());
        json.put("home_page_url", feed.page());
        json.put("feed_url", feed.self());
        if (!feed.subtitle().isEmpty()) {
            json.put("description", feed.subtitle());
        }
        json.put("language", site.language().toLanguageTag());
        json.put("items", feed.entries().stream().map(JsonFeedWriter::item).toList());
        return MAPPER.writeValueAsBytes(json);
    }

    private static Map<String, Object> item(Feed.Entry entry) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", entry.id());
        item.put("url", entry.address());
        item.put("title", entry.title());
        if (entry.html() == null) {
            item.put("content_text", entry.summary());
        } else {
            item.put("content_html", entry.html().html());
            item.put("summary", entry.summary());
        }
        if (entry.image() != null) {
            item.put("image", entry.image().address());
        }
        item.put(
                "date_published",
                entry.published().truncatedTo(ChronoUnit.SECONDS).toString());
        item.put(
                "date_modified", entry.updated().truncatedTo(ChronoUnit.SECONDS).toString());
        List<Map<String, Object>> authors =
                entry.authors().stream().map(JsonFeedWriter::author).toList();
        if (!authors.isEmpty()) {
            item.put("authors", authors);
        }
        if (!entry.categories().isEmpty()) {
            item.put("tags", entry.categories());
        }
        return item;
    }

    private static Map<String, Object> author(Feed.Author author) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", author.name());
        if (author.address() != null) {
            json.put("url", author.address());
        }
        return json;
    }
}

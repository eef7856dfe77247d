package org.masthead.arrival;

/** An export of WordPress, as tests write it. */
final class Wxr {

    private final StringBuilder xml = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8" ?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            <title>Old paper</title><link>https://old.example</link>
            <wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
            """);
    private String date = "";

    static Wxr sample() {
        return new Wxr()
                .category("news", "", "News")
                .post(1, "One", "publish")
                .in("news", "News")
                .content("First.")
                .comment(1, 0, "Ada", "Well", "1")
                .comment(2, 1, "Ben", "Yes", "1")
                .end()
                .post(2, "Two", "draft")
                .in("news", "News")
                .content("Second.")
                .end();
    }

    Wxr raw(String more) {
        xml.append(more).append('\n');
        return this;
    }

    private Wxr element(String name, Object text) {
        return raw("<" + name + "><![CDATA[" + text + "]]></" + name + ">");
    }

    Wxr author(String login, String email, String name) {
        return raw("<wp:author><wp:author_login>" + login + "</wp:author_login><wp:author_email>" + email
                + "</wp:author_email><wp:author_display_name><![CDATA[" + name
                + "]]></wp:author_display_name></wp:author>");
    }

    Wxr category(String nicename, String parent, String name) {
        return raw("<wp:category><wp:category_nicename>" + nicename + "</wp:category_nicename><wp:category_parent>"
                + parent + "</wp:category_parent><wp:cat_name><![CDATA[" + name + "]]></wp:cat_name></wp:category>");
    }

    Wxr tag(String slug, String name) {
        return raw("<wp:tag><wp:tag_slug>" + slug + "</wp:tag_slug><wp:tag_name><![CDATA[" + name
                + "]]></wp:tag_name></wp:tag>");
    }

    Wxr post(int id, String title, String status) {
        return item(id, title, status, "post");
    }

    Wxr item(int id, String title, String status, String type) {
        date = "2019-05-17 08:30:00";
        return raw("<item><title>" + title + "</title><wp:post_id>" + id + "</wp:post_id><wp:post_type>" + type
                + "</wp:post_type><wp:status>" + status + "</wp:status><wp:comment_status>open</wp:comment_status>");
    }

    Wxr attachment(int id, String parent, String address, String caption) {
        return item(id, "File " + id, "inherit", "attachment")
                .element("wp:attachment_url", address)
                .element("wp:post_parent", parent)
                .excerpt(caption)
                .end();
    }

    Wxr name(String slug) {
        return element("wp:post_name", slug);
    }

    Wxr date(String moment) {
        date = "";
        return element("wp:post_date_gmt", moment);
    }

    Wxr link(String address) {
        return element("link", address);
    }

    Wxr creator(String login) {
        return element("dc:creator", login);
    }

    Wxr password(String password) {
        return element("wp:post_password", password);
    }

    Wxr content(String html) {
        return element("content:encoded", html);
    }

    Wxr excerpt(String html) {
        return element("excerpt:encoded", html);
    }

    Wxr in(String nicename, String name) {
        return raw("<category domain=\"category\" nicename=\"" + nicename + "\"><![CDATA[" + name + "]]></category>");
    }

    Wxr tagged(String nicename, String name) {
        return raw("<category domain=\"post_tag\" nicename=\"" + nicename + "\"><![CDATA[" + name + "]]></category>");
    }

    Wxr meta(String key, String value) {
        return raw("<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value><![CDATA[" + value
                + "]]></wp:meta_value></wp:postmeta>");
    }

    Wxr comment(int id, int parent, String name, String html, String approved) {
        dated();
        return raw("<wp:comment><wp:comment_id>" + id + "</wp:comment_id><wp:comment_author><![CDATA[" + name
                + "]]></wp:comment_author><wp:comment_author_email>" + "reader@example.org"
                + "</wp:comment_author_email><wp:comment_date_gmt>2019-05-18 10:00:00</wp:comment_date_gmt>"
                + "<wp:comment_content><![CDATA[" + html + "]]></wp:comment_content><wp:comment_approved>" + approved
                + "</wp:comment_approved><wp:comment_parent>" + parent + "</wp:comment_parent></wp:comment>");
    }

    private void dated() {
        if (!date.isEmpty()) {
            date(date);
        }
    }

    Wxr end() {
        dated();
        return raw("</item>");
    }

    @Override
    public String toString() {
        return xml + "</channel>\n</rss>\n";
    }
}

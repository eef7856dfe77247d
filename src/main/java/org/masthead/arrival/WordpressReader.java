package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;

/** Reads what WordPress exports: WXR 1.0 to 1.2, an RSS with elements of its own. */
@Component
class WordpressReader implements ArrivalReader {

    static final String SOURCE = "wordpress";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public void read(ArrivalFile file, String site, Receiver receiver) throws IOException, ArrivalFailed {
        Channel channel = new Channel(receiver);
        try (InputStream content = file.open();
                XmlText xml = new XmlText(content)) {
            if (!"rss".equals(xml.nextChild(0)) || !"channel".equals(xml.nextChild(1))) {
                throw xml.failure("this is no export of WordPress, as there is no rss with a channel");
            }
            for (String name = xml.nextChild(2); name != null; name = xml.nextChild(2)) {
                channel.read(name, xml);
            }
            channel.begin();
            xml.finish();
        } catch (XMLStreamException e) {
            throw XmlText.failure(e);
        }
    }

    @Override
    public ArrivedBody body(String origin, Arrival.Story story, OldPictures pictures) {
        return WordpressBody.of(origin, story.key(), story.html(), story.fields(), pictures);
    }

    /** What is known of the site while its items are read. */
    private static final class Channel {

        private final Receiver receiver;
        private final Set<String> known = new HashSet<>();
        private final Map<String, String> logins = new HashMap<>();
        private String address = "";
        private boolean certain;
        private boolean begun;

        private Channel(Receiver receiver) {
            this.receiver = receiver;
        }

        private void read(String name, XmlText xml) throws XMLStreamException, IOException, ArrivalFailed {
            switch (name) {
                case "link" -> address(xml.text(), certain);
                case "base_site_url", "base_blog_url" -> {
                    address(xml.text(), false);
                    certain = true;
                }
                case "author" -> author(XmlFields.read(xml, 3));
                case "category", "tag", "term" -> term(name, XmlFields.read(xml, 3));
                case "item" -> {
                    begin();
                    new WordpressItem(address, logins, receiver::take, this::mention).read(xml);
                }
                default -> xml.skip();
            }
        }

        private void address(String text, boolean known) {
            String found = text.strip().replaceFirst("/+$", "");
            if (!known && !begun && !found.isEmpty()) {
                address = found;
            }
        }

        private void begin() throws IOException, ArrivalFailed {
            if (!begun) {
                begun = true;
                receiver.from(address);
            }
        }

        private void author(XmlFields fields) throws IOException, ArrivalFailed {
            begin();
            String login = fields.get("author_login");
            String name = fields.words("author_display_name");
            logins.putIfAbsent(name, login);
            take(new Arrival.Author(
                    login,
                    fields.get("author_email"),
                    name.isBlank() ? login : name,
                    number("author", fields.get("author_id"))));
        }

        private void term(String element, XmlFields fields) throws IOException, ArrivalFailed {
            begin();
            String taxonomy = switch (element) {
                case "category" -> "category";
                case "tag" -> "post_tag";
                default -> fields.get("term_taxonomy");
            };
            if (taxonomy.equals("category")) {
                take(new Arrival.Term(
                        true,
                        fields.first("category_nicename", "term_slug"),
                        fields.words("cat_name", "term_name"),
                        fields.first("category_parent", "term_parent"),
                        fields.words("category_description", "term_description"),
                        number("cat", fields.get("term_id"))));
            } else if (taxonomy.equals("post_tag")) {
                take(new Arrival.Term(
                        false,
                        fields.first("tag_slug", "term_slug"),
                        fields.words("tag_name", "term_name"),
                        "",
                        fields.words("tag_description", "term_description")));
            } else {
                receiver.take(new Arrival.Remark(
                        Kind.OTHER,
                        "term-" + fields.get("term_id"),
                        fields.get("term_name"),
                        true,
                        taxonomy.equals("nav_menu") ? "menu" : "taxonomy",
                        taxonomy));
            }
        }

        /** The address by which WordPress finds it whatever it is called. */
        private static List<String> number(String parameter, String id) {
            return id.matches("\\d{1,18}") ? List.of("/?" + parameter + "=" + id) : List.of();
        }

        /** Hands a record on. */
        private void take(Arrival arrival) throws IOException, ArrivalFailed {
            known.add(arrival.kind() + " " + arrival.key());
            receiver.take(arrival);
        }

        /** Hands on what an item names, unless the site told of it before. */
        private void mention(Arrival arrival) throws IOException, ArrivalFailed {
            if (!known.contains(arrival.kind() + " " + arrival.key())) {
                take(arrival);
            }
        }
    }
}

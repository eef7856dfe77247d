package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what Disqus exports: threads, which are found again by the addresses of their stories, and what was said in
 * them. It brings no stories.
 *
 * @see <a href="https://help.disqus.com/en/articles/1717164-comments-export">Comments export</a>
 */
@Component
class DisqusReader implements ArrivalReader {

    static final String SOURCE = "disqus";

    private static final int CHILD = 2;

    /** An address within what a site called a thread. */
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public void read(ArrivalFile file, String site, Receiver receiver) throws IOException, ArrivalFailed {
        try (InputStream content = file.open();
                XmlText xml = new XmlText(content)) {
            if (!"disqus".equals(xml.nextChild(0))) {
                throw xml.failure("this is no export of Disqus");
            }
            Forum forum = new Forum(receiver);
            for (String name = xml.nextChild(1); name != null; name = xml.nextChild(1)) {
                switch (name) {
                    case "category" -> forum.begin(fields(xml).get("forum"));
                    case "thread" -> forum.thread(xml.attribute("id"), fields(xml));
                    case "post" -> forum.post(xml.attribute("id"), fields(xml));
                    default -> xml.skip();
                }
            }
            forum.begin("");
            xml.finish();
        } catch (XMLStreamException e) {
            throw XmlText.failure(e);
        }
    }

    @Override
    public boolean bringsStories() {
        return false;
    }

    @Override
    public ArrivedBody body(String origin, Arrival.Story story, OldPictures pictures) {
        throw new UnsupportedOperationException("Disqus keeps no stories");
    }

    /** The elements in an element, and those in its author; references by their number. */
    private static XmlFields fields(XmlText xml) throws XMLStreamException {
        return XmlFields.read(xml, CHILD, (name, texts) -> {
            switch (name) {
                case "author" ->
                    XmlFields.read(xml, CHILD + 1)
                            .texts()
                            .forEach((of, text) -> texts.putIfAbsent("author." + of, text));
                case "thread", "parent" -> {
                    texts.putIfAbsent(name, xml.attribute("id"));
                    xml.skip();
                }
                default -> texts.putIfAbsent(name, xml.text());
            }
        });
    }

    /** All threads of a site. */
    private static final class Forum {

        private final Receiver receiver;
        private boolean begun;

        private Forum(Receiver receiver) {
            this.receiver = receiver;
        }

        private void begin(String name) throws IOException, ArrivalFailed {
            if (!begun) {
                begun = true;
                receiver.from("disqus:" + name);
            }
        }

        private void thread(String key, XmlFields fields) throws IOException, ArrivalFailed {
            begin(fields.get("forum"));
            Set<String> addresses = new LinkedHashSet<>();
            addAddresses(fields.get("link"), addresses);
            Matcher named = ADDRESS.matcher(fields.get("id"));
            while (named.find()) {
                addAddresses(named.group(), addresses);
            }
            String title = fields.get("title");
            receiver.take(new Arrival.Discussion(
                    key, title.isEmpty() ? fields.get("link") : title, new ArrayList<>(addresses)));
        }

        /** An address as it stands here, whatever the host was called then; with its query and without. */
        private static void addAddresses(String link, Set<String> addresses) {
            String path = link.replaceFirst("^(?i)https?://[^/?#]*", "").replaceFirst("#.*", "");
            for (String each : List.of(path, path.replaceFirst("\\?.*", ""))) {
                String tidy = OldSite.tidied(each);
                if (!tidy.isEmpty()) {
                    addresses.add(tidy);
                    addresses.add(tidy.replaceFirst("/amp$", ""));
                }
            }
        }

        private void post(String key, XmlFields fields) throws IOException, ArrivalFailed {
            begin("");
            String name = fields.get("author.name");
            receiver.take(new Arrival.Reply(
                    key,
                    fields.get("thread"),
                    fields.get("parent"),
                    name.isEmpty() ? fields.get("author.username") : name,
                    fields.get("author.email"),
                    "",
                    fields.get("message"),
                    moment(fields.get("createdAt")),
                    fields.get("isDeleted").equals("true")
                            ? Arrival.Standing.REMOVED
                            : fields.get("isSpam").equals("true")
                                    ? Arrival.Standing.SPAM
                                    : standing(fields.get("isApproved")),
                    false,
                    false));
        }

        private static Arrival.Standing standing(String approved) {
            return approved.equals("false") ? Arrival.Standing.PENDING : Arrival.Standing.APPROVED;
        }

        private static @Nullable Instant moment(String told) {
            try {
                return told.isEmpty() ? null : OldMoment.sane(Instant.parse(told));
            } catch (DateTimeException notOne) {
                return null;
            }
        }
    }
}

package org.masthead.arrival;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.text.Slug;
import org.springframework.stereotype.Component;

/**
 * Reads a feed in any version of RSS or Atom. What it holds are stories that are out; their categories are tags, the
 * most used of which are sections, see {@link SectionsByUse}.
 */
@Component
class FeedReader implements ArrivalReader {

    static final String SOURCE = "feed";

    /**
     * Feeds are read as a whole, which takes ten times as much memory: which of their categories become sections is
     * known only after the last entry, and the oldest entry, which comes last, is taken first. A feed of so much holds
     * some thousand whole stories, while sites offer the latest few; what moves a whole archive is an export.
     */
    static final int LARGEST = 16 * 1024 * 1024;

    static final String TOO_LARGE =
            "The feed is larger than 16 MB, which is the most that is read of a feed. Divide it into"
                    + " several, or move the site by an export of WordPress or Ghost, which may have any size";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public void read(ArrivalFile file, String site, Receiver receiver) throws IOException, ArrivalFailed {
        SyndFeed feed = parse(file);
        String origin = (site.isEmpty() ? told(feed) : site).replaceFirst("/+$", "");
        if (!origin.matches("(?i)https?://[^\\s<>\"]+")) {
            throw new ArrivalFailed("The feed does not tell the address of its site; it has to be given");
        }
        receiver.from(origin);
        new Entries(feed, origin, receiver).take();
    }

    private static String told(SyndFeed feed) {
        return feed.getLink() == null ? "" : feed.getLink().strip();
    }

    private static SyndFeed parse(ArrivalFile file) throws IOException, ArrivalFailed {
        byte[] bytes;
        try (InputStream content = file.open()) {
            bytes = content.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new ArrivalFailed(TOO_LARGE);
        }
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(bytes))) {
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            return input.build(reader);
        } catch (ParsingFeedException damaged) {
            throw ArrivalFailed.at(
                    damaged.getLineNumber(), damaged.getColumnNumber(), String.valueOf(damaged.getMessage()), damaged);
        } catch (StackOverflowError deep) {
            // The library goes down into elements by calling itself.
            throw new ArrivalFailed("The file cannot be read as a feed: elements are nested too deeply", deep);
        } catch (FeedException | IllegalArgumentException damaged) {
            throw new ArrivalFailed("The file cannot be read as a feed: " + damaged.getMessage(), damaged);
        }
    }

    @Override
    public ArrivedBody body(String origin, Arrival.Story story, OldPictures pictures) {
        return RenderedBody.of(origin, story.html(), pictures);
    }

    /** The entries of one feed, from the oldest to the newest. */
    private static final class Entries {

        private final SyndFeed feed;
        private final Receiver receiver;
        private final OldSite site;
        private final ShownPictures pictures;
        private final SectionsByUse sections = new SectionsByUse();
        private final Set<String> known = new HashSet<>();

        private Entries(SyndFeed feed, String origin, Receiver receiver) {
            this.feed = feed;
            this.receiver = receiver;
            this.site = new OldSite(origin);
            this.pictures = new ShownPictures(origin, receiver);
        }

        private void take() throws IOException, ArrivalFailed {
            feed.getEntries()
                    .forEach(entry -> drawers(entry).stream().findFirst().ifPresent(sections::countFirst));
            for (int each = feed.getEntries().size() - 1; each >= 0; each--) {
                take(feed.getEntries().get(each));
            }
        }

        private void take(SyndEntry entry) throws IOException, ArrivalFailed {
            FeedEntry told = new FeedEntry(entry);
            List<String> drawers = List.copyOf(drawers(entry));
            for (String name : drawers) {
                String key = key(name);
                mention(new Arrival.Term(sections.isSection(name), key, name, "", ""));
            }
            List<String> filed = drawers.stream()
                    .filter(sections::isSection)
                    .map(Entries::key)
                    .toList();
            if (filed.isEmpty()) {
                mention(Arrival.Term.ownDrawer(Arrival.Term.UNFILED));
                filed = List.of(Arrival.Term.UNFILED);
            }
            List<String> authors = told.authors();
            for (String author : authors) {
                mention(new Arrival.Author(author, "", author));
            }
            String html = told.html();
            String lead = pictures.take(told.key(), told.picture(), "", "");
            pictures.shown(told.key(), html);
            String address = site.local(told.link());
            receiver.take(new Arrival.Story(
                    told.key(),
                    told.title(),
                    slug(address),
                    Arrival.State.LIVE,
                    authors,
                    moment(entry.getPublishedDate(), entry.getUpdatedDate()),
                    moment(entry.getUpdatedDate(), entry.getPublishedDate()),
                    html,
                    told.standfirst(),
                    true,
                    false,
                    filed,
                    drawers.stream()
                            .filter(name -> !sections.isSection(name))
                            .map(Entries::key)
                            .toList(),
                    lead,
                    new java.util.TreeMap<>(),
                    address.isEmpty() ? List.of() : List.of(address),
                    List.of()));
        }

        private void mention(Arrival arrival) throws IOException, ArrivalFailed {
            if (known.add(arrival.kind() + " " + arrival.key())) {
                receiver.take(arrival);
            }
        }

        private static Set<String> drawers(SyndEntry entry) {
            Set<String> names = new LinkedHashSet<>();
            entry.getCategories().forEach(category -> {
                String name =
                        category.getName() == null ? "" : category.getName().strip();
                if (!key(name).isEmpty()) {
                    names.add(name);
                }
            });
            return names;
        }

        private static String key(String name) {
            String slug = Slug.of(name, 80);
            return slug.isEmpty() ? name.toLowerCase(Locale.ROOT) : slug;
        }

        /** The last part of an address, as its old site chose it. */
        private static String slug(String address) {
            return address.replaceFirst("\\?.*", "")
                    .replaceFirst("(?:/index)?\\.(?:html?|php|aspx?)$", "")
                    .replaceFirst("^.*/", "");
        }

        private static java.time.@Nullable Instant moment(@Nullable Date date, @Nullable Date otherwise) {
            Date known = date == null ? otherwise : date;
            return known == null ? null : OldMoment.sane(known.toInstant());
        }
    }

    /** Text of a construct that may hold markup or not. */
    static String markup(@Nullable SyndContent content) {
        if (content == null || content.getValue() == null) {
            return "";
        }
        String type = content.getType() == null ? "" : content.getType();
        return type.equals("text") || type.equals("text/plain")
                ? org.jsoup.nodes.Entities.escape(content.getValue()).replace("\n", "<br>")
                : content.getValue();
    }
}

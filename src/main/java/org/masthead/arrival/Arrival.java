package org.masthead.arrival;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One record of another system, as it left there: texts are neither cleaned nor cut. Its key is what that system calls
 * it, the same in every export.
 */
sealed interface Arrival {

    Kind kind();

    String key();

    /** By which a person knows it. */
    String title();

    /**
     * Somebody who wrote there.
     *
     * @param addresses of what they wrote, beside the one that their key makes
     */
    record Author(String key, String email, String name, List<String> addresses) implements Arrival {

        Author(String key, String email, String name) {
            this(key, email, name, List.of());
        }

        @Override
        public Kind kind() {
            return Kind.AUTHOR;
        }

        @Override
        public String title() {
            return name;
        }
    }

    /**
     * A drawer that stories are kept in.
     *
     * @param section whether it is one of the few; else a tag
     * @param parent the key of the section above; empty for none
     * @param addresses that it had there, beside those that its key makes
     * @param mentioned whether nothing is told of it but its name
     */
    record Term(
            boolean section,
            String key,
            String name,
            String parent,
            String summary,
            List<String> addresses,
            boolean mentioned)
            implements Arrival {

        Term(boolean section, String key, String name, String parent, String summary, List<String> addresses) {
            this(section, key, name, parent, summary, addresses, false);
        }

        /** One that only its name is told of, as by a story that is filed there. */
        static Term mentioned(boolean section, String key, String name) {
            return new Term(section, key, name, "", "", List.of(), true);
        }

        Term(boolean section, String key, String name, String parent, String summary) {
            this(section, key, name, parent, summary, List.of());
        }

        /** Of the drawers for what had none there, which are named in the language of this site. */
        static final String PAGES = "~pages";

        static final String UNFILED = "~unfiled";

        static Term ownDrawer(String key) {
            return new Term(true, key, "", "", "");
        }

        @Override
        public Kind kind() {
            return section ? Kind.SECTION : Kind.TAG;
        }

        @Override
        public String title() {
            return name;
        }
    }

    /**
     * A story.
     *
     * @param state what is to become of it here
     * @param authors keys, in the order of the byline
     * @param html as it was written there
     * @param sections keys, the most important first
     * @param tags keys
     * @param picture the key of the lead picture; empty for none
     * @param fields whatever else the other system kept of it
     * @param addresses that it had there, as path and query
     * @param notes reasons to look at it again
     */
    record Story(
            String key,
            String title,
            String slug,
            State state,
            List<String> authors,
            @Nullable Instant writtenAt,
            @Nullable Instant changedAt,
            String html,
            String standfirst,
            boolean open,
            boolean leads,
            List<String> sections,
            List<String> tags,
            String picture,
            SortedMap<String, String> fields,
            List<String> addresses,
            List<String> notes)
            implements Arrival {

        @Override
        public Kind kind() {
            return Kind.STORY;
        }
    }

    /** Where a story stands. */
    enum State {
        LIVE,
        SCHEDULED,
        IN_REVIEW,
        DRAFT
    }

    /** A file that belongs to stories. */
    record File(
            String key,
            String title,
            String address,
            String altText,
            String caption,
            String credit,
            String story,
            List<String> addresses)
            implements Arrival {

        @Override
        public Kind kind() {
            return Kind.PICTURE;
        }
    }

    /**
     * What was said about a story that is here already, as far as it can be found.
     *
     * @param addresses that the story may have or had, as path and query, the likeliest first
     */
    record Discussion(String key, String title, List<String> addresses) implements Arrival {

        @Override
        public Kind kind() {
            return Kind.STORY;
        }
    }

    /**
     * What somebody said to a story.
     *
     * @param parent the key of the comment that it answers; empty for none
     * @param staff whether they were signed in there
     * @param linkedFrom whether it tells of a link on another site, and nobody wrote it
     */
    record Reply(
            String key,
            String story,
            String parent,
            String name,
            String email,
            String website,
            String html,
            @Nullable Instant writtenAt,
            Standing standing,
            boolean staff,
            boolean linkedFrom)
            implements Arrival {

        @Override
        public Kind kind() {
            return linkedFrom ? Kind.MENTION : Kind.COMMENT;
        }

        @Override
        public String title() {
            return name;
        }
    }

    /** What became of a comment there. */
    enum Standing {
        APPROVED,
        PENDING,
        SPAM,
        REMOVED,
        /** Something else; the desk decides. */
        UNKNOWN
    }

    /**
     * An address that leads elsewhere.
     *
     * @param key the address, as path and query
     * @param goal where to: a path here or there, or an address of another site
     */
    record Move(String key, String goal) implements Arrival {

        @Override
        public Kind kind() {
            return Kind.ADDRESS;
        }

        @Override
        public String title() {
            return goal;
        }
    }

    /**
     * All addresses of one shape, which lead elsewhere.
     *
     * @param key a regular expression
     * @param goal where to; {@code $1} stands for what the first brackets found
     */
    record Rule(String key, String goal) implements Arrival {

        @Override
        public Kind kind() {
            return Kind.ADDRESS;
        }

        @Override
        public String title() {
            return goal;
        }
    }

    /**
     * Something to be told of a record.
     *
     * @param refused whether it cannot be taken
     * @param reason the end of a message key
     */
    record Remark(Kind kind, String key, String title, boolean refused, String reason, String detail)
            implements Arrival {}
}

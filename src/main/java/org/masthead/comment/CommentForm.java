package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a commenter types. {@code nickname} is a trap: people never see the field, and whoever fills it is a program.
 *
 * @param parent the number of the comment that is answered, or null
 * @param proof that the form came from a page of ours
 * @param key a random one of a browser that may have to send the same twice
 * @param wish what is to be sent to the address, by the names of {@link Correspondence.Wish}
 */
public record CommentForm(
        @Nullable String parent,
        @Nullable String comment,
        @Nullable String name,
        @Nullable String email,
        @Nullable String website,
        @Nullable String nickname,
        @Nullable String proof,
        @Nullable String key,
        @Nullable List<String> wish) {

    private static final CommentForm EMPTY = answering(null);

    /**
     * The form as it was sent. Spring would look at each part of it by reflection, for a tenth of the time of a post.
     */
    static CommentForm of(HttpServletRequest request) {
        String[] wish = request.getParameterValues("wish");
        return new CommentForm(
                request.getParameter("parent"),
                request.getParameter("comment"),
                request.getParameter("name"),
                request.getParameter("email"),
                request.getParameter("website"),
                request.getParameter("nickname"),
                request.getParameter("proof"),
                request.getParameter("key"),
                wish == null ? null : List.of(wish));
    }

    /** A form that nobody has touched. */
    public static CommentForm empty() {
        return EMPTY;
    }

    /** Whether nothing was typed, so that everybody's form below a story looks like this one. */
    public boolean untouched() {
        return equals(EMPTY);
    }

    /** An untouched form for a reply to a comment. */
    static CommentForm answering(@Nullable Long parent) {
        String number = parent == null ? null : parent.toString();
        return new CommentForm(number, null, null, null, null, null, null, null, null);
    }

    /** What of it there is to wish for. */
    Set<Correspondence.Wish> wishes() {
        Set<Correspondence.Wish> wishes = EnumSet.noneOf(Correspondence.Wish.class);
        Arrays.stream(Correspondence.Wish.values())
                .filter(each -> wishes(each.name()))
                .forEach(wishes::add);
        return wishes;
    }

    /** Whether something is wished for. */
    public boolean wishes(String name) {
        return wish != null && wish.contains(name);
    }
}

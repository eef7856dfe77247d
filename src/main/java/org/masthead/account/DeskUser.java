package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.right.Extent;
import org.masthead.right.Right;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/**
 * Whoever is signed in at the desk; kept in the session, so it holds no secret. A change of what they may ends their
 * sessions, so it is never out of date.
 *
 * @param authorId the name this person signs stories with, if any
 * @param mayPublish whether this reporter publishes stories of their own
 * @param sections the numbers of the sections they are bound to; empty for all
 */
public record DeskUser(
        long id,
        String email,
        String name,
        Role role,
        @Nullable Long authorId,
        boolean mayPublish,
        Set<Long> sections) implements AuthenticatedPrincipal, Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("ConstantValue")
    public DeskUser {
        // A session from before there were sections to be bound to has none.
        sections = sections == null ? Set.of() : Set.copyOf(sections);
    }

    /** Somebody who is bound to no section. */
    public DeskUser(long id, String email, String name, Role role, @Nullable Long authorId) {
        this(id, email, name, role, authorId, false, Set.of());
    }

    /** Whoever sends a request, if somebody is signed in. */
    public static Optional<DeskUser> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication known
                        && known.getPrincipal() instanceof DeskUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** The account's number as text: it outlives a change of name or e-mail, and sessions are found by it. */
    @Override
    public String getName() {
        return Long.toString(id);
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }

    /** Whether they may do it at all, be it only with what is their own. */
    public boolean may(Right right) {
        return extentOf(right) != Extent.NONE;
    }

    /** Whether they may do it with what is not their own. */
    public boolean mayWithAll(Right right) {
        return extentOf(right) == Extent.ALL;
    }

    /** Whether they may do it with something in particular. */
    public boolean may(Right right, boolean own) {
        return own ? may(right) : mayWithAll(right);
    }

    /** Whether they may do it with a story in particular. */
    public boolean may(Right right, boolean own, long section) {
        return may(right, own) && worksIn(section);
    }

    /** Whether all sections are theirs: what stands above the sections is nobody else's. */
    public boolean worksEverywhere() {
        return sections.isEmpty();
    }

    /**
     * Goes on only if they may do it with what stands above all sections.
     *
     * @throws NotAllowed otherwise
     */
    public void mustHaveEverywhere(Right right) {
        mustHave(right, false);
        if (!worksEverywhere()) {
            throw NotAllowed.here(right);
        }
    }

    /** Whether a section is one of theirs. */
    public boolean worksIn(long section) {
        return sections.isEmpty() || sections.contains(section);
    }

    /**
     * Goes on only if they may do it at all.
     *
     * @throws NotAllowed otherwise
     */
    public void mustHave(Right right) {
        mustHave(right, true);
    }

    /**
     * Goes on only if they may do it with something in particular.
     *
     * @throws NotAllowed otherwise
     */
    public void mustHave(Right right, boolean own) {
        if (!may(right, own)) {
            throw new NotAllowed(right);
        }
    }

    /**
     * Goes on only if they may do it with a story in particular.
     *
     * @throws NotAllowed otherwise
     */
    public void mustHave(Right right, boolean own, long section) {
        mustHave(right, own);
        if (!worksIn(section)) {
            throw NotAllowed.here(right);
        }
    }

    private Extent extentOf(Right right) {
        Extent extent = role.extentOf(right);
        return extent != Extent.OWN_IF_ALLOWED ? extent : mayPublish ? Extent.OWN : Extent.NONE;
    }
}

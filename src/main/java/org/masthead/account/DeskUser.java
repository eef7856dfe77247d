package org.masthead.account;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whoever is signed in at the desk; kept in the session, so it holds no secret.
 *
 * @param authorId the name this person signs stories with, if any
 */
public record DeskUser(
        long id,
        String email,
        String name,
        Role role,
        @Nullable Long authorId) implements AuthenticatedPrincipal, Serializable {

    private static final long serialVersionUID = 1L;

    /** The account's number as text: it outlives a change of name or e-mail, and sessions are found by it. */
    @Override
    public String getName() {
        return Long.toString(id);
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }
}

package org.masthead.testing;

import java.util.Locale;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Requests of people, for {@code MockMvcTester}: {@code mvc.post().uri("/desk/articles").with(Desk.asEditor())} is sent
 * by a browser that is signed in and shows the desk's own form. Every person has a real account in the test's database.
 */
public final class Desk {

    private Desk() {}

    /** Nora Quill, who writes and moderates. */
    public static RequestPostProcessor asEditor() {
        return as("Nora Quill", Role.EDITOR);
    }

    /** Another editor, by name; always the same account for the same name. */
    public static RequestPostProcessor asEditor(String name) {
        return as(name, Role.EDITOR);
    }

    /** Ada Press, who also decides who may enter. */
    public static RequestPostProcessor asAdministrator() {
        return as("Ada Press", Role.ADMINISTRATOR);
    }

    /** Somebody of that role, always the same. */
    public static RequestPostProcessor as(Role role) {
        return as("Some " + role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT), role);
    }

    /** Somebody in particular. */
    public static RequestPostProcessor as(DeskUser user) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList("ROLE_" + user.role()));
        return request -> sameOrigin()
                .postProcessRequest(SecurityMockMvcRequestPostProcessors.csrf()
                        .postProcessRequest(SecurityMockMvcRequestPostProcessors.authentication(token)
                                .postProcessRequest(request)));
    }

    /** A browser that sends a form of this site; whoever sits before it. */
    public static RequestPostProcessor sameOrigin() {
        return fetchSite("same-origin");
    }

    /** A browser that another site makes send something. */
    public static RequestPostProcessor crossSite() {
        return fetchSite("cross-site");
    }

    /** The account of somebody with this name, made if there is none. */
    public static DeskUser account(JdbcClient jdbc, String name, Role role) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@news.example";
        long id =
                jdbc.sql("""
                        insert into account (email, name, role, status, password_hash, created_at)
                        values (?, ?, ?, 'ACTIVE', 'none that matches', now())
                        on conflict (email) do update set role = excluded.role, status = 'ACTIVE'
                        returning id""").params(email, name, role.name()).query(Long.class).single();
        return new DeskUser(id, email, name, role, null);
    }

    private static RequestPostProcessor as(String name, Role role) {
        return request -> as(account(jdbc(request), name, role)).postProcessRequest(request);
    }

    private static RequestPostProcessor fetchSite(String value) {
        return request -> {
            request.removeHeader("Sec-Fetch-Site");
            request.addHeader("Sec-Fetch-Site", value);
            return request;
        };
    }

    private static JdbcClient jdbc(MockHttpServletRequest request) {
        WebApplicationContext context =
                WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
        return context.getBean(JdbcClient.class);
    }
}

package org.masthead.account;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes between a page and its browser's passkeys: JSON both ways, the browser's within a form's field, so that it
 * is as short as forms are. A question waits in the session and is good for one answer.
 */
final class PasskeyForms {

    private static final String QUESTION = "passkeyQuestion";

    /** Made when the class is first used, which is when somebody first uses a passkey. */
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private PasskeyForms() {}

    static String ask(Serializable question, HttpSession session) {
        session.setAttribute(QUESTION, question);
        return JSON.writeValueAsString(question);
    }

    /** The question that waits, if it is of that kind. */
    static <T> Optional<T> takeQuestion(Class<T> kind, HttpSession session) {
        Object question = session.getAttribute(QUESTION);
        session.removeAttribute(QUESTION);
        return kind.isInstance(question) ? Optional.of(kind.cast(question)) : Optional.empty();
    }

    static PublicKeyCredential<AuthenticatorAttestationResponse> made(String json) throws JacksonException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static PublicKeyCredential<AuthenticatorAssertionResponse> shown(String json) throws JacksonException {
        return JSON.readValue(json, new TypeReference<>() {});
    }
}

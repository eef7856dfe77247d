/* Passkeys: asks the desk for a question, has the browser answer it, and sends the answer with the form. Without
   JavaScript or without passkeys the forms that need them are not shown, or say so. */
"use strict";
{
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace(/=+$/, "");
  const named = (credentials) => (credentials ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  const asked = async (form) => {
    const answer = await fetch(form.dataset.question, {
      method: "POST",
      body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
    });
    if (!answer.ok) throw new Error(answer.status);
    const question = await answer.json();
    question.challenge = bytes(question.challenge);
    return question;
  };

  const create = async (question) => {
    const publicKey = {
      ...question,
      user: { ...question.user, id: bytes(question.user.id) },
      excludeCredentials: named(question.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey });
    return {
      attestationObject: text(made.response.attestationObject),
      clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports?.() ?? [],
      credential: made,
    };
  };

  const show = async (question) => {
    const publicKey = { ...question, allowCredentials: named(question.allowCredentials) };
    const shown = await navigator.credentials.get({ publicKey });
    const { authenticatorData, clientDataJSON, signature, userHandle } = shown.response;
    return {
      authenticatorData: text(authenticatorData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : undefined,
      credential: shown,
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const problem = form.querySelector("[data-passkey-problem]");
    const tell = (words) => {
      problem.textContent = words;
      problem.hidden = false;
    };
    if (window.PublicKeyCredential) {
      form.hidden = false;
    } else if (!form.hidden) {
      tell(form.dataset.missing);
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.hidden = true;
      try {
        const act = form.dataset.passkey === "create" ? create : show;
        const { credential, ...response } = await act(await asked(form));
        form.elements.credential.value = JSON.stringify({
          id: credential.id,
          rawId: text(credential.rawId),
          type: credential.type,
          authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
          clientExtensionResults: credential.getClientExtensionResults(),
          response,
        });
        form.submit();
      } catch {
        tell(form.dataset.failed);
      }
    });
  }
}

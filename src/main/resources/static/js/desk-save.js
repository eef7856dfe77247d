/* Saving without leaving the page, so that the editor keeps what can be undone. What the page would show afterwards is
   fetched and its parts are put in place; anything unusual is sent the plain way. */
"use strict";
(() => {
  const story = desk.story;
  if (!story || !("inPlace" in story.form.dataset)) return;
  const { form } = story;
  let plain = false;

  const plainly = (button) => {
    plain = true;
    button.disabled = false;
    form.requestSubmit(button);
    plain = false;
  };

  const marks = () => desk.all(".field__error", form);
  const refuse = (page) => {
    marks().forEach((each) => each.remove());
    desk.all("[aria-invalid]", form).forEach((each) => each.removeAttribute("aria-invalid"));
    for (const error of desk.all("#story .field__error", page)) {
      const asked = desk.first("[name]", error.closest(".field"))?.name;
      const field = desk.first(`[name="${asked}"]`, form);
      if (!field) continue;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", error.id);
      field.closest("details")?.setAttribute("open", "");
      field.closest(".field").append(error);
    }
    story.say("refused");
    desk.first("[aria-invalid]", form)?.focus();
  };

  /* The parts of the page around the form as they are after the save. */
  const refresh = (page, sent) => {
    const saved = desk.first("#story", page);
    if (!saved) return;
    const time = desk.first("[data-time]", page)?.dataset.time ?? "";
    marks().forEach((each) => each.remove());
    desk.all("[aria-invalid]", form).forEach((each) => each.removeAttribute("aria-invalid"));
    for (const part of desk.all("[data-fresh]")) {
      const other = desk.first(`[data-fresh="${part.dataset.fresh}"]`, page);
      if (other) part.replaceChildren(...other.childNodes);
    }
    form.elements.note.value = "";
    /* Who typed on meanwhile still has the text from before the merge, and goes on from that one. */
    const merged = "merged" in saved.dataset;
    if (!merged || story.now() === sent) {
      for (const field of desk.all("[name=version]")) field.value = desk.first("[name=version]", saved).value;
      form.elements.former.value = "";
    }
    if (merged && story.now() === sent) {
      story.fill([...new FormData(saved)].filter(([, value]) => typeof value === "string"));
      sent = story.now();
    }
    story.settled(sent);
    story.say("saved", time);
  };

  /* The first save gives a story its place: this page becomes the one of the story, and the cursor stays where it is. */
  const arrive = (page, address) => {
    const saved = desk.first("#story", page);
    if (!saved) return;
    const pressed = document.activeElement?.closest("[data-arrives]");
    for (const part of desk.all("[data-arrives]")) {
      part.replaceChildren(...(desk.first(`[data-arrives="${part.dataset.arrives}"]`, page)?.childNodes ?? []));
    }
    desk.first("[data-look]", form)?.setAttribute("formaction", desk.first("[data-look]", saved)?.getAttribute("formaction"));
    form.elements.slug.value ||= saved.elements.slug.value;
    history.replaceState(null, "", address);
    document.title = page.title;
    if (pressed) desk.first("[data-save]", form)?.focus();
  };

  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    const file = desk.first("[type=file]", form);
    if (plain || event.defaultPrevented || button?.value !== "save" || file?.value) return;
    event.preventDefault();
    button.disabled = true;
    await story.idle();
    form.elements.turn.value = Number(form.elements.turn.value) + 1;
    const data = new FormData(form);
    data.set("move", "save");
    let sent = story.now();
    story.say("busy");
    const answer = await story.post(form.action, data);
    button.disabled = false;
    if (typeof answer === "string") return story.trouble(answer, sent);
    if (answer.status === 409) return plainly(button);
    const page = await story.page(answer);
    if (answer.status === 422) return refuse(page);
    if (!story.isNew()) return refresh(page, sent);
    const untouched = story.now() === sent;
    arrive(page, answer.url);
    if (untouched) sent = story.now();
    refresh(page, sent);
    story.settleAt(desk.first("#story", page));
    document.dispatchEvent(new Event("masthead:arrived"));
  });
})();

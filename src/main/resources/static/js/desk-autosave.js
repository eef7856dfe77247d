/* Writing is kept as it is typed: at the server every few seconds, in this browser while the server is out of reach.
   The same request says that somebody is here, and hears who else is. */
"use strict";
(() => {
  const form = desk.first("#story[data-copy-to]");
  if (!form) return;

  /* What the window says about itself. The editor, which comes after this, adds its format: to open a story is not to write. */
  const OWN = ["_csrf", "version", "sitting", "turn", "former", "hotFix", "note", "pictureWords", "bodyFormat"];
  const words = desk.first("[data-saving]");
  const signIn = desk.first("[data-sign-in]");
  const panes = desk.first(".story__panes");
  const stored = desk.first("#stored");
  let story = form.dataset.store;
  let leave = form.dataset.leave;

  const written = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OWN.includes(name));
  const now = () => JSON.stringify(written());
  let kept = desk.first("[data-errors]") ? null : now();
  let since = 0;
  let timer;
  let underWay = Promise.resolve();

  const say = (word, ...values) => {
    words.textContent = values.reduce((text, value, at) => text.replace("#@"[at], value), words.dataset[word] ?? "");
    words.dataset.state = word;
    signIn.hidden = word !== "ended";
  };

  /* The browser's own copy has room for some stories; the oldest give way. */
  const stow = (text) => {
    const value = JSON.stringify({ at: Date.now(), sitting: form.elements.sitting.value, version: form.elements.version.value, text });
    for (let tries = 0; tries < 10; tries++) {
      let old = [];
      try {
        old = Object.keys(localStorage)
          .filter((key) => key.startsWith("masthead:") && key !== story)
          .sort((one, other) => JSON.parse(localStorage[one]).at - JSON.parse(localStorage[other]).at);
        if (old.length >= 10) localStorage.removeItem(old[0]);
        localStorage.setItem(story, value);
        return true;
      } catch {
        if (!old.length) break;
        localStorage.removeItem(old[0]);
      }
    }
    return false;
  };
  const drop = () => {
    try {
      localStorage.removeItem(story);
    } catch {
      /* A browser that keeps nothing has nothing to drop. */
    }
  };

  /* Pages come from this site alone, and are read for their parts; nothing in them runs. */
  const pages = window.trustedTypes?.createPolicy("masthead-pages", { createHTML: (html) => html });
  const page = async (answer) => {
    const html = await answer.text();
    return new DOMParser().parseFromString(pages?.createHTML(html) ?? html, "text/html");
  };

  /* A session that ended and began again has another token; a page of it tells which. */
  const renew = async () => {
    const answer = await fetch("/desk/articles/new", { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.url.includes("/desk/sign-in")) return false;
    const token = desk.first("#story [name=_csrf]", await page(answer));
    for (const field of token ? desk.all("[name=_csrf]") : []) field.value = token.value;
    return !!token;
  };

  /* Sends something; says why it could not be sent. */
  const post = async (address, data, once = false) => {
    data.set("_csrf", form.elements._csrf.value);
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body: data, signal: AbortSignal.timeout(20000) });
      if ([401, 403].includes(answer.status) && !once) {
        if (await renew()) return post(address, data, true);
        return "ended";
      }
    } catch {
      return "offline";
    }
    return answer.ok || [409, 422].includes(answer.status) ? answer : "failed";
  };

  const trouble = (why, text) => say(stow(text) ? why : "unkept");

  const settled = (text) => {
    kept = text;
    if (now() === text) {
      drop();
      form.dispatchEvent(new Event("masthead:kept"));
    }
  };

  const tell = async (text) => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    if (text === null) {
      for (const [name] of written()) data.delete(name);
      data.set("turn", 0);
    } else {
      form.elements.turn.value = Number(form.elements.turn.value) + 1;
      data.set("turn", form.elements.turn.value);
      if (stow(text)) say("busy");
    }
    const answer = await post(form.dataset.copyTo, new URLSearchParams(data));
    if (typeof answer === "string") {
      if (text !== null) trouble(answer, text);
      return;
    }
    if (!answer.ok) return;
    const heard = await answer.json();
    if (text !== null) {
      settled(text);
      say("saved", heard.saved);
    }
    meet(heard);
  };

  /* One request at a time, so that what is kept never goes backwards. */
  let sent = false;
  const keep = () => {
    clearTimeout(timer);
    since = 0;
    if (sent || now() === kept) return;
    const next = underWay.then(() => now() !== kept && tell(now()));
    underWay = next;
  };

  /* A text that is on its way with the whole form is not kept once more behind it, where the answer is slow: it would be
     taken for one that was never saved. */
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget !== "_blank") setTimeout(() => { sent = !event.defaultPrevented; });
  });

  const typed = () => {
    sent = false;
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(keep, Date.now() - since > 4000 ? 0 : 1500);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);

  /* Who else is here. */
  let waiting = false;
  const wait = (held) => {
    waiting = held;
    panes.inert = held;
    for (const button of desk.all("[name=move]", form)) button.disabled = held;
  };
  const meet = ({ takenBy, holder, since: from }) => {
    const notice = desk.first("#held");
    if (!notice) return;
    if (takenBy) say("taken", takenBy);
    const held = !!(holder || takenBy);
    const line = desk.first("[data-held]", notice);
    if (holder) line.textContent = words.dataset.held.replace("#", holder).replace("@", from);
    else if (takenBy) line.textContent = words.textContent;
    notice.hidden = !held;
    if (!held && waiting && now() === kept) location.reload();
    else if (held !== waiting) wait(held);
  };
  const beat = () => (now() === kept ? leave && tell(null) : keep());
  const accompany = () => {
    if (!desk.first("#held").hidden) wait(true);
    beat();
    setInterval(beat, 20000);
    addEventListener("pagehide", () => {
      const { _csrf, sitting } = form.elements;
      navigator.sendBeacon(leave, new URLSearchParams({ _csrf: _csrf.value, sitting: sitting.value }));
    });
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      sent = false;
      beat();
    });
  };
  if (leave) accompany();
  addEventListener("online", keep);
  addEventListener("visibilitychange", () => {
    if (now() !== kept) stow(now());
    if (document.hidden) keep();
    else beat();
  });
  addEventListener("beforeunload", () => {
    if (now() !== kept) stow(now());
  });

  /* Puts other values into the form; where the body is another, the editor over it follows. */
  const fill = (entries) => {
    const values = {};
    for (const [name, value] of entries) (values[name] ??= []).push(value);
    const taken = {};
    for (const field of [...form.elements].filter((each) => each.name && !OWN.includes(each.name) && each.type !== "file")) {
      const given = values[field.name] ?? [];
      if (["checkbox", "radio"].includes(field.type)) {
        field.checked = given.includes(field.value);
        continue;
      }
      const at = (taken[field.name] = (taken[field.name] ?? -1) + 1);
      const value = given[at] ?? "";
      if (field.matches("button") || field.value === value) continue;
      if (field.name === "body" && window.mastheadEditor) window.mastheadEditor.set(value);
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  /* Text that never reached the server is offered, never put in by itself; what was saved on leaving its page did. */
  try {
    for (const key of Object.keys(localStorage).filter((each) => form.dataset.settled && each.startsWith("masthead:"))) {
      if (JSON.parse(localStorage[key]).sitting === form.dataset.settled) localStorage.removeItem(key);
    }
    const found = JSON.parse(localStorage.getItem(story) ?? "null");
    if (found && found.text !== now()) {
      const at = new Date(found.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
      const line = desk.first("[data-words]", stored);
      line.textContent = line.dataset.words.replace("#", at);
      stored.hidden = false;
      desk.first("[data-use]", stored).addEventListener("click", () => {
        form.elements.version.value = found.version;
        fill(JSON.parse(found.text));
        stored.hidden = true;
        keep();
      });
      desk.first("[data-drop]", stored).addEventListener("click", () => {
        drop();
        stored.hidden = true;
      });
    } else if (found) {
      drop();
    }
  } catch {
    drop();
  }

  if (kept === null) keep();

  /* The first save gave the story a number: what is written from here on belongs to it. */
  const settleAt = (saved) => {
    drop();
    for (const name of ["copyTo", "leave", "store"]) form.dataset[name] = saved.dataset[name];
    form.action = saved.getAttribute("action");
    ({ store: story, leave } = form.dataset);
    accompany();
  };

  desk.story = { form, page, post, say, keep, fill, trouble, settled, settleAt, now, idle: () => underWay, isNew: () => !leave };
})();

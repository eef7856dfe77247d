/* The conversation without reloading, which is whole without this: replying and posting in place, a preview, drafts that
   stay in the browser until they are posted, the receipts of one's own comments, news, recommendations, and people one
   does not want to read. */
"use strict";
(() => {
  const thread = document.querySelector(".thread");
  if (document.querySelector("[data-erased]")) {
    /* What the site does not keep any more this browser need not keep either. */
    try {
      Object.keys(localStorage).filter((key) => /^comments\.(mine|draft) /.test(key)).forEach((key) => localStorage.removeItem(key));
    } catch {
      /* It kept nothing. */
    }
  }
  if (!thread) return;
  const words = { ...thread.querySelector(".thread__words").dataset, ...thread.dataset };
  const address = words.address;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const button = (className, text, act) => {
    const made = make("button", className, text);
    made.type = "button";
    made.addEventListener("click", () => act(made));
    return made;
  };
  const page = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.status);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const kept = {
    get: (key) => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set: (key, value) => {
      try {
        if (value) localStorage.setItem(key, value);
        else localStorage.removeItem(key);
      } catch {
        /* A browser that keeps nothing has no drafts. */
      }
    },
    list: (key) => JSON.parse(kept.get(key) || "[]"),
    mark: (key, entry, on) => {
      const others = kept.list(key).filter((each) => (each.id ?? each) !== entry);
      const list = on ? [...others, entry] : others;
      kept.set(key, list.length ? JSON.stringify(list) : "");
    }
  };
  const language = document.documentElement.lang || "en";
  const status = make("p", "visually-hidden");
  status.setAttribute("role", "status");
  thread.append(status);
  const idOf = (comment) => Number(comment.id.slice(8));
  const commentOf = (id) => document.getElementById(`comment-${id}`);

  /* One's own comments on this story, known by the receipts that stay in this browser. */
  const mineKey = `comments.mine ${address}`;
  const mine = () => kept.list(mineKey);
  const link = (className, text, href) => {
    const made = make("a", className, text);
    made.href = href;
    return made;
  };
  const own = (one, actions) => {
    if (!one) return;
    const acts = make("span", "comment__own");
    if (Date.now() < one.at + words.editMinutes * 60000) acts.append(link("comment__act", words.change, `${one.receipt}#wording`));
    acts.append(link("comment__act", words.withdraw, `${one.receipt}#withdrawal`), link("comment__act", words.receipt, one.receipt));
    actions.append(acts);
  };
  /* Those that nobody sees yet, or that stand on another page. */
  const others = () => {
    all(".respond__mine").forEach((each) => each.remove());
    const elsewhere = mine().filter((each) => !commentOf(each.id));
    if (!elsewhere.length || !respond) return;
    const moments = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const list = make("p", "form__note respond__mine", words.others);
    elsewhere.forEach((each) => list.append(" ", link("", moments.format(each.at), each.receipt)));
    respond.append(list);
  };

  /* A receipt that leads nowhere any more, as everything was erased from elsewhere, is not kept. */
  const forget = async () => {
    for (const each of mine()) {
      const answer = await fetch(each.receipt, { method: "HEAD" }).catch(() => null);
      if (answer?.status !== 404 && answer?.status !== 410) continue;
      kept.mark(mineKey, each.id, false);
      commentOf(each.id)?.querySelector(".comment__own")?.remove();
      others();
    }
  };

  /* What each comment gains: a menu with its lasting address and the way not to read its author. */
  const permalink = (comment) => new URL(`${address}/${idOf(comment)}`, location.href).href;
  const mute = (name, on) => {
    kept.mark("comments.muted", name, on);
    all(".comment").filter((each) => each.dataset.name === name).forEach((each) => hush(each, on));
  };
  const hush = (comment, on) => {
    comment.classList.toggle("comment--muted", on);
    comment.querySelector(":scope > .comment__muted")?.remove();
    if (!on) return;
    const note = make("p", "comment__muted", words.muted);
    note.append(button("comment__act", words.unmute, () => {
      mute(comment.dataset.name, false);
      comment.querySelector("summary, a, button")?.focus();
    }));
    comment.prepend(note);
  };
  const pressed = (recommend, on) => {
    recommend.setAttribute("aria-pressed", on);
    const text = recommend.querySelector("span");
    text.dataset.before ||= text.textContent;
    text.textContent = on ? words.recommended : text.dataset.before;
  };
  /* Who was seen once, or is in use, is no longer passed over when the page is laid out. */
  const lay = (comment) => comment.removeAttribute("data-lines");
  const open = (menu) => {
    if (menu.dataset.full) return;
    menu.dataset.full = "true";
    const comment = menu.closest(".comment");
    lay(comment);
    if (navigator.clipboard) {
      menu.append(button("comment__act", words.copy, async (made) => {
        await navigator.clipboard.writeText(permalink(comment));
        made.textContent = status.textContent = words.copied;
        setTimeout(() => {
          made.textContent = words.copy;
        }, 2500);
      }));
    }
    if (navigator.share) {
      menu.append(button("comment__act", words.share, () => navigator.share({ url: permalink(comment) }).catch(() => {})));
    }
    menu.append(button("comment__act", words.mute, () => {
      mute(comment.dataset.name, true);
      comment.querySelector(".comment__muted button").focus();
    }));
  };
  /* A long conversation is dressed a few at a time, whenever the browser has nothing better to do. */
  const idle = window.requestIdleCallback || ((act) => setTimeout(act, 20));
  const dress = (from) => {
    const muted = new Set(kept.list("comments.muted"));
    const recommended = new Set(kept.list(`comments.recommended ${address}`));
    const receipts = new Map(mine().map((each) => [each.id, each]));
    const bare = all(".comment[data-name]", from);
    let next = 0;
    const some = () => {
      const end = performance.now() + 8;
      while (next < bare.length && performance.now() < end) adorn(bare[next++]);
      if (next < bare.length) idle(some);
    };
    const adorn = (comment) => {
      const actions = comment.querySelector(".comment__actions");
      if (!actions || actions.querySelector(".comment__menu")) return;
      own(receipts.get(idOf(comment)), actions);
      const menu = make("details", "comment__menu");
      const more = make("summary", "comment__act", words.menu);
      more.setAttribute("aria-label", `${words.menu}: ${comment.dataset.name}`);
      menu.append(more);
      const report = actions.querySelector("[data-report]");
      if (report) menu.append(report);
      actions.append(menu);
      if (muted.has(comment.dataset.name)) hush(comment, true);
      const recommend = actions.querySelector(".comment__recommend");
      if (recommend && recommended.has(idOf(comment))) pressed(recommend, true);
    };
    idle(some);
  };

  const recommend = async (clicked) => {
    const on = clicked.getAttribute("aria-pressed") !== "true";
    const answer = await fetch(clicked.formAction, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(on ? {} : { withdraw: "true" })
    }).catch(() => null);
    if (!answer?.ok) {
      clicked.form.action = clicked.formAction;
      clicked.form.submit();
      return;
    }
    const state = await answer.json();
    kept.mark(`comments.recommended ${address}`, idOf(clicked.closest(".comment")), state.mine);
    pressed(clicked, state.mine);
    clicked.querySelector(".comment__count").textContent = state.recommendations ? new Intl.NumberFormat(language).format(state.recommendations) : "";
    clicked.setAttribute("aria-label", `${clicked.getAttribute("aria-label").split(/[;؛]/)[0]} (${state.recommendations})`);
  };

  /* Puts comments that came by themselves below what they answer, as far as that is on the page. */
  const place = (item, atStart) => {
    const comment = item.querySelector(".comment");
    if (commentOf(idOf(comment))) return;
    const parent = item.dataset.parent && commentOf(item.dataset.parent)?.closest(".comments__item");
    if (parent) {
      const depth = Number(/depth-(\d+)/.exec(parent.className)[1]);
      const side = depth >= Number(words.depth);
      const holder = parent.querySelector(":scope > .comments__below") || parent;
      let list = side ? parent.parentElement : holder.querySelector(":scope > .comments");
      if (!list) {
        list = make("ol", "comments");
        holder.insertBefore(list, holder.querySelector(":scope > .comments__more"));
      }
      if (!side) item.querySelector(".comment__replying")?.remove();
      item.className = `comments__item comments__item--depth-${side ? depth : depth + 1}`;
      list.append(item);
    } else {
      let list = thread.querySelector(":scope > .comments");
      if (!list) {
        all(":scope > .thread__note", thread).forEach((each) => each.remove());
        list = make("ol", "comments");
        thread.querySelector(".thread__head").after(list);
      }
      if (atStart) list.prepend(item);
      else list.append(item);
    }
    dress(item);
    return comment;
  };

  /* More replies to one comment, where they belong. */
  const readOn = async (link) => {
    const more = await page(link.href);
    const list = more.querySelector(".thread > .comments > li > .comments__below > .comments");
    const from = link.closest(".comments__below");
    const into = from.querySelector(":scope > .comments") || from.insertBefore(make("ol", "comments"), link.parentElement);
    const first = list?.firstElementChild;
    all(":scope > li", list || document.createElement("ol")).forEach((item) => {
      if (commentOf(item.dataset.parent) && !item.querySelector(".comments")) place(item);
      else into.append(item);
    });
    dress(into);
    const later = all(".thread > .thread__turn a", more).find((each) => each.href.includes("after="));
    if (later) {
      link.href = later.getAttribute("href");
      link.textContent = later.textContent;
    } else {
      link.parentElement.remove();
    }
    const next = first?.querySelector(".comment");
    if (next) {
      next.tabIndex = -1;
      next.focus();
    }
  };

  /* News: asked for while the page is looked at, shown when the reader wants. */
  let count = Number(words.count);
  let seen = words.seen;
  const news = make("p", "thread__news");
  news.setAttribute("role", "status");
  const show = async () => {
    news.replaceChildren();
    const came = await page(`${address}/since/${seen}`);
    const state = came.querySelector("[data-seen]").dataset;
    const placed = all(".comments > li", came).map((item) => place(item, words.order === "newest")).filter(Boolean);
    placed.forEach((each) => each.classList.add("comment--new"));
    count = Number(state.count);
    seen = state.seen;
    const title = came.querySelector("[data-title]");
    if (title && !words.branch) thread.querySelector(".thread__title").textContent = title.dataset.title;
    return placed;
  };
  const showAndGo = async () => {
    const first = (await show())[0];
    if (!first) return;
    first.tabIndex = -1;
    first.focus();
    first.scrollIntoView({ block: "center" });
  };
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(`${address}/count?known=${count}`).catch(() => null);
    if (!answer?.ok) return;
    const now = await answer.json();
    if (now.count > count && now.seen > Number(seen)) {
      if (news.textContent !== now.label) news.replaceChildren(button("button button--small", now.label, showAndGo));
    }
  };
  let clock;
  const watch = () => {
    clearInterval(clock);
    if (document.hidden) return;
    clock = setInterval(look, 30000);
  };
  document.addEventListener("visibilitychange", () => {
    watch();
    look();
  });

  /* The form: one, which goes to where somebody replies. */
  const respond = document.querySelector(".respond");
  const form = () => respond.querySelector("form");
  const field = (name) => form().elements[name];
  const parentNow = () => field("parent")?.value || "";
  const draftKey = () => `comments.draft ${address} ${parentNow()}`;
  const outcome = (text, bad) => {
    all(".respond__outcome").forEach((each) => each.remove());
    if (!text) return null;
    const shown = make("p", `respond__outcome${bad ? " respond__outcome--bad" : ""}`, text);
    shown.setAttribute("role", bad ? "alert" : "status");
    form().before(shown);
    return shown;
  };
  const preview = make("div", "respond__preview");
  preview.append(make("b", "", words.preview), make("div", "comment__body"));
  let due;
  // What the site says of words before they are posted: how they will be printed, and whether they may hurt.
  const said = async (typed) => {
    const answer = await fetch(`${address}/preview`, {
      method: "POST",
      body: new URLSearchParams({ comment: typed })
    }).catch(() => null);
    return answer?.ok ? { html: await answer.text(), harsh: answer.headers.get("Masthead-Tone") === "attack" } : null;
  };
  let insisted = "";
  const hurts = async () => {
    const typed = field("comment").value;
    if (!typed.trim() || typed === insisted || !(await said(typed))?.harsh) return false;
    outcome(words.harsh, true);
    insisted = typed;
    return true;
  };
  const render = () => {
    clearTimeout(due);
    const box = field("comment");
    const typed = box.value;
    if (!typed.trim()) {
      preview.remove();
      return;
    }
    due = setTimeout(async () => {
      const shown = await said(typed);
      if (!shown || box.value !== typed) return;
      preview.lastChild.innerHTML = shown.html;
      if (!preview.isConnected) box.closest(".field").after(preview);
    }, 500);
  };
  const restore = () => {
    const box = field("comment");
    const draft = kept.get(draftKey());
    if (box.value || !draft) return;
    box.value = draft;
    outcome(words.draft);
    render();
  };
  const answerTo = (id, title) => {
    outcome("");
    field("parent")?.remove();
    const heading = respond.querySelector(".respond__title");
    respond.dataset.title ||= heading.textContent;
    heading.textContent = title || respond.dataset.title;
    respond.classList.toggle("respond--here", Boolean(id));
    respond.querySelector(".respond__cancel")?.remove();
    field("comment").value = "";
    preview.remove();
    if (id) {
      const parent = make("input");
      Object.assign(parent, { type: "hidden", name: "parent", value: id });
      form().append(parent, button("button button--quiet respond__cancel", words.cancel, () => {
        answerTo("");
        commentOf(id)?.querySelector(".comment__reply")?.focus();
      }));
      commentOf(id).after(respond);
    } else {
      home.after(respond);
    }
    restore();
  };
  const home = make("span");
  home.hidden = true;

  const post = async () => {
    if (await hurts()) return;
    const sent = form();
    const send = sent.querySelector("[type=submit]");
    const draft = draftKey();
    const body = new URLSearchParams(new FormData(sent));
    respond.dataset.key ||= `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    body.set("key", respond.dataset.key);
    send.disabled = true;
    outcome(words.posting);
    let answer;
    try {
      answer = await fetch(sent.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
    } catch {
      outcome(words.failed, true);
      return;
    } finally {
      send.disabled = false;
    }
    outcome("");
    if (answer.status !== 201) {
      const refused = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".respond form");
      if (!refused) {
        outcome(words.failed, true);
        return;
      }
      const cancel = sent.querySelector(".respond__cancel");
      sent.replaceWith(document.adoptNode(refused));
      if (cancel) refused.append(cancel);
      (refused.querySelector(".errors") || refused).focus();
      return;
    }
    const { id, outcome: came, address: where, receipt, notice } = await answer.json();
    const answered = commentOf(parentNow());
    const told = (text, followed, bad) => {
      const shown = outcome(`${text} ${notice ? `${notice} ` : ""}`, bad);
      if (receipt) shown.append(link("", followed, receipt));
      return shown;
    };
    delete respond.dataset.key;
    if (receipt && !mine().some((each) => each.id === id)) {
      kept.set(mineKey, JSON.stringify([...mine(), { id, receipt, at: Date.now() }].slice(-20)));
    }
    if (came === "REFUSED") {
      const shown = told(words.refused, words.refusedLink, true);
      shown.tabIndex = -1;
      shown.focus();
      return;
    }
    kept.set(draft, "");
    all("[name=wish]", sent).forEach((each) => {
      each.checked = false;
    });
    all(".errors, .field__error", sent).forEach((each) => each.remove());
    all(".field--wrong", sent).forEach((each) => each.classList.remove("field--wrong"));
    all("[aria-invalid]", sent).forEach((each) => each.removeAttribute("aria-invalid"));
    answerTo("");
    field("comment").value = "";
    await show().catch(() => []);
    others();
    const shown = commentOf(id);
    if (shown) {
      shown.classList.add("comment--new");
      shown.tabIndex = -1;
      shown.focus();
      shown.scrollIntoView({ block: "center" });
      status.textContent = words.posted;
      told(words.posted, words.waitingLink);
    } else if (came === "WAITING") {
      const waits = told(words.waiting, words.waitingLink);
      if (answered) answered.after(waits);
      waits.tabIndex = -1;
      waits.focus();
    } else {
      location.href = where;
    }
  };

  thread.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target.closest("a, button");
    if (!target) return;
    if (target.matches(".comment__recommend")) {
      event.preventDefault();
      recommend(target);
    } else if (target.matches("[data-more]")) {
      event.preventDefault();
      readOn(target).catch(() => {
        location.href = target.href;
      });
    } else if (target.matches(".comment__reply") && respond) {
      event.preventDefault();
      answerTo(idOf(target.closest(".comment")), target.getAttribute("aria-label"));
      field("comment").focus();
    }
  });
  thread.addEventListener("contentvisibilityautostatechange", (event) => {
    if (!event.skipped) lay(event.target);
  }, true);
  thread.addEventListener("toggle", (event) => {
    if (event.target.matches(".comment__menu")) open(event.target);
  }, true);
  if (respond) {
    respond.before(home);
    respond.addEventListener("submit", (event) => {
      event.preventDefault();
      post();
    });
    respond.addEventListener("input", (event) => {
      if (event.target.name !== "comment") return;
      kept.set(draftKey(), event.target.value);
      render();
    });
    restore();
    others();
  }
  thread.append(news);
  dress(thread);
  idle(forget);
  watch();
})();

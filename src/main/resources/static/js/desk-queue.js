/* Moderation by keyboard, and all at once: what was decided leaves the page, which stays. Without this every button still
   works. The numbers of what waits keep up on every page of the desk, as long as somebody is there. */
"use strict";
(() => {
  const send = async (address, data) => {
    const answer = await fetch(address, {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { "X-Requested-With": "fetch" },
    });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };

  /* Counts: asked for while the page is seen and somebody has touched it lately, so that no session is kept alive. */
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const rail = desk.first('.rail a[href$="/desk/comments"]');
  const show = (counts) => {
    for (const count of desk.all("[data-count]")) {
      if (count.dataset.count in counts) count.textContent = number.format(counts[count.dataset.count]);
    }
    if (!rail || !("pending" in counts)) return;
    const waiting = desk.first(".rail__count", rail) ?? rail.appendChild(document.createElement("span"));
    waiting.className = "rail__count";
    waiting.hidden = !counts.pending;
    waiting.textContent = number.format(counts.pending);
  };
  let touched = Date.now();
  ["pointerdown", "keydown"].forEach((event) => addEventListener(event, () => {
    touched = Date.now();
  }));
  if (rail) {
    setInterval(async () => {
      if (document.hidden || Date.now() - touched > 600000) return;
      try {
        const answer = await fetch(`${rail.pathname}/counts`, { headers: { Accept: "application/json" } });
        if (answer.ok && !answer.redirected) show(await answer.json());
      } catch {
        /* The next round asks again. */
      }
    }, 20000);
  }

  const saved = desk.first("[data-saved-replies]");
  saved?.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-body]");
    const body = desk.first("#body");
    if (!chosen || !body) return;
    event.preventDefault();
    body.setRangeText(chosen.dataset.body, body.selectionStart, body.selectionEnd, "end");
    body.focus();
  });

  if (!desk.first("[data-counts]")) return;
  const main = desk.first("main");
  const queue = () => desk.first("form[data-queue]");
  const rows = () => desk.all(".held:not([hidden])", main);
  const current = () => document.activeElement?.closest?.(".held");
  const go = (row) => {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const beside = (row, step) => {
    const all = rows();
    return all[Math.max(0, Math.min(all.indexOf(row) + step, all.length - 1))];
  };

  const told = document.createElement("div");
  told.className = "queue__told";
  told.setAttribute("role", "status");
  main.after(told);
  const batches = [];
  const tell = (words, batch) => {
    told.replaceChildren(words);
    if (batch) {
      batches.push(batch);
      told.append(" ", desk.button(queue()?.dataset.undoLabel ?? main.dataset.undo, "button button--quiet button--small", undo));
    }
  };

  /* What takes long, as a hundred thousand comments do, is not done twice for want of an answer. */
  const patiently = async (form, act) => {
    const buttons = desk.all("button", form).filter((button) => !button.disabled);
    const slow = setTimeout(() => {
      tell(main.dataset.working);
      if (form.matches("[data-flood]")) buttons.forEach((button) => {
        button.disabled = true;
      });
    }, 800);
    try {
      return await act();
    } finally {
      clearTimeout(slow);
      buttons.forEach((button) => {
        button.disabled = false;
      });
    }
  };

  const pages = window.trustedTypes?.createPolicy("masthead-queue", { createHTML: (html) => html });
  const page = async (address) => {
    const html = await (await fetch(address, { headers: { Accept: "text/html" } })).text();
    return new DOMParser().parseFromString(pages?.createHTML(html) ?? html, "text/html");
  };
  /* What lies here now, where that cannot be known from what was decided. */
  let since = new Set();
  const renew = async () => {
    const id = current()?.id;
    since = new Set();
    const fresh = desk.first("main", await page(location.href));
    if (!fresh) return location.reload();
    main.replaceChildren(...fresh.childNodes);
    /* Who goes on deciding while the page is on its way is not shown again what is done. */
    desk.all(".held", main).filter((row) => since.has(row.dataset.id)).forEach((row) => row.remove());
    prepare();
    go(document.getElementById(id) ?? rows()[0]);
  };
  let filling = false;
  const fill = async () => {
    const next = desk.first(".pager__older", main);
    if (filling || rows().length >= 12) return;
    if (!next) {
      if (!rows().length && !desk.first("[data-flood]", main)) desk.first("[data-empty]", main).hidden = false;
      return;
    }
    filling = true;
    try {
      const older = await page(next.href);
      const known = new Set(desk.all(".held", main).map((row) => row.id));
      desk.first(".queue__list", main).append(...desk.all(".queue__list > .held", older).filter((row) => !known.has(row.id)));
      const after = desk.first(".pager__older", older);
      if (after) next.href = after.href;
      else next.remove();
    } finally {
      filling = false;
    }
  };

  const ids = (data) => [...data.getAll("ids"), ...data.getAll("one").map((one) => one.split(":")[1] ?? "")]
    .map((seen) => seen.split("-")[0]);
  const decide = async (form, button) => {
    const data = new FormData(form, button);
    if (button.hasAttribute("data-page-seen")) {
      data.delete("shown");
      desk.all(".held:not([hidden]) [name=ids]", form).forEach((box) => data.append("shown", box.value));
    }
    const stays = /^(take|give|release)/.test(button.value);
    /* A row's own button is about this row alone, whatever else is chosen. */
    if (data.has("one")) data.delete("ids");
    const chosen = data.has("shown") ? data.getAll("shown").map((seen) => seen.split("-")[0]) : ids(data);
    const out = stays || form.matches("[data-flood]") ? [] : desk.all(".held", form).filter((row) => chosen.includes(row.dataset.id));
    const before = current();
    const next = out.includes(before) ? rows().filter((row) => !out.includes(row)).find((row) =>
      row.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_PRECEDING) ?? rows().filter((row) => !out.includes(row)).pop() : null;
    out.forEach((row) => {
      row.hidden = true;
      since.add(row.dataset.id);
    });
    go(next);
    try {
      const answer = await patiently(form, () => send(button.getAttribute("formaction") ?? form.action, data));
      const gone = new Set(answer.gone.map(String));
      for (const row of out) {
        const why = answer.told[row.dataset.id];
        if (gone.has(row.dataset.id)) row.remove();
        else {
          row.hidden = false;
          if (why) mark(row, why);
        }
      }
      tell(answer.notice, answer.batch);
      show(answer.counts);
      if (stays || form.matches("[data-flood]")) await renew();
      else await fill();
      recount();
    } catch {
      out.forEach((row) => {
        row.hidden = false;
      });
      tell(queue()?.dataset.failed ?? "");
    }
  };
  async function undo() {
    const batch = batches.pop();
    const form = queue() ?? desk.first("form[method=post]", main);
    if (!batch || !form) return location.reload();
    try {
      const answer = await patiently(form, () => send(`${rail.pathname}/undo`, { _csrf: form.elements._csrf.value, batch }));
      await renew();
      tell(answer.notice);
      show(answer.counts);
    } catch {
      batches.push(batch);
      tell(queue()?.dataset.failed ?? "");
    }
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-queue], form[data-flood]") || !event.submitter) return;
    event.preventDefault();
    decide(form, event.submitter);
  });

  /* Whoever stands on a comment looks at it and at the next ones; colleagues see that, and go elsewhere. */
  const mark = (row, words) => {
    row.classList.add("held--told");
    let line = desk.first("[data-claim]", row);
    if (!line) {
      line = document.createElement("p");
      line.className = "held__claim";
      line.dataset.claim = "";
      desk.first(".held__where", row).after(line);
    }
    line.textContent = words;
  };
  let looking;
  document.addEventListener("focusin", () => {
    const row = current();
    const form = queue();
    if (!row || !form?.contains(row)) return;
    clearTimeout(looking);
    looking = setTimeout(async () => {
      const all = rows();
      // It may have been decided on meanwhile.
      if (!all.includes(row)) return;
      const looked = all.slice(all.indexOf(row), all.indexOf(row) + 4);
      const data = new FormData();
      data.set("_csrf", form.elements._csrf.value);
      looked.forEach((each) => data.append("ids", each.dataset.id));
      try {
        const others = await send(form.dataset.looks, data);
        for (const each of looked) {
          const name = others[each.dataset.id];
          each.classList.toggle("held--theirs", Boolean(name));
          const take = desk.first("[data-take]", each);
          if (take && name) take.hidden = false;
          if (name) mark(each, form.dataset.looksWord.replace("{0}", name));
        }
      } catch {
        /* A decision is checked anyway. */
      }
    }, 250);
  });

  const boxes = () => desk.all(".held:not([hidden]) [name=ids]", main);
  const prepare = () => {
    const place = desk.first("[data-select-all]", main);
    if (place) {
      const label = document.createElement("label");
      label.className = "choice";
      const everything = document.createElement("input");
      everything.type = "checkbox";
      everything.dataset.everything = "";
      label.append(everything, place.dataset.label);
      place.append(label);
    }
    const help = desk.first("[data-keys]", main);
    help?.append(desk.button(help.dataset.label, "button button--quiet button--small", () => desk.first("#keys").showModal()));
  };
  const recount = () => {
    const everything = desk.first("[data-everything]", main);
    if (!everything) return;
    const count = boxes().filter((box) => box.checked).length;
    everything.checked = count > 0 && count === boxes().length;
    everything.indeterminate = count > 0 && count < boxes().length;
  };
  main.addEventListener("change", (event) => {
    const everything = desk.first("[data-everything]", main);
    if (!everything) return;
    if (event.target === everything) {
      boxes().forEach((box) => {
        box.checked = everything.checked;
      });
    }
    recount();
  });
  prepare();

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || desk.first("dialog[open]")) return;
    if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
    const row = current();
    const press = (key) => desk.first(`[data-key="${key}"]:not([hidden])`, row)?.click();
    if (event.key === "j") go(row ? beside(row, 1) : rows()[0]);
    else if (event.key === "k") go(row ? beside(row, -1) : rows()[0]);
    else if (event.key === "?") desk.first("#keys")?.showModal();
    else if (event.key === "z") undo();
    else if (event.key === "x" && row) desk.first("[name=ids]", row).click();
    else if (event.key === "d" && row) {
      press("d");
      desk.first(".held__remove[open] button", row)?.focus();
    } else if (/^[asurt1-9]$/.test(event.key) && row) press(event.key);
    else if (event.key === "Enter" && event.target.matches("[type=checkbox]")) { /* Would press the form's first button. */ } else return;
    event.preventDefault();
  });
})();

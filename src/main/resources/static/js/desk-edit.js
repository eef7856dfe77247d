/* Writing: a toolbar that types Markdown, a count of words, fields that grow, bylines that appear as they are needed. */
"use strict";
(() => {
  const body = desk.first("#body[data-tools]");
  if (!body) return;

  /* Deprecated or not, execCommand is the one way to change the text that the browser can undo. */
  const replace = (text, from, to) => {
    body.focus();
    document.execCommand("insertText", false, text);
    const start = body.selectionEnd - text.length;
    body.setSelectionRange(start + from, start + to);
  };
  const chosen = () => body.value.slice(body.selectionStart, body.selectionEnd);
  const around = (mark) => () => {
    const text = chosen();
    replace(mark + text + mark, mark.length, mark.length + text.length);
  };
  const lines = (mark) => () => {
    body.setSelectionRange(body.value.lastIndexOf("\n", body.selectionStart - 1) + 1, body.selectionEnd);
    const text = chosen().replace(/^/gm, mark);
    replace(text, mark.length, text.length);
  };
  const link = () => {
    const text = chosen();
    const at = text ? text.length + 3 : 1;
    replace(`[${text}](https://)`, at, text ? at + 8 : at);
  };
  const picture = () => {
    const text = '\n\n<figure><img src="/media/" alt=""><figcaption></figcaption></figure>\n\n';
    const at = text.indexOf("/media/") + 7;
    replace(text, at, at);
  };

  const tools = document.createElement("div");
  tools.className = "writing-tools";
  tools.role = "group";
  tools.ariaLabel = body.dataset.tools;
  const words = document.createElement("span");
  words.className = "writing-tools__words";
  const count = () => {
    const found = body.value.replace(/<[^>]*>/g, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu);
    words.textContent = body.dataset.words.replace("#", (found?.length ?? 0).toLocaleString(document.documentElement.lang));
  };
  const acts = {
    bold: around("**"), italic: around("*"), link, heading: lines("## "), list: lines("- "), quote: lines("> "), picture,
  };
  tools.append(...Object.entries(acts).map(([name, act]) => desk.button(body.dataset[name], "", act)), words);
  body.before(tools);
  body.addEventListener("input", count);
  count();
  body.addEventListener("keydown", (event) => {
    const act = { b: acts.bold, i: acts.italic, k: link }[event.key.toLowerCase()];
    if (act && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      act();
    }
  });

  /* The editor stands for the field of the text. */
  const shown = (field) => (field === body && body.form.classList.contains("story--editor") ? desk.first("#editor") : field);

  /* Enter in a line, even one that wraps, goes on to the next field: nobody previews or publishes by a slip. */
  const fields = [...body.form.elements].filter((each) => each.matches("textarea, select, input:not([type=hidden])"));
  for (const field of fields.filter((each) => each.matches("input:not([type=file]), textarea[data-oneline]"))) {
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      shown(fields[fields.indexOf(field) + 1])?.focus();
    });
  }

  /* From what is wrong to where; what is folded away opens. */
  desk.first("[data-errors]")?.addEventListener("click", (event) => {
    const target = document.getElementById(event.target.closest("a[href^='#']")?.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.closest("details")?.setAttribute("open", "");
    shown(target).scrollIntoView({ block: "center" });
    shown(target).focus({ preventScroll: true });
  });

  if (!CSS.supports("field-sizing", "content")) {
    for (const field of desk.all("textarea.write")) {
      const grow = () => {
        field.rows = field.value.split("\n").reduce((sum, line) => sum + 1 + line.length / 60, 1);
      };
      field.addEventListener("input", grow);
      grow();
    }
  }

  const places = desk.all(".byline-place");
  const taken = (place) => desk.all("select, input", place).some((field) => field.value.trim());
  const settle = () =>
    places.forEach((place, at) => {
      place.hidden = at > 0 && !taken(place) && !taken(places[at - 1]);
    });
  places.forEach((place) => place.addEventListener("input", settle));
  settle();

  /* On a phone the furniture starts folded, except where something was refused, or is needed and not there yet. */
  if (matchMedia("(max-width: 68rem)").matches) {
    for (const part of desk.all("details.furniture:not(.checks)")) part.open = !!desk.first("[aria-invalid], :invalid", part);
  }
})();

<<<<<<< HEAD
/* What makes the desk quicker with JavaScript; every page works without it. Words come from data attributes. */
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const first = (selector, root = document) => root.querySelector(selector);

  const button = (label, classes, act) => {
=======
/* What makes every desk page quicker with JavaScript; all of them work without. Words come from data attributes. */
"use strict";

const desk = {
  all: (selector, root = document) => [...root.querySelectorAll(selector)],
  first: (selector, root = document) => root.querySelector(selector),
  button: (label, classes, act) => {
>>>>>>> 8c91b67 (wip)
    const made = document.createElement("button");
    made.type = "button";
    made.className = classes;
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
<<<<<<< HEAD
  };

  /* Errors first: whoever was refused starts reading there. */
  first("[data-errors]")?.focus();

  /* Unsaved changes: compared, not counted, so that taking a change back is no change. */
  const written = (form) =>
    JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));

  for (const form of all("form[data-unsaved]")) {
    const kept = first("[data-errors]") ? null : written(form);
    let leaving = false;
    form.addEventListener("submit", (event) => {
      leaving = event.submitter?.formTarget !== "_blank";
    });
    addEventListener("pageshow", () => (leaving = false));
    addEventListener("beforeunload", (event) => {
      if (!leaving && written(form) !== kept) event.preventDefault();
    });
  }

  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "s") {
      const save = first("[data-save]");
      if (save) {
        event.preventDefault();
        save.click();
      }
    }
  });

  /* Fields that hold one line however long: they wrap, and Enter goes on to the next one. */
  for (const field of all("textarea[data-oneline]")) {
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        const fields = [...field.form.elements].filter((each) => each.matches("textarea, input"));
        fields[fields.indexOf(field) + 1]?.focus();
      }
    });
  }

  if (!CSS.supports("field-sizing", "content")) {
    for (const field of all("textarea.write")) {
      const grow = () => (field.rows = field.value.split("\n").reduce((sum, line) => sum + 1 + line.length / 60, 1));
      field.addEventListener("input", grow);
      grow();
    }
  }

  /* The toolbar above the text. execCommand, deprecated or not, is the one way that keeps the browser's undo. */
  const body = first("#body[data-tools]");
  if (body) {
    const replace = (text, from, to) => {
      body.focus();
      document.execCommand("insertText", false, text);
      const end = body.selectionEnd;
      body.setSelectionRange(end - text.length + from, end - text.length + to);
    };
    const chosen = () => body.value.slice(body.selectionStart, body.selectionEnd);
    const around = (before, after) => () => {
      const text = chosen();
      replace(before + text + after, before.length, before.length + text.length);
    };
    const lines = (mark) => () => {
      const start = body.value.lastIndexOf("\n", body.selectionStart - 1) + 1;
      body.setSelectionRange(start, body.selectionEnd);
      const text = chosen().split("\n").map((line) => mark + line).join("\n");
      replace(text, mark.length, text.length);
    };
    const link = () => {
      const text = chosen();
      replace(`[${text}](https://)`, text ? text.length + 3 : 1, text ? text.length + 11 : 1);
    };
    const picture = () => {
      const text = '\n\n<figure><img src="/media/" alt=""><figcaption></figcaption></figure>\n\n';
      const at = text.indexOf("/media/") + 7;
      replace(text, at, at);
    };
    const tools = document.createElement("div");
    tools.className = "writing-tools";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", body.dataset.tools);
    const words = document.createElement("output");
    const count = () => {
      const text = body.value.replace(/<[^>]*>/g, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu);
      words.textContent = body.dataset.words.replace("#", text ? text.length : 0);
    };
    tools.append(
      button(body.dataset.bold, "", around("**", "**")),
      button(body.dataset.italic, "", around("*", "*")),
      button(body.dataset.link, "", link),
      button(body.dataset.heading, "", lines("## ")),
      button(body.dataset.list, "", lines("- ")),
      button(body.dataset.quote, "", lines("> ")),
      button(body.dataset.picture, "", picture),
      words,
    );
    body.before(tools);
    body.addEventListener("input", count);
    count();
    body.addEventListener("keydown", (event) => {
      const act = { b: around("**", "**"), i: around("*", "*"), k: link }[event.key.toLowerCase()];
      if (act && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        act();
      }
    });
    /* On a phone the furniture starts folded, except where something was refused. */
    if (matchMedia("(max-width: 68rem)").matches) {
      for (const part of all("details.furniture")) part.open = !!first("[aria-invalid]", part);
    }
  }

  /* Two versions of one story: mark the paragraphs that mine does not have. */
  const theirs = first(".theirs__body");
  if (theirs && body) {
    const mine = new Set(body.value.split("\n").map((line) => line.trim()));
    theirs.replaceChildren(...theirs.textContent.split("\n").flatMap((line) => {
      if (mine.has(line.trim())) return [`${line}\n`];
      const mark = document.createElement("mark");
      mark.textContent = line;
      return [mark, "\n"];
    }));
  }

  for (const place of all("[data-copy]")) {
    const source = document.getElementById(place.dataset.copy);
    const copy = button(place.dataset.label, "button button--quiet button--small", async () => {
      source.select();
      await navigator.clipboard.writeText(source.value);
      copy.textContent = place.dataset.done;
      setTimeout(() => (copy.textContent = place.dataset.label), 2000);
    });
    place.append(copy);
  }

  /* Moderation by keyboard. After a decision the page comes anew; the reader's place in it is kept. */
  const queue = first("form[data-queue]");
  if (queue) {
    const held = all(".held", queue);
    const boxes = all("[name=ids]", queue);
    const here = () => held.findIndex((each) => each.contains(document.activeElement));
    const go = (index) => {
      const next = held[Math.max(0, Math.min(index, held.length - 1))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };

    const label = document.createElement("label");
    label.className = "choice";
    const everything = document.createElement("input");
    everything.type = "checkbox";
    everything.addEventListener("change", () => boxes.forEach((box) => (box.checked = everything.checked)));
    const place = first("[data-select-all]", queue);
    label.append(everything, place.dataset.label);
    place.append(label);
    queue.addEventListener("change", () => {
      const count = boxes.filter((box) => box.checked).length;
      everything.checked = count === boxes.length;
      everything.indeterminate = count > 0 && count < boxes.length;
    });

    const keys = first("#keys");
    const help = first("[data-keys]", queue);
    help.append(button(help.dataset.label, "button button--quiet button--small", () => keys.showModal()));

    queue.addEventListener("submit", () => {
      if (here() >= 0) sessionStorage.setItem("desk.queue", here());
    });
    const before = sessionStorage.getItem("desk.queue");
    sessionStorage.removeItem("desk.queue");
    if (before !== null) go(Number(before));

    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
      if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
      const current = held[here()];
      if (event.key === "j") go(here() + 1);
      else if (event.key === "k") go(here() - 1);
      else if (event.key === "?") keys.showModal();
      else if (event.key === "x") first("[name=ids]", current ?? document.createElement("p"))?.click();
      else if (/^[asdur]$/.test(event.key)) current?.querySelector(`[data-key=${event.key}]`)?.click();
      else return;
      event.preventDefault();
    });
  }
})();
=======
  },
};

/* Whoever was refused starts reading there. */
desk.first("[data-errors]")?.focus();

/* Unsaved changes are compared, not counted: taking a change back is no change. A refused form is unsaved as it comes. */
for (const form of desk.all("form[data-unsaved]")) {
  const written = () =>
    JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  const kept = desk.first("[data-errors]") ? null : written();
  let saving = false;
  form.addEventListener("submit", (event) => {
    saving = event.submitter?.formTarget !== "_blank";
  });
  addEventListener("pageshow", () => {
    saving = false;
  });
  addEventListener("beforeunload", (event) => {
    if (!saving && written() !== kept) event.preventDefault();
  });
}

addEventListener("keydown", (event) => {
  const save = desk.first("[data-save]");
  if (save && (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save.click();
  }
});

for (const place of desk.all("[data-copy]")) {
  const source = document.getElementById(place.dataset.copy);
  const copy = desk.button(place.dataset.label, "button button--quiet button--small", async () => {
    source.select();
    await navigator.clipboard.writeText(source.value);
    copy.textContent = place.dataset.done;
    setTimeout(() => {
      copy.textContent = place.dataset.label;
    }, 2000);
  });
  place.append(copy);
}
>>>>>>> 8c91b67 (wip)

/* What makes every desk page quicker with JavaScript; all of them work without. Words come from data attributes. */
"use strict";

const desk = {
  all: (selector, root = document) => [...root.querySelectorAll(selector)],
  first: (selector, root = document) => root.querySelector(selector),
  button: (label, classes, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = classes;
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  },
};

/* Whoever was refused starts reading there. */
desk.first("[data-errors]")?.focus();

/* Where the rail is one line that scrolls, the place where one is comes into view. */
desk.first(".rail [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

/* Unsaved changes are compared, not counted: taking a change back is no change. A form that came back is unsaved as it comes.
   Whether the text is written in the editor or as it is stored says nothing of the text. */
for (const form of desk.all("form[data-unsaved]")) {
  const written = () =>
    JSON.stringify([...new FormData(form)].filter(([name]) => name !== "bodyFormat").map(([name, value]) => [name, value.name ?? value]));
  let kept = desk.first("[data-errors], [data-draft]") ? null : written();
  let saving = false;
  form.addEventListener("submit", (event) => {
    saving = event.submitter?.formTarget !== "_blank";
  });
  form.addEventListener("masthead:kept", () => {
    kept = written();
    saving = false;
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

/* Moderation by keyboard, and all at once. A decision brings the page anew; the place in it is kept. */
"use strict";
(() => {
  const queue = desk.first("form[data-queue]");
  if (!queue) return;

  const held = desk.all(".held", queue);
  const boxes = desk.all("[name=ids]", queue);
  const here = () => held.findIndex((each) => each.contains(document.activeElement));
  const go = (index) => {
    const next = held[Math.max(0, Math.min(index, held.length - 1))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const label = document.createElement("label");
  label.className = "choice";
  const everything = document.createElement("input");
  everything.type = "checkbox";
  everything.addEventListener("change", () => boxes.forEach((box) => {
    box.checked = everything.checked;
  }));
  const place = desk.first("[data-select-all]", queue);
  label.append(everything, place.dataset.label);
  place.append(label);
  queue.addEventListener("change", () => {
    const count = boxes.filter((box) => box.checked).length;
    everything.checked = count === boxes.length;
    everything.indeterminate = count > 0 && count < boxes.length;
  });

  const keys = desk.first("#keys");
  const help = desk.first("[data-keys]", queue);
  help.append(desk.button(help.dataset.label, "button button--quiet button--small", () => keys.showModal()));

  queue.addEventListener("submit", () => {
    if (here() >= 0) sessionStorage.setItem("desk.queue", here());
  });
  const before = sessionStorage.getItem("desk.queue");
  sessionStorage.removeItem("desk.queue");
  if (before !== null) go(Number(before));

  /* Enter on a checkbox would press the form's first button. */
  boxes.forEach((box) => box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  }));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
    const current = held[here()];
    if (event.key === "j") go(here() + 1);
    else if (event.key === "k") go(here() - 1);
    else if (event.key === "?") keys.showModal();
    else if (event.key === "x" && current) desk.first("[name=ids]", current).click();
    else if (/^[asdur]$/.test(event.key) && current) desk.first(`[data-key=${event.key}]`, current)?.click();
    else return;
    event.preventDefault();
  });
})();

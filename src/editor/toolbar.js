/* The line above the text: one stop for the Tab key, arrows within. What is on is said by aria-pressed. */
import { redoDepth, undoDepth } from "prosemirror-history";
import { isInTable } from "prosemirror-tables";
import { acts, stylesInOrder, tableActs } from "./acts.js";
import { isMarked, style, styleOf } from "./commands.js";
import { icon } from "./icons.js";
import { label } from "./keys.js";
import { openMenu } from "./slash.js";
import { make, say } from "./words.js";

const MARKS = ["strong", "em", "s", "code", "link"];
const BLOCKS = ["bullets", "numbers"];

/** A toolbar for a view that comes later; `extras` stand at its end. */
export function toolbar(extras) {
  let view;
  const run = (command) => {
    view.focus();
    command(view.state, view.dispatch, view);
  };
  const name = (act) => [say(act), label(act)].filter(Boolean).join(" ");
  const tool = (act) => make("button", {
    type: "button", "aria-label": say(act), title: name(act), "data-act": act,
    "aria-pressed": MARKS.includes(act) || BLOCKS.includes(act) ? "false" : null,
    onclick: () => run(acts[act]),
  }, icon(act));

  const styles = make("select", { "aria-label": say("style") }, make("option", { value: "", hidden: true }, "–"),
    ...stylesInOrder.map((each) => make("option", { value: each }, say(each))));
  styles.addEventListener("change", () => run(style(styles.value)));
  const insert = make("button", { type: "button", title: say("insert.hint"), onclick: () => openMenu(view) }, say("insert"));
  const tools = make("div", { class: "editor-tools__row" }, styles, ...MARKS.map(tool), ...BLOCKS.map(tool), tool("note"), tool("picture"),
    insert, tool("undo"), tool("redo"));
  const tables = make("div", { class: "editor-tools__row", role: "group", "aria-label": say("table"), hidden: true },
    ...Object.entries(tableActs).map(([act, command]) => make("button", { type: "button", "data-act": act, onclick: () => run(command) }, say(act))));
  const dom = make("div", { class: "editor-tools", role: "toolbar", "aria-label": say("tools"), "aria-controls": "editor" }, tools, tables, extras);

  const stops = () => [...dom.querySelectorAll("button, select")].filter((each) => !each.closest("[hidden]") && !each.disabled);
  const stop = (wanted) => {
    for (const each of dom.querySelectorAll("button, select")) each.tabIndex = each === wanted ? 0 : -1;
  };
  const settle = () => {
    const all = stops();
    if (!all.some((each) => each.tabIndex === 0)) stop(all[0]);
  };
  dom.addEventListener("focusin", (event) => stop(event.target));
  dom.addEventListener("mousedown", (event) => {
    if (!event.target.closest("select")) event.preventDefault();
  });
  dom.addEventListener("keydown", (event) => {
    const all = stops();
    const at = all.indexOf(document.activeElement);
    const forward = getComputedStyle(dom).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const next = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") view.focus();
    else if (next === undefined || at < 0) return;
    else all[(next + all.length) % all.length].focus();
    event.preventDefault();
  });
  stop(styles);

  const update = (shown) => {
    view = shown;
    const { state } = view;
    const now = styleOf(state);
    styles.value = now;
    styles.disabled = !now;
    for (const button of dom.querySelectorAll("[data-act]")) {
      const { act } = button.dataset;
      if (MARKS.includes(act)) button.setAttribute("aria-pressed", isMarked(state, act));
      if (BLOCKS.includes(act)) button.setAttribute("aria-pressed", now === act);
      if (tableActs[act]) button.disabled = !tableActs[act](state);
    }
    dom.querySelector("[data-act=undo]").disabled = !undoDepth(state);
    dom.querySelector("[data-act=redo]").disabled = !redoDepth(state);
    tables.hidden = !isInTable(state);
    settle();
  };
  return { dom, update };
}

/* The keys, and the list of them. */
import { baseKeymap, chainCommands } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { addRowAfter, goToNextCell, isInTable } from "prosemirror-tables";
import { acts } from "./acts.js";
import { breakInCell, goOnBelow, leaveLine, lineBreak, move } from "./commands.js";
import { open } from "./dialogs.js";
import { backToMark } from "./notes.js";
import { schema } from "./schema.js";
import { describePicture, removePicture } from "./views.js";
import { make, say } from "./words.js";

const mac = /Mac|iP(hone|[oa]d)/.test(navigator.platform);
const { list_item: item } = schema.nodes;

/* Digits with Shift, as on typewriters of other editors; with Alt they would be letters on many keyboards. */
const byAct = {
  strong: "Mod-b", em: "Mod-i", s: "Mod-Shift-x", code: "Mod-e", link: "Mod-k",
  paragraph: "Mod-Shift-0", heading: "Mod-Shift-2", subheading: "Mod-Shift-3",
  numbers: "Mod-Shift-7", bullets: "Mod-Shift-8", quote: "Mod-Shift-9", pull: "Mod-Shift-6",
  note: "Mod-Alt-f", undo: "Mod-z", redo: "Mod-Shift-z",
};

const shown = (keys) => keys.split("-").map((key) => ({ Mod: mac ? "⌘" : "Ctrl", Shift: mac ? "⇧" : "Shift", Alt: mac ? "⌥" : "Alt" }[key] ?? (key.length === 1 ? key.toUpperCase() : key))).join(mac ? "" : "+");

/** The keys of an act as they are printed, or nothing. */
export const label = (act) => (byAct[act] ? shown(byAct[act]) : "");

export function keys(toTools) {
  const own = Object.fromEntries(Object.entries(byAct).map(([act, key]) => [key, acts[act]]));
  // Tab in the last cell begins another row.
  const inTable = (direction) => (state, dispatch, view) => {
    if (!isInTable(state)) return false;
    if (goToNextCell(direction)(state, dispatch) || direction < 0) return true;
    addRowAfter(state, dispatch);
    return goToNextCell(direction)(view.state, dispatch);
  };
  return [
    keymap({
      ...own,
      "Mod-y": redo,
      "Mod-Enter": goOnBelow,
      "Alt-ArrowUp": move(-1),
      "Alt-ArrowDown": move(1),
      "Alt-F10": () => toTools(),
      "Shift-Enter": chainCommands(lineBreak),
      Enter: chainCommands(describePicture, leaveLine, breakInCell, splitListItem(item)),
      Tab: chainCommands(inTable(1), sinkListItem(item)),
      "Shift-Tab": chainCommands(inTable(-1), liftListItem(item)),
      Backspace: chainCommands(undoInputRule, removePicture),
      Delete: removePicture,
      Escape: backToMark,
    }),
    keymap(baseKeymap),
  ];
}

const typed = [
  ["##", "heading"], ["###", "subheading"], ["-", "bullets"], ["1.", "numbers"], [">", "quote"], [">>", "pull"], ["```", "code-block"], ["---", "rule"],
  ["**…**", "strong"], ["*…*", "em"], ["~~…~~", "s"], ["`…`", "code"], ["[…](https://…)", "link"], ["[^1]", "note"], ["/", "menu"],
];

/** The dialog that lists them. */
export function showKeys(after) {
  const line = (key, words) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, words));
  const more = [
    ["Mod-s", "keys.save"], ["Alt-F10", "keys.tools"], ["Mod-Enter", "keys.below"], ["Alt-↑", "keys.up"], ["Alt-↓", "keys.down"],
    ["Shift-Enter", "keys.break"], ["Tab", "keys.tab"], ["Mod-Alt-m", "keys.note"], ["?", "keys.this"],
  ];
  const close = make("button", { class: "button button--quiet" }, say("close"));
  open(say("keys"), [
    make("dl", {}, ...Object.keys(byAct).map((act) => line(label(act), say(act))), ...more.map(([key, words]) => line(shown(key), say(words)))),
    make("p", { class: "editor-dialog__what" }, say("keys.typed")),
    make("dl", {}, ...typed.map(([key, act]) => line(key, say(act)))),
    make("form", { method: "dialog" }, close),
  ], after, "editor-dialog--keys");
}

/* The menu that a slash opens: what could stand here, found by typing, chosen by arrows and Enter. */
import { Plugin, PluginKey } from "prosemirror-state";
import { acts, menu } from "./acts.js";
import { make, say } from "./words.js";

const key = new PluginKey("slash");

/* At the start of a line or behind a blank; the words behind the slash are what is looked for. */
function query({ selection: { $from, empty } }) {
  if (!empty || !$from.parent.inlineContent || $from.parent.type.spec.code || $from.parent.type.spec.marks === "") return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc");
  const found = /(?:^|\s)\/([\p{L}\p{M}-]{0,20})$/u.exec(before);
  return found && { words: found[1], from: $from.pos - found[1].length - 1 };
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

class Menu {
  constructor(view) {
    this.view = view;
    this.list = make("ul", { class: "slash", role: "listbox", id: "slash", "aria-label": say("menu"), hidden: true });
    this.options = menu.map((name) => make("li", { role: "option", id: `slash-${name}`, "data-name": name }, say(name)));
    for (const option of this.options) {
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        this.choose(option);
      });
    }
    view.dom.parentNode.append(this.list);
  }

  update(view) {
    const state = key.getState(view.state);
    const found = state.open && view.hasFocus() ? this.options.filter((option) => plain(option.textContent).includes(plain(state.words))) : [];
    if (!found.length) {
      this.shut();
      return;
    }
    this.list.replaceChildren(...found);
    this.list.hidden = false;
    this.mark(found[Math.min(state.index, found.length - 1)] ?? found[0]);
    const at = view.coordsAtPos(state.from);
    const box = this.list.offsetParent.getBoundingClientRect();
    const rtl = getComputedStyle(this.list).direction === "rtl";
    const start = rtl ? at.right - box.left - this.list.offsetWidth : at.left - box.left;
    this.list.style.left = `${Math.max(0, Math.min(start, box.width - this.list.offsetWidth))}px`;
    const below = at.bottom + this.list.offsetHeight < innerHeight || at.top < this.list.offsetHeight;
    this.list.style.top = `${(below ? at.bottom + 4 : at.top - this.list.offsetHeight - 4) - box.top}px`;
  }

  mark(option) {
    for (const each of this.options) each.setAttribute("aria-selected", each === option);
    option.scrollIntoView({ block: "nearest" });
    this.view.dom.setAttribute("aria-controls", "slash");
    this.view.dom.setAttribute("aria-activedescendant", option.id);
  }

  get current() {
    return this.list.hidden ? null : this.options.find((each) => each.getAttribute("aria-selected") === "true" && each.isConnected);
  }

  step(by) {
    const shown = [...this.list.children];
    this.mark(shown[(shown.indexOf(this.current) + by + shown.length) % shown.length]);
  }

  choose(option) {
    const { view } = this;
    const { from } = key.getState(view.state);
    view.dispatch(view.state.tr.delete(from, view.state.selection.from).setMeta(key, "shut"));
    acts[option.dataset.name](view.state, view.dispatch, view);
  }

  /* A slash that a button wrote goes with the menu; one that somebody typed stays. */
  leave() {
    const { from, byButton } = key.getState(this.view.state);
    const tr = this.view.state.tr.setMeta(key, "shut");
    this.view.dispatch(byButton ? tr.delete(from, this.view.state.selection.from) : tr);
  }

  shut() {
    this.list.hidden = true;
    this.view.dom.removeAttribute("aria-activedescendant");
    this.view.dom.removeAttribute("aria-controls");
  }

  destroy() {
    this.list.remove();
  }
}

export function slash() {
  let shown;
  return new Plugin({
    key,
    state: {
      init: () => ({ open: false }),
      apply(tr, before, _, state) {
        const found = tr.getMeta(key) === "shut" ? null : query(state);
        if (!found) return { open: false, shutAt: tr.getMeta(key) === "shut" ? state.selection.from : undefined };
        // It opens by typing, not by walking over a slash that stands in the text.
        const open = tr.docChanged ? before.open || found.words === "" : before.open && before.from === found.from;
        return { open, index: 0, byButton: tr.getMeta(key) === "button" || (before.byButton && before.open), ...found };
      },
    },
    view: (view) => (shown = new Menu(view)),
    props: {
      handleKeyDown(view, event) {
        if (!shown.current || event.isComposing) return false;
        if (event.key === "ArrowDown") shown.step(1);
        else if (event.key === "ArrowUp") shown.step(-1);
        else if (event.key === "Enter" || event.key === "Tab") shown.choose(shown.current);
        else if (event.key === "Escape") shown.leave();
        else return false;
        event.preventDefault();
        return true;
      },
      handleDOMEvents: {
        blur(view) {
          if (key.getState(view.state).open) view.dispatch(view.state.tr.setMeta(key, "shut"));
          return false;
        },
      },
    },
  });
}

/** Opens the menu from a button: the same as if somebody had typed the slash. */
export function openMenu(view) {
  const { $from } = view.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc");
  view.focus();
  view.dispatch(view.state.tr.insertText(/(^|\s)$/.test(before) ? "/" : " /").setMeta(key, "button"));
}

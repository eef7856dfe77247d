/*
 * The desk's editor. It stands over the plain field `body` and keeps it up to date, so that whoever reads the field or
 * sends the form needs to know nothing of it; without JavaScript the field is all there is.
 *
 * What others may count on:
 * - The field has the text within 300 ms of a change, at every submit and whenever the form's data is asked for; each
 *   change of it sends a bubbling `input` event. A field `bodyFormat` says `html` as long as the editor writes.
 * - `textarea.dispatchEvent(new CustomEvent("masthead:body", { detail: { html } }))` gives the editor another text. The
 *   one it has already changes nothing, another becomes one step that can be undone: no save empties the history.
 * - `window.mastheadEditor.get()` and `.set(html)` are the same for who has no event at hand; `.roundTrip(html)` reads
 *   and writes a text without showing it.
 * - Who types into the field itself (another script, a test, a tool of the browser) switches to its source, where
 *   Markdown and HTML are understood as ever.
 */
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { serviceOf } from "./addresses.js";
import { embedOf, insertBlock } from "./commands.js";
import { figures } from "./figures.js";
import { parse, serialise } from "./html.js";
import { keys, showKeys } from "./keys.js";
import { notes } from "./notes.js";
import { clean } from "./paste.js";
import { uploading, uploads } from "./pictures.js";
import { placeholders } from "./placeholders.js";
import { rules } from "./rules.js";
import { schema } from "./schema.js";
import { slash } from "./slash.js";
import { toolbar } from "./toolbar.js";
import { nodeViews } from "./views.js";
import { make, say, words } from "./words.js";

const LATEST = 250;
const field = document.querySelector("textarea#body[data-editor]");
if (field) mount(field);

function mount(field) {
  const { form } = field;
  const label = document.querySelector(`label[for="${field.id}"]`).textContent;
  const format = make("input", { type: "hidden", name: "bodyFormat" });
  const count = make("p", { class: "editor-box__words" });
  const source = make("button", { type: "button", "aria-pressed": "false", title: say("source.hint"), onclick: () => (shown ? toSource() : fromSource()) }, say("source"));
  const help = make("button", { type: "button", "aria-label": say("keys"), title: `${say("keys")} (?)`, onclick: () => showKeys(() => view.focus()) }, "?");
  const bar = toolbar(make("div", { class: "editor-tools__end" }, source, help));
  const paper = make("div", { class: "editor" });
  const box = make("div", { class: "editor-box" }, bar.dom, paper, count);
  let shown = false;
  let pending;
  let written = field.value;
  let sent = false;

  const plugins = [
    rules, slash(), ...keys(() => (bar.dom.querySelector("[tabindex='0']").focus(), true)), history(), tableEditing(), figures, gapCursor(), dropCursor({ class: "editor-drop" }),
    notes, uploads, placeholders(field.placeholder),
    new Plugin({ props: { handlePaste: pasteAddress } }),
  ];
  const state = (doc) => EditorState.create({ doc, plugins });
  const text = () => serialise(view.state.doc, "\n\n");

  const view = new EditorView(paper, {
    state: state(parse(field.value)),
    nodeViews,
    transformPastedHTML: clean,
    attributes: () => ({
      id: "editor", class: "article__body editor__text", role: "textbox", "aria-multiline": "true", "aria-label": label, "aria-haspopup": "listbox",
      spellcheck: "true", ...described(),
    }),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      if (tr.docChanged) later();
      bar.update(view);
      if (tr.docChanged) tell();
    },
  });

  function described() {
    const is = (name) => (field.getAttribute(name) ? { [name]: field.getAttribute(name) } : {});
    return { ...is("aria-invalid"), ...is("aria-describedby") };
  }

  /* The field follows; an untouched text is not rewritten, however it was spelt. */
  function later() {
    pending ??= setTimeout(write, LATEST);
  }
  function write() {
    clearTimeout(pending);
    pending = undefined;
    if (!shown) return;
    const now = text();
    if (now === written) return;
    written = now;
    field.value = now;
    sent = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    sent = false;
  }
  function settle() {
    if (pending) write();
  }

  function tell() {
    const found = view.state.doc.textBetween(0, view.state.doc.content.size, " ", " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu);
    count.textContent = field.dataset.words.replace("#", (found?.length ?? 0).toLocaleString(document.documentElement.lang));
  }

  /* Another text as one step; what did not change stays, and the cursor with it. */
  function take(html) {
    const doc = parse(html);
    const { state: { doc: before, tr } } = view;
    const start = before.content.findDiffStart(doc.content);
    if (start !== null) {
      let { a, b } = before.content.findDiffEnd(doc.content);
      const overlap = start - Math.min(a, b);
      if (overlap > 0) [a, b] = [a + overlap, b + overlap];
      view.dispatch(tr.replace(start, a, doc.slice(start, b)).setMeta("addToHistory", true));
    }
    write();
  }

  function toSource() {
    settle();
    shown = false;
    count.textContent = "";
    box.classList.add("editor-box--source");
    form.classList.remove("story--editor");
    source.setAttribute("aria-pressed", "true");
    format.remove();
    field.classList.remove("visually-hidden");
    field.removeAttribute("aria-hidden");
    field.tabIndex = 0;
  }

  function toText() {
    shown = true;
    box.classList.remove("editor-box--source");
    form.classList.add("story--editor");
    source.setAttribute("aria-pressed", "false");
    format.value = "html";
    form.append(format);
    field.classList.add("visually-hidden");
    field.setAttribute("aria-hidden", "true");
    field.tabIndex = -1;
    bar.update(view);
    tell();
  }

  async function fromSource() {
    if (field.value !== written) {
      const body = new URLSearchParams({ body: field.value, _csrf: form.elements._csrf?.value ?? "" });
      try {
        const answer = await fetch(words.addresses.body, { method: "POST", body, headers: { Accept: "application/json" } });
        if (!answer.ok) throw new Error(answer.status);
        const { html } = await answer.json();
        toText();
        take(html);
      } catch {
        source.title = say("source.failed");
        count.textContent = say("source.failed");
        return;
      }
    } else {
      toText();
    }
    view.focus();
  }

  field.before(box);
  field.addEventListener("input", () => {
    if (!sent && shown && field.value !== written) toSource();
  });
  field.addEventListener("masthead:body", ({ detail }) => window.mastheadEditor.set(detail.html));
  form.addEventListener("submit", settle, { capture: true });
  form.addEventListener("formdata", ({ formData }) => {
    if (!pending || !shown) return;
    write();
    formData.set(field.name, field.value);
  });
  addEventListener("beforeunload", (event) => {
    settle();
    if (uploading(view.state)) event.preventDefault();
  }, { capture: true });
  label && document.querySelector(`label[for="${field.id}"]`).addEventListener("click", (event) => {
    if (!shown) return;
    event.preventDefault();
    view.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, [contenteditable=true]")) return;
    event.preventDefault();
    showKeys(() => {});
  });

  window.mastheadEditor = {
    get: () => (shown ? text() : field.value),
    set(html) {
      if (shown) take(html);
      else field.value = html;
    },
    roundTrip: (html) => serialise(parse(html)),
    clean: (html) => serialise(parse(clean(html))),
  };

  // What came back with mistakes may be Markdown still; everything else is ready for the editor.
  if (field.dataset.editor === "html" || !field.value.trim()) toText();
  else toSource();
  bar.update(view);
}

/* An address alone: a link for what is selected, an embed where it can be one. */
function pasteAddress(view, event) {
  const typed = event.clipboardData?.getData("text/plain").trim() ?? "";
  const { state } = view;
  const { $from, empty, from, to } = state.selection;
  if (!/^https?:\/\/\S+$/.test(typed) || $from.parent.type.spec.code) return false;
  if (!empty && $from.sameParent(state.selection.$to) && $from.parent.type.allowsMarkType(schema.marks.link)) {
    view.dispatch(state.tr.addMark(from, to, schema.marks.link.create({ href: typed })));
    return true;
  }
  if (empty && $from.depth === 1 && !$from.parent.content.size && serviceOf(typed)) {
    insertBlock(view, embedOf(typed));
    return true;
  }
  return false;
}

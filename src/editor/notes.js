/* Footnotes: a mark in the text and a note below it, numbered in the order in which the text mentions them. */
import { Plugin, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { schema } from "./schema.js";

const { note, note_mark: mark } = schema.nodes;

function labelsOf(doc) {
  const marked = [];
  const noted = new Set();
  doc.descendants((node) => {
    if (node.type === mark) marked.push(node.attrs.label);
    if (node.type === note) noted.add(node.attrs.label);
  });
  return { marked: [...new Set(marked)], noted };
}

function freeLabel(doc) {
  const { marked, noted } = labelsOf(doc);
  let number = 1;
  while (noted.has(String(number)) || marked.includes(String(number))) number++;
  return String(number);
}

/** A mark at the cursor and an empty note at the end, where the cursor goes. */
export function addNote(state, dispatch) {
  const { $to } = state.selection;
  if (!$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), mark) || $to.parent.type === note) return false;
  if (dispatch) {
    const label = freeLabel(state.doc);
    const tr = state.tr.insert($to.pos, mark.create({ label }));
    const end = tr.doc.content.size;
    tr.insert(end, note.create({ label }));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
  }
  return true;
}

/** The position of the note of a label, or -1. */
function find(doc, wanted) {
  let found = -1;
  doc.descendants((node, pos) => {
    if (found < 0 && wanted(node)) found = pos;
  });
  return found;
}

/** From a note back to where it is mentioned. */
export function backToMark(state, dispatch) {
  const { parent } = state.selection.$from;
  const pos = parent.type === note ? find(state.doc, (each) => each.type === mark && each.attrs.label === parent.attrs.label) : -1;
  if (pos < 0) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos + 1)).scrollIntoView());
  return true;
}

/** Adds the note of a label that somebody typed, where there is none. */
export function withNote(tr, label) {
  return labelsOf(tr.doc).noted.has(label) ? tr : tr.insert(tr.doc.content.size, note.create({ label }));
}

/* A number stands only where there is both a mark and a note, as in print. */
function numbers(doc) {
  const { marked, noted } = labelsOf(doc);
  const counted = marked.filter((label) => noted.has(label));
  const shown = [];
  doc.descendants((node, pos) => {
    if (node.type !== mark && node.type !== note) return;
    const number = counted.indexOf(node.attrs.label) + 1;
    shown.push(Decoration.node(pos, pos + node.nodeSize, { "data-number": number || `[^${node.attrs.label}]` }));
  });
  return DecorationSet.create(doc, shown);
}

export const notes = new Plugin({
  state: {
    init: (_, { doc }) => numbers(doc),
    apply: (tr, before, _, { doc }) => (tr.docChanged ? numbers(doc) : before),
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
    handleClickOn(view, _, node) {
      if (node.type !== mark) return false;
      const pos = find(view.state.doc, (each) => each.type === note && each.attrs.label === node.attrs.label);
      if (pos < 0) return false;
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1)).scrollIntoView());
      return true;
    },
  },
});

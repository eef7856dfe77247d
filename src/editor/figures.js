/* Columns of numbers are read from their last digit, here as in print: FigureColumns says the same of the page. */
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

const FIGURE = /^(?:[\p{Sc}+\-−–~≈<>≤≥±]?\s*\d[\d\s.,:’'/]*\s*[\p{Sc}%‰°]?|[-−–—]?)$/u;

const holdsFigures = (cells) => cells.every(({ text }) => FIGURE.test(text)) && cells.some(({ text }) => /\d/.test(text));

function mark(table, start, found) {
  const columns = [];
  let spans = false;
  table.forEach((row, toRow) => {
    let at = 0;
    row.forEach((cell, toCell) => {
      spans ||= cell.attrs.colspan > 1 || cell.attrs.rowspan > 1;
      const from = start + toRow + 1 + toCell;
      (columns[at++] ??= []).push({ from, to: from + cell.nodeSize, head: cell.type.name === "table_header", text: cell.textContent.trim() });
    });
  });
  if (spans) return;
  for (const column of columns.filter((each) => holdsFigures(each.filter(({ head }) => !head)))) {
    for (const { from, to } of column) found.push(Decoration.node(from, to, { class: "figure" }));
  }
}

const marked = (doc) => {
  const found = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "table") mark(node, pos + 1, found);
    return node.type.name === "tabular";
  });
  return DecorationSet.create(doc, found);
};

export const figures = new Plugin({
  state: {
    init: (_, { doc }) => marked(doc),
    apply: (tr, set) => (tr.docChanged ? marked(tr.doc) : set),
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
  },
});

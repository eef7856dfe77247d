/* What can be done to a story: each act is a ProseMirror command, so that toolbar, menu and keys say the same. */
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { Fragment } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** The nearest node around the selection of one of those types, with its position and depth. */
export function around(state, ...types) {
  const { $from, node } = state.selection;
  if (node && types.includes(node.type)) return { node, pos: $from.pos, depth: $from.depth + 1 };
  for (let depth = $from.depth; depth > 0; depth--) {
    if (types.includes($from.node(depth).type)) return { node: $from.node(depth), pos: $from.before(depth), depth };
  }
  return null;
}

export const toggle = (name) => toggleMark(marks[name]);

export function isMarked(state, name) {
  const { from, to, $from, empty } = state.selection;
  const type = marks[name];
  return empty ? !!type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type);
}

/** What kind of block the cursor is in, by the name that the list of styles has for it. */
export function styleOf(state) {
  const list = around(state, nodes.bullet_list, nodes.ordered_list);
  if (list) return list.node.type === nodes.bullet_list ? "bullets" : "numbers";
  if (around(state, nodes.pull)) return "pull";
  if (around(state, nodes.blockquote)) return "quote";
  const { parent } = state.selection.$from;
  if (parent.type === nodes.heading) return parent.attrs.level === 2 ? "heading" : "subheading";
  return parent.type === nodes.code_block ? "code-block" : parent.type === nodes.paragraph ? "paragraph" : "";
}

const wrappers = { quote: wrapIn(nodes.blockquote), pull: wrapIn(nodes.pull), bullets: wrapInList(nodes.bullet_list), numbers: wrapInList(nodes.ordered_list) };
const types = {
  paragraph: setBlockType(nodes.paragraph),
  heading: setBlockType(nodes.heading, { level: 2 }),
  subheading: setBlockType(nodes.heading, { level: 3 }),
  "code-block": setBlockType(nodes.code_block),
};

/** Makes the block of the cursor one of that style; asked twice, a paragraph again. */
export const style = (wanted, again = false) => (state, dispatch, view) => {
  const now = styleOf(state);
  if (!now) return false;
  if (!dispatch) return true;
  const target = again && now === wanted ? "paragraph" : wanted;
  if (now === target) return true;
  const run = (command) => command(view.state, view.dispatch);
  // Out of what is around it first, then a plain paragraph, then what is wanted.
  while (around(view.state, nodes.bullet_list, nodes.ordered_list) && run(liftListItem(nodes.list_item)));
  while (around(view.state, nodes.pull, nodes.blockquote) && run(lift));
  if (view.state.selection.$from.parent.type !== nodes.paragraph) run(types.paragraph);
  if (target !== "paragraph") run(wrappers[target] ?? types[target]);
  return true;
};

/** Puts a block in the place of an empty paragraph, or below the block of the cursor, and the cursor into it. */
export function insertBlock(view, node, at = null) {
  // An empty line of a list ends the list, as Enter would there.
  while (at === null && !view.state.selection.$from.parent.content.size && around(view.state, nodes.list_item)
    && liftListItem(nodes.list_item)(view.state, view.dispatch));
  const { state } = view;
  const { $from } = state.selection;
  const tr = state.tr;
  let pos = at;
  if (pos === null) {
    const top = $from.depth ? $from.node(1) : null;
    if (top?.type === nodes.paragraph && !top.content.size) {
      pos = $from.before(1);
      tr.delete(pos, pos + top.nodeSize);
    } else {
      pos = $from.depth ? $from.after(1) : state.selection.to;
    }
  }
  tr.insert(pos, node);
  const after = pos + node.nodeSize;
  if (after === tr.doc.content.size) tr.insert(after, nodes.paragraph.create());
  const inside = Selection.findFrom(tr.doc.resolve(pos), 1, true);
  const leaf = node.isLeaf ? Selection.near(tr.doc.resolve(after)) : null;
  tr.setSelection(leaf ?? inside ?? Selection.near(tr.doc.resolve(after))).scrollIntoView();
  view.dispatch(tr);
  view.focus();
}

export function figureOf(attrs, words = {}) {
  return nodes.figure.create(null, [
    nodes.picture.create(attrs),
    nodes.caption.create(null, words.caption ? schema.text(words.caption) : null),
    nodes.credit.create(null, words.credit ? schema.text(words.credit) : null),
  ]);
}

/** A figure of a picture as the picture room describes it. */
export const figureFrom = (picture) => figureOf({
  src: picture.source, srcset: picture.sourceSet, sizes: picture.sizes,
  width: String(picture.width), height: String(picture.height), alt: picture.altText,
}, picture);

export const galleryOf = (figures) => nodes.gallery.create(null, [...figures, nodes.caption.create()]);

export const embedOf = (address) => nodes.embed.create({ address });

export function emptyTable(columns = 3, rows = 3) {
  const line = (cell) => nodes.table_row.create(null, Array.from({ length: columns }, () => cell.create()));
  const lines = [line(nodes.table_header), ...Array.from({ length: rows - 1 }, () => line(nodes.table_cell))];
  return nodes.tabular.create(null, nodes.table.create(null, lines));
}

/** Takes away the whole table that the cursor is in. */
export function removeTable(state, dispatch) {
  const table = around(state, nodes.tabular);
  if (!table) return false;
  dispatch?.(state.tr.delete(table.pos, table.pos + table.node.nodeSize).scrollIntoView());
  return true;
}

/** Gives the table a line that names it, and goes there. */
export function nameTable(state, dispatch) {
  const table = around(state, nodes.tabular);
  if (!table) return false;
  if (dispatch) {
    const tr = state.tr;
    if (table.node.childCount === 1) tr.insert(table.pos + 1, nodes.table_caption.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, table.pos + 2)).scrollIntoView());
  }
  return true;
}

/** Moves the block of the cursor one place up or down. */
export const move = (direction) => (state, dispatch) => {
  const { $from, node } = state.selection;
  const index = $from.index(0);
  const neighbour = state.doc.maybeChild(index + direction);
  if (!neighbour) return false;
  if (dispatch) {
    const block = state.doc.child(index);
    const start = $from.depth ? $from.before(1) : $from.pos;
    const first = direction < 0 ? start - neighbour.nodeSize : start;
    const pair = direction < 0 ? [block, neighbour] : [neighbour, block];
    const tr = state.tr.replaceWith(first, first + block.nodeSize + neighbour.nodeSize, Fragment.from(pair));
    const shift = direction < 0 ? -neighbour.nodeSize : neighbour.nodeSize;
    tr.setSelection(node && !$from.depth
      ? NodeSelection.create(tr.doc, start + shift)
      : TextSelection.between(tr.doc.resolve(state.selection.anchor + shift), tr.doc.resolve(state.selection.head + shift)));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Enter in a line that is part of something ends it: the next line follows below. */
export function leaveLine(state, dispatch) {
  const { $from } = state.selection;
  const line = $from.parent.type;
  if (![nodes.caption, nodes.credit, nodes.embed, nodes.table_caption].includes(line)) return false;
  if (dispatch) {
    const inFigure = line === nodes.caption && $from.node(-1).type === nodes.figure;
    const tr = state.tr;
    if (inFigure || line === nodes.table_caption) {
      tr.setSelection(Selection.near(tr.doc.resolve($from.after() + 1)));
    } else {
      const after = $from.after(1);
      if (!tr.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, nodes.paragraph.create());
      tr.setSelection(TextSelection.create(tr.doc, after + 1));
    }
    dispatch(tr.scrollIntoView());
  }
  return true;
}

/** A line break, where the line may have one. */
export function lineBreak(state, dispatch) {
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.marks === "") return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
}

/** Enter in a cell is a line break. */
export const breakInCell = (state, dispatch) =>
  !!state.selection.$from.parent.type.spec.tableRole && lineBreak(state, dispatch);

/** A paragraph below everything that the cursor is in. */
export function goOnBelow(state, dispatch) {
  const after = state.selection.$from.depth ? state.selection.$from.after(1) : state.selection.to;
  if (dispatch) {
    const tr = state.tr.insert(after, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
}

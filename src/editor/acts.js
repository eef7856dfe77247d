/* Everything that the toolbar and the menu offer, by name. Each is a command that may open a dialog first. */
import { redo, undo } from "prosemirror-history";
import {
  addColumnAfter, addRowAfter, deleteColumn, deleteRow, mergeCells, splitCell, toggleHeaderCell, toggleHeaderRow,
} from "prosemirror-tables";
import * as commands from "./commands.js";
import { askAddress, choosePictures, completeEmbed, completeLink } from "./dialogs.js";
import { addNote } from "./notes.js";
import { upload, uploadGallery } from "./pictures.js";
import { schema } from "./schema.js";
import { say } from "./words.js";

const { nodes, marks } = schema;
const inside = (state) => !!commands.styleOf(state);
const inserting = (make) => (state, dispatch, view) => {
  if (dispatch) commands.insertBlock(view, make());
  return true;
};

/* The link under the cursor as a whole, or what is selected. */
function linkRange(state) {
  const { $from, from, to, empty } = state.selection;
  const mark = marks.link.isInSet($from.marks()) ?? ($from.nodeAfter && marks.link.isInSet($from.nodeAfter.marks));
  if (!mark || !empty) return { from, to, href: mark?.attrs.href ?? "" };
  let [start, end] = [from, from];
  $from.parent.forEach((node, offset) => {
    const pos = $from.start() + offset;
    if (mark.isInSet(node.marks) && pos <= from && pos + node.nodeSize >= from) [start, end] = [pos, pos + node.nodeSize];
  });
  return { from: start, to: end, href: mark.attrs.href };
}

function link(state, dispatch, view) {
  const { parent } = state.selection.$from;
  if (!parent.inlineContent || !parent.type.allowsMarkType(marks.link)) return false;
  if (!dispatch) return true;
  const { from, to, href } = linkRange(state);
  askAddress({
    heading: say("link"), label: say("link.address"), value: href, accept: completeLink, wrong: say("link.wrong"),
    after: () => view.focus(),
    done(address) {
      const mark = marks.link.create({ href: address });
      const tr = view.state.tr;
      if (from === to) tr.replaceWith(from, to, schema.text(address.replace(/^(https?:\/\/|mailto:)/, ""), [mark]));
      else tr.removeMark(from, to, marks.link).addMark(from, to, mark);
      view.dispatch(tr.scrollIntoView());
    },
    remove: href && (() => view.dispatch(view.state.tr.removeMark(from, to, marks.link))),
  });
  return true;
}

const after = (state) => (state.selection.$from.depth ? state.selection.$from.after(1) : state.selection.to);

const picturesOf = (many) => (state, dispatch, view) => {
  if (!dispatch) return true;
  choosePictures({
    many,
    after: () => view.focus(),
    files: (files) => (many && files.length > 1 ? uploadGallery(view, files, after(view.state))
      : files.forEach((file) => upload(view, file, after(view.state)))),
    pictures: (chosen) => {
      const figures = chosen.map(commands.figureFrom);
      commands.insertBlock(view, many ? commands.galleryOf(figures) : figures[0]);
    },
  });
  return true;
};

function embed(state, dispatch, view) {
  if (!dispatch) return true;
  askAddress({
    heading: say("embed"), label: say("embed.address"), accept: completeEmbed, wrong: say("embed.wrong"),
    after: () => view.focus(),
    done: (address) => commands.insertBlock(view, commands.embedOf(address)),
  });
  return true;
}

const styled = (name) => (state, dispatch, view) => inside(state) && commands.style(name, true)(state, dispatch, view);

export const acts = {
  strong: commands.toggle("strong"),
  em: commands.toggle("em"),
  s: commands.toggle("s"),
  code: commands.toggle("code"),
  link,
  paragraph: styled("paragraph"),
  heading: styled("heading"),
  subheading: styled("subheading"),
  bullets: styled("bullets"),
  numbers: styled("numbers"),
  quote: styled("quote"),
  pull: styled("pull"),
  "code-block": styled("code-block"),
  picture: picturesOf(false),
  gallery: picturesOf(true),
  table: inserting(() => commands.emptyTable()),
  embed,
  note: addNote,
  rule: inserting(() => nodes.rule.create()),
  undo,
  redo,
};

/** What can be done within a table. */
export const tableActs = {
  "table.row": addRowAfter,
  "table.column": addColumnAfter,
  "table.row-away": deleteRow,
  "table.column-away": deleteColumn,
  "table.head": toggleHeaderRow,
  "table.head-cell": toggleHeaderCell,
  "table.merge": mergeCells,
  "table.split": splitCell,
  "table.name": commands.nameTable,
  "table.away": commands.removeTable,
};

/** What the menu of things to insert has, in its order. */
export const menu = [
  "heading", "subheading", "bullets", "numbers", "quote", "pull", "picture", "gallery", "table", "embed", "note", "code-block", "rule",
];
export const stylesInOrder = ["paragraph", "heading", "subheading", "bullets", "numbers", "quote", "pull", "code-block"];

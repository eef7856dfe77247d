/* Markdown while typing: what Markdown would make of it stands there at once. Backspace takes it back. */
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { TextSelection } from "prosemirror-state";
import { linkTo } from "./addresses.js";
import { withNote } from "./notes.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
const mayMark = (state, at, type) => {
  const { parent } = state.doc.resolve(at);
  return parent.type.allowsMarkType(type) && !parent.type.spec.code;
};

/* The last group of the match is what keeps standing; everything else of the match goes. */
const marking = (pattern, type) => new InputRule(pattern, (state, match, start, end) => {
  if (!mayMark(state, start, type)) return null;
  const words = match.at(-1);
  const from = start + match[0].lastIndexOf(words);
  const tr = state.tr;
  const lead = match[1] && match.length > 2 ? match[1].length : 0;
  if (from + words.length < end) tr.delete(from + words.length, end);
  tr.delete(start + lead, from);
  tr.addMark(start + lead, start + lead + words.length, type.create());
  return tr.removeStoredMark(type);
});

const linking = new InputRule(/\[([^\]^][^\]]*)\]\(([^\s()]+)\)$/, (state, match, start, end) => {
  const href = linkTo(match[2]);
  if (!href || !mayMark(state, start, marks.link)) return null;
  const tr = state.tr.insertText(match[1], start, end);
  return tr.addMark(start, start + match[1].length, marks.link.create({ href })).removeStoredMark(marks.link);
});

const noting = new InputRule(/\[\^([^\s[\]]{1,40})\]$/, (state, match, start, end) => {
  const { parent, parentOffset } = state.doc.resolve(start);
  if (!mayMark(state, start, marks.em) || parent.type === nodes.note || parentOffset === 0) return null;
  return withNote(state.tr.replaceWith(start, end, nodes.note_mark.create({ label: match[1] })), match[1]);
});

const ruling = new InputRule(/^(?:---|—-|\*\*\*)$/, (state, _, start, end) => {
  const $start = state.doc.resolve(start);
  if ($start.depth !== 1 || $start.parent.type !== nodes.paragraph || $start.parent.content.size > end - start) return null;
  const pos = $start.before();
  const tr = state.tr.replaceWith(pos, $start.after(), [nodes.rule.create(), nodes.paragraph.create()]);
  return tr.setSelection(TextSelection.create(tr.doc, pos + 2));
});

export const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, (match) => ({ level: match[1].length > 2 ? 3 : 2 })),
    textblockTypeInputRule(/^```$/, nodes.code_block),
    wrappingInputRule(/^\s*[-+*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,4})[.)]\s$/, nodes.ordered_list, (match) => ({ start: Number(match[1]) }),
      (match, node) => node.childCount + node.attrs.start === Number(match[1])),
    wrappingInputRule(/^>>\s$/, nodes.pull),
    wrappingInputRule(/^>\s$/, nodes.blockquote),
    ruling,
    marking(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, marks.strong),
    marking(/(^|[^*])\*([^*\s](?:[^*]*[^*\s])?)\*$/, marks.em),
    marking(/(^|[^_\p{L}\p{N}])_([^_\s](?:[^_]*[^_\s])?)_$/u, marks.em),
    marking(/~~([^~\s](?:[^~]*[^~\s])?)~~$/, marks.s),
    marking(/`([^`]+)`$/, marks.code),
    linking,
    noting,
  ],
});

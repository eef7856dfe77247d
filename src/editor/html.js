/*
 * The stored subset, in and out. What `serialise` prints is byte for byte what the sanitiser (ArticleMarkup) leaves as it
 * is, so its rules are repeated here: no empty paragraphs, no white space around words, entities as jsoup writes them.
 */
import { DOMParser as StoryParser } from "prosemirror-model";
import { serviceOf } from "./addresses.js";
import { prepare } from "./prepare.js";
import { schema } from "./schema.js";
import { read } from "./words.js";

/** The story that some HTML tells. */
export function parse(html) {
  const body = read(html);
  prepare(body);
  return StoryParser.fromSchema(schema).parse(body);
}

/** The story as it is stored, its blocks with that between them. */
export function serialise(doc, between = "\n") {
  return childrenOf(doc).map((node) => block(node, true)).filter(Boolean).join(between);
}

const childrenOf = (node) => {
  const children = [];
  node.forEach((child) => children.push(child));
  return children;
};
const escape = (text) =>
  text.replace(/[&<>\u00a0]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;" })[each]);
const attribute = (name, value) => ` ${name}="${escape(String(value)).replace(/"/g, "&quot;")}"`;
const blank = (text) => !/[^\s\u00ad\u200b]/.test(text);

/** Words without marks, as the sanitiser reads them. */
export const wordsOf = (node) =>
  node.textBetween(0, node.content.size, "", (leaf) =>
    leaf.type.name === "hard_break" ? " " : leaf.type.name === "note_mark" ? `[^${leaf.attrs.label}]` : "")
    .replace(/[\u00ad\u200b]/g, "").replace(/[ \t\r\n\f\u00a0]+/g, " ").trim();

const blocks = {
  paragraph: (node, top) => {
    const text = wordsOf(node);
    if (blank(text)) return "";
    return top && serviceOf(text) ? embed(text, "") : `<p>${inline(node)}</p>`;
  },
  heading: (node) => (blank(wordsOf(node)) ? "" : `<h${node.attrs.level}>${inline(node)}</h${node.attrs.level}>`),
  bullet_list: (node) => list(node, "ul", ""),
  ordered_list: (node) => list(node, "ol", node.attrs.start === 1 ? "" : attribute("start", node.attrs.start)),
  blockquote: (node) => around("blockquote", node),
  pull: (node) => around("aside", node),
  code_block: (node) => (node.textContent ? `<pre><code>${escape(node.textContent)}</code></pre>` : ""),
  figure: (node, top) => {
    if (!node.child(0).attrs.src) return "";
    const place = top && node.attrs.place ? attribute("data-place", node.attrs.place) : "";
    return `<figure${place}>${picture(node.child(0))}${caption(node.child(1), node.child(2))}</figure>`;
  },
  gallery: (node) => {
    const parts = childrenOf(node);
    const figures = parts.slice(0, -1).map((each) => block(each, false)).join("");
    return figures && `<figure>${figures}${caption(parts.at(-1))}</figure>`;
  },
  embed: (node) => embed(node.attrs.address, wordsOf(node)),
  tabular: (node) => table(childrenOf(node)),
  rule: () => "<hr>",
  note: (node) => {
    const text = inline(node);
    return `<p>${escape(`[^${node.attrs.label}]:`)}${text && " "}${text}</p>`;
  },
};

function block(node, top) {
  return blocks[node.type.name](node, top);
}

function around(tag, node) {
  const inside = childrenOf(node).map((child) => block(child, false)).join("");
  return inside && `<${tag}>${inside}</${tag}>`;
}

function list(node, tag, attributes) {
  if (blank(node.textContent) && !hasLeaf(node)) return "";
  return `<${tag}${attributes}>${childrenOf(node).map(item).join("")}</${tag}>`;
}

const hasLeaf = (node) => {
  let found = false;
  node.descendants((each) => {
    found ||= each.type.name === "note_mark";
  });
  return found;
};

/* The first paragraph of an item needs no element of its own. */
function item(node) {
  const inside = childrenOf(node).filter((child) => child.type.name !== "paragraph" || !blank(wordsOf(child)));
  const first = inside[0]?.type.name === "paragraph" ? inline(inside.shift()) : "";
  return `<li>${first}${inside.map((child) => block(child, false)).join("")}</li>`;
}

function picture({ attrs }) {
  const written = ["src", "srcset", "sizes", "width", "height"].filter((name) => attrs[name] !== "");
  return `<img${written.map((name) => attribute(name, attrs[name])).join("")}${attribute("alt", attrs.alt)} loading="lazy">`;
}

function caption(node, credit) {
  const text = inline(node);
  const name = credit ? inline(credit) : "";
  return text || name ? `<figcaption>${text}${text && name && " "}${name && `<small>${name}</small>`}</figcaption>` : "";
}

function embed(address, text) {
  const label = `${serviceOf(address)}: ${address.replace(/^https:\/\/(?:www\.)?/, "")}`;
  const below = text && `<figcaption>${escape(text)}</figcaption>`;
  return `<figure${attribute("data-embed", address)}><a${attribute("href", address)}>${escape(label)}</a>${below}</figure>`;
}

function table(parts) {
  const rows = childrenOf(parts.at(-1));
  const isHead = (row) => childrenOf(row).every((cell) => cell.type.name === "table_header");
  const first = rows.findIndex((row) => !isHead(row));
  const head = first < 0 ? rows : rows.slice(0, first);
  const title = parts.length > 1 ? inline(parts[0]) : "";
  const section = (tag, some) => (some.length ? `<${tag}>${some.map(row).join("")}</${tag}>` : "");
  return `<table>${title && `<caption>${title}</caption>`}${section("thead", head)}${section("tbody", rows.slice(head.length))}</table>`;
}

function row(node) {
  return `<tr>${childrenOf(node).map((cell) => {
    const tag = cell.type.name === "table_header" ? "th" : "td";
    const { scope, colspan, rowspan } = cell.attrs;
    const attributes = (tag === "th" && scope ? attribute("scope", scope) : "")
      + (colspan > 1 ? attribute("colspan", colspan) : "") + (rowspan > 1 ? attribute("rowspan", rowspan) : "");
    return `<${tag}${attributes}>${inline(cell)}</${tag}>`;
  }).join("")}</tr>`;
}

/* White space is folded across marks, and there is none at the ends of a line. */
function runsOf(node) {
  const runs = [];
  let open = true;
  for (const { type, text, attrs, marks } of childrenOf(node)) {
    if (type.name === "hard_break") {
      trim(runs);
      runs.push({ text: "<br>", marks, br: true });
      open = true;
    } else if (type.name === "note_mark") {
      runs.push({ text: `[^${attrs.label}]`, marks });
      open = false;
    } else {
      const folded = text.replace(/[ \t\r\n\f]+/g, " ");
      const kept = open && folded.startsWith(" ") ? folded.slice(1) : folded;
      if (!kept) continue;
      runs.push({ text: kept, marks });
      open = kept.endsWith(" ");
    }
  }
  while (runs.at(-1)?.br || trim(runs)) if (runs.at(-1)?.br) runs.pop();
  while (runs[0]?.br) runs.shift();
  return runs;
}

/* Takes the white space from the end; says whether a line break has come to the end by that. */
function trim(runs) {
  const last = runs.at(-1);
  if (!last || last.br) return false;
  last.text = last.text.replace(/ $/, "");
  if (last.text) return false;
  runs.pop();
  return true;
}

const tags = { link: "a", strong: "strong", em: "em", s: "s", code: "code" };

function inline(node) {
  let html = "";
  let open = [];
  for (const run of runsOf(node)) {
    let same = 0;
    while (same < open.length && same < run.marks.length && open[same].eq(run.marks[same])) same++;
    html += close(open.slice(same));
    html += run.marks.slice(same)
      .map((mark) => `<${tags[mark.type.name]}${mark.type.name === "link" ? attribute("href", mark.attrs.href) : ""}>`).join("");
    html += run.br ? run.text : escape(run.text);
    open = run.marks;
  }
  return html + close(open);
}

const close = (marks) => [...marks].reverse().map((mark) => `</${tags[mark.type.name]}>`).join("");

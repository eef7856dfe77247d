/*
 * What a story may consist of, as the editor keeps it while somebody writes. `html.js` turns it into the stored subset
 * and back; what `toDOM` makes here is only what is seen and copied.
 */
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { linkTo } from "./addresses.js";

const heading = (tag, level) => ({ tag, attrs: { level } });
const plain = (tag) => [tag, 0];

const nodes = {
  doc: { content: "block+" },

  paragraph: { group: "block inner", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => plain("p") },

  heading: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { level: { default: 2 } },
    parseDOM: [heading("h1", 2), heading("h2", 2), ...["h3", "h4", "h5", "h6"].map((tag) => heading(tag, 3))],
    toDOM: (node) => plain(`h${node.attrs.level}`),
  },

  bullet_list: {
    group: "block inner",
    content: "list_item+",
    parseDOM: [{ tag: "ul" }],
    toDOM: () => plain("ul"),
  },

  ordered_list: {
    group: "block inner",
    content: "list_item+",
    attrs: { start: { default: 1 } },
    parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ start: parseInt(dom.getAttribute("start") ?? "1", 10) || 1 }) }],
    toDOM: ({ attrs: { start } }) => (start === 1 ? plain("ol") : ["ol", { start }, 0]),
  },

  list_item: {
    content: "paragraph (inner | blockquote)*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => plain("li"),
  },

  blockquote: {
    group: "block",
    content: "inner+",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => plain("blockquote"),
  },

  pull: {
    group: "block",
    content: "paragraph+",
    defining: true,
    parseDOM: [{ tag: "aside" }],
    toDOM: () => plain("aside"),
  },

  code_block: {
    group: "block inner",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", ["code", { spellcheck: "false" }, 0]],
  },

  figure: {
    group: "block",
    content: "picture caption credit",
    isolating: true,
    attrs: { place: { default: "" } },
    parseDOM: [{ tag: "figure", getAttrs: (dom) => ({ place: dom.getAttribute("data-place") ?? "" }) }],
    toDOM: ({ attrs: { place } }) => ["figure", place ? { "data-place": place } : {}, 0],
  },

  picture: {
    selectable: true,
    draggable: false,
    attrs: { src: { default: "" }, srcset: { default: "" }, sizes: { default: "" }, width: { default: "" }, height: { default: "" }, alt: { default: "" } },
    parseDOM: [{
      tag: "img[src]",
      getAttrs: (dom) => Object.fromEntries(
        ["src", "srcset", "sizes", "width", "height", "alt"].map((name) => [name, dom.getAttribute(name) ?? ""])),
    }],
    toDOM: ({ attrs }) => ["img", Object.fromEntries(Object.entries(attrs).filter(([name, value]) => value || name === "alt"))],
  },

  caption: { content: "inline*", parseDOM: [{ tag: "div[data-caption]" }, { tag: "figcaption" }], toDOM: () => plain("figcaption") },

  credit: { content: "text*", marks: "", parseDOM: [{ tag: "div[data-credit]" }, { tag: "small" }], toDOM: () => plain("small") },

  gallery: {
    group: "block",
    content: "figure+ caption",
    isolating: true,
    parseDOM: [{ tag: "figure[data-gallery]", priority: 60 }],
    toDOM: () => ["figure", { "data-gallery": "" }, 0],
  },

  embed: {
    group: "block",
    content: "text*",
    marks: "",
    isolating: true,
    attrs: { address: {} },
    parseDOM: [{ tag: "figure[data-embed]", priority: 60, getAttrs: (dom) => ({ address: dom.getAttribute("data-embed") }) }],
    toDOM: ({ attrs: { address } }) => ["figure", { "data-embed": address }, 0],
  },

  tabular: {
    group: "block",
    content: "table_caption? table",
    isolating: true,
    parseDOM: [{ tag: "div[data-tabular]" }],
    toDOM: () => ["div", { class: "table-scroll", "data-tabular": "" }, 0],
  },

  table_caption: {
    content: "inline*",
    parseDOM: [{ tag: "div[data-table-caption]" }],
    toDOM: () => ["div", { class: "table-caption", "data-table-caption": "" }, 0],
  },

  ...tableNodes({
    cellContent: "inline*",
    cellAttributes: {
      scope: {
        default: "",
        getFromDOM: (dom) => dom.getAttribute("scope") ?? "",
        setDOMAttr: (value, attrs) => {
          if (value) attrs.scope = value;
        },
      },
    },
  }),

  rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },

  note: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { label: {} },
    parseDOM: [{ tag: "div[data-note]", getAttrs: (dom) => ({ label: dom.getAttribute("data-note") }) }],
    toDOM: ({ attrs: { label } }) => ["div", { "data-note": label }, 0],
  },

  note_mark: {
    group: "inline",
    inline: true,
    atom: true,
    attrs: { label: {} },
    parseDOM: [{ tag: "sup[data-note-mark]", getAttrs: (dom) => ({ label: dom.getAttribute("data-note-mark") }) }],
    toDOM: ({ attrs: { label } }) => ["sup", { "data-note-mark": label }, `[^${label}]`],
  },

  hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },

  text: { group: "inline" },
};

/* The order of the marks is the order in which they are nested when they are stored. */
const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{
      tag: "a[href]",
      getAttrs: (dom) => {
        const href = linkTo(dom.getAttribute("href"));
        return href ? { href } : false;
      },
    }],
    toDOM: ({ attrs: { href } }) => ["a", { href }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => plain("strong") },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => plain("em") },
  s: { parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }], toDOM: () => plain("s") },
  code: { parseDOM: [{ tag: "code" }], toDOM: () => plain("code") },
};

export const schema = new Schema({ nodes, marks });

/*
 * Brings HTML of the stored subset, or what came close to it, into the shape that the schema reads: what HTML says in
 * more ways than one is said in one, and footnotes, which are stored as they are typed, become nodes.
 */
import { serviceOf } from "./addresses.js";

const MARK = /\[\^([^\s[\]]{1,40})\]/g;
const NOTE = /^\s*\[\^([^\s[\]]{1,40})\]:\s*/;

const create = (root, name, attributes = {}) => {
  const made = root.ownerDocument.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const rename = (element, name, attributes = {}) => {
  const made = create(element, name, attributes);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
};
const unwrap = (element) => element.replaceWith(...element.childNodes);

/** Changes the elements below a root. */
export function prepare(root) {
  for (const paragraph of [...root.children].filter((each) => each.localName === "p")) {
    embedAlone(paragraph);
    noteOf(paragraph);
  }
  // From within, so that the figures of a gallery are ready when the gallery is.
  [...root.querySelectorAll("figure")].reverse().forEach(figure);
  [...root.querySelectorAll("table")].reverse().forEach(table);
  noteMarks(root);
}

function embedAlone(paragraph) {
  const address = paragraph.textContent.trim();
  if (!paragraph.querySelector("img") && serviceOf(address)) {
    paragraph.replaceWith(create(paragraph, "figure", { "data-embed": address }));
  }
}

function noteOf(paragraph) {
  const first = paragraph.firstChild;
  const label = first?.nodeType === Node.TEXT_NODE && NOTE.exec(first.data);
  if (label) {
    first.data = first.data.slice(label[0].length);
    rename(paragraph, "div", { "data-note": label[1] });
  }
}

function figure(element) {
  const caption = [...element.children].find((each) => each.localName === "figcaption");
  if (element.hasAttribute("data-embed")) {
    const address = element.getAttribute("data-embed");
    const bare = element.querySelector("a") ? "" : element.textContent;
    if (serviceOf(address)) element.replaceChildren(caption?.textContent ?? bare);
    else unwrap(element);
    return;
  }
  if (element.hasAttribute("data-gallery") || element.querySelector("figure")) {
    gallery(element, caption);
    return;
  }
  const pictures = element.querySelectorAll("img");
  if (pictures.length > 1) {
    for (const each of [...pictures]) each.replaceWith(alone(each));
    gallery(element, caption);
  } else if (pictures.length === 1) {
    const words = caption ?? create(element, "figcaption");
    const credit = create(element, "div", { "data-credit": "" });
    const small = [...element.children, ...words.children].find((each) => each.localName === "small");
    if (small) {
      credit.textContent = small.textContent;
      small.remove();
    }
    element.replaceChildren(pictures[0], words, credit);
    rename(words, "div", { "data-caption": "" });
  } else {
    if (caption) rename(caption, "p");
    unwrap(element);
  }
}

const alone = (image) => {
  const made = create(image, "figure");
  made.append(image.cloneNode(), create(image, "div", { "data-caption": "" }), create(image, "div", { "data-credit": "" }));
  return made;
};

function gallery(element, caption) {
  const figures = [...element.querySelectorAll("figure")];
  if (!figures.length) {
    unwrap(element);
    return;
  }
  figures.forEach((each) => each.removeAttribute("data-place"));
  element.setAttribute("data-gallery", "");
  const words = create(element, "div", { "data-caption": "" });
  if (caption) words.append(...caption.childNodes);
  element.replaceChildren(...figures, words);
}

function table(element) {
  if (element.parentElement.hasAttribute("data-tabular")) return;
  const box = create(element, "div", { "data-tabular": "" });
  const caption = element.querySelector("caption");
  element.replaceWith(box);
  if (caption) {
    caption.remove();
    const words = create(element, "div", { "data-table-caption": "" });
    words.append(...caption.childNodes);
    box.append(words);
  }
  box.append(element);
  for (const cell of element.querySelectorAll("td, th")) oneLine(cell);
}

/* A cell holds words; paragraphs in it become lines. */
function oneLine(cell) {
  const isBlock = (each) => /^(p|div|h[1-6]|ul|ol|li|blockquote|pre|table|figure)$/.test(each.localName ?? "");
  for (let block = cell.querySelector("p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, figure"); block;
    block = cell.querySelector("p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, figure")) {
    const before = block.previousSibling;
    if (before && !isBlock(before) && (before.nodeType !== Node.TEXT_NODE || before.data.trim()) && block.textContent.trim()) {
      block.before(create(cell, "br"));
    }
    unwrap(block);
  }
}

function noteMarks(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (currentNode.data.includes("[^") && !currentNode.parentElement.closest("pre, code, a, sup, [data-embed], [data-credit]")) {
      texts.push(currentNode);
    }
  }
  for (const text of texts) {
    const parts = text.data.split(MARK);
    text.replaceWith(...parts.map((part, at) => (at % 2 ? create(root, "sup", { "data-note-mark": part }) : part)).filter((part) => part !== ""));
  }
}

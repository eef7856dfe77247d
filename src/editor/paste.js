/*
 * What comes from elsewhere, without what elsewhere looked like. Word says lists in paragraphs with styles, Google Docs
 * says bold in spans with styles, and web pages bring everything; words, links and structure stay.
 */
import { prepare } from "./prepare.js";
import { cleanWord } from "./paste-word.js";
import { readForeign } from "./words.js";

const JUNK = "script, style, meta, link, title, noscript, template, iframe, object, embed, svg, canvas, video, audio, form input, "
  + "button, select, textarea, nav, dialog, [hidden], [aria-hidden=true], xml";

/** Clean HTML for the schema; what the editor itself copied stays as it is. */
export function clean(html) {
  const body = readForeign(html);
  if (body.querySelector("[data-pm-slice]")) return html;
  comments(body);
  cleanWord(body);
  body.querySelectorAll(JUNK).forEach((each) => each.remove());
  body.querySelectorAll("*").forEach((each) => {
    if (each.localName.includes(":")) unwrap(each);
  });
  styles(body);
  links(body);
  notes(body);
  lists(body);
  pictures(body);
  tables(body);
  boxes(body);
  spaces(body);
  prepare(body);
  return body.innerHTML;
}

const unwrap = (element) => element.replaceWith(...element.childNodes);

function rename(element, name) {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

function comments(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  found.forEach((each) => each.remove());
}

/* Marks that are styles become marks; a <b> that is styled as not bold (all of a Google document is in one) is none. */
function styles(body) {
  for (const element of [...body.querySelectorAll("[data-style], b, strong, i, em")]) {
    const style = (name) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(element.dataset.style ?? "")?.[1].trim() ?? "";
    const fontWeight = style("font-weight");
    const fontStyle = style("font-style");
    const bold = /^(bold|bolder|[6-9]00)$/.test(fontWeight);
    const named = { b: fontWeight, strong: fontWeight, i: fontStyle, em: fontStyle }[element.localName];
    if (named && /^(normal|[1-5]00)$/.test(named)) {
      unwrap(element);
    } else if (element.localName === "span" || element.localName === "font") {
      const inside = [bold && "strong", fontStyle === "italic" && "em", /line-through/.test(style("text-decoration(?:-line)?")) && "s"];
      for (const mark of inside.filter(Boolean)) {
        const made = body.ownerDocument.createElement(mark);
        made.append(...element.childNodes);
        element.append(made);
      }
    }
  }
  // Within a heading bold says nothing more, and within a link an underline does not.
  body.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) :is(b, strong)").forEach(unwrap);
  body.querySelectorAll("u, span, font").forEach(unwrap);
  body.querySelectorAll("code pre").forEach((each) => each.closest("code") && unwrap(each.closest("code")));
}

/* Addresses that lead through a search engine's counter, and links that lead nowhere. */
function links(body) {
  for (const link of body.querySelectorAll("a")) {
    const address = link.getAttribute("href");
    try {
      const { hostname, pathname, searchParams } = new URL(address);
      if (/(^|\.)google\.[a-z.]+$/.test(hostname) && pathname === "/url" && searchParams.get("q")) {
        link.setAttribute("href", searchParams.get("q"));
      }
    } catch {
      // Not complete: the schema decides.
    }
    if (!address) unwrap(link);
  }
}

/* Footnotes of Google Docs, of a page of Masthead, and of anybody who follows DPUB-ARIA. */
function notes(body) {
  for (const link of [...body.querySelectorAll("a[href^='#ftnt'], a[role=doc-noteref], a[href^='#fn']")]) {
    const id = link.getAttribute("href").slice(1);
    if (/^ftnt_ref|^fnref/.test(id)) continue;
    const words = body.querySelector(`[id="${CSS.escape(id)}"]`);
    const label = id.replace(/\D+/g, "") || id;
    const note = words?.closest("p, li, div");
    if (!note) continue;
    (link.closest("sup") ?? link).replaceWith(`[^${label}]`);
    note.querySelectorAll("a[role=doc-backlink], a[href^='#ftnt_ref'], a[href^='#fnref']").forEach((each) => (each.closest("sup") ?? each).remove());
    const paragraph = body.ownerDocument.createElement("p");
    paragraph.append(`[^${label}]: `, ...(note.localName === "li" ? [...note.querySelectorAll(":scope > p")].flatMap((each) => [...each.childNodes]).concat(
      [...note.childNodes].filter((each) => each.localName !== "p")) : note.childNodes));
    body.append(paragraph);
    const list = note.parentElement;
    note.remove();
    if (list?.localName === "ol" && !list.children.length) (list.closest("[role=doc-endnotes]") ?? list).remove();
  }
}

/* A list that hangs directly in a list belongs to the item before it. */
function lists(body) {
  for (const list of [...body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")]) {
    const item = list.previousElementSibling;
    if (item?.localName === "li") item.append(list);
    else {
      const made = body.ownerDocument.createElement("li");
      list.before(made);
      made.append(list);
    }
  }
  body.querySelectorAll("li > :is(h1, h2, h3, h4, h5, h6)").forEach((each) => rename(each, "p"));
}

/* Pictures of others stay where they are: their address is kept as a link, as the sanitiser does it. */
function pictures(body) {
  for (const image of [...body.querySelectorAll("img")]) {
    const source = image.getAttribute("src") ?? "";
    if (/^\/media\/\d/.test(source)) continue;
    if (!/^https?:/.test(source)) {
      image.remove();
      continue;
    }
    const own = source.startsWith(`${location.origin}/media/`);
    if (own) image.setAttribute("src", source.slice(location.origin.length));
    else if (image.closest("a")) image.replaceWith(image.alt);
    else {
      const link = body.ownerDocument.createElement("a");
      link.href = source;
      link.textContent = image.alt.trim() || source;
      image.replaceWith(link);
    }
  }
}

/* A table of one cell, or one that says that it is none, is there for the look. */
function tables(body) {
  for (const table of [...body.querySelectorAll("table")]) {
    const cells = table.querySelectorAll("td, th");
    if (cells.length <= 1 || table.getAttribute("role") === "presentation") {
      const box = body.ownerDocument.createElement("div");
      for (const cell of cells) box.append(...cell.childNodes);
      table.replaceWith(box);
    }
  }
}

/* A box beside the text is a pull quote where it could be one. */
function boxes(body) {
  for (const box of [...body.querySelectorAll("aside")]) {
    if (box.textContent.length > 400 || box.querySelector(":not(p, a, strong, b, em, i, s, code, br, sup)")) rename(box, "div");
  }
  for (const heading of [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")]) {
    if (!heading.textContent.trim()) heading.remove();
  }
  body.querySelectorAll("p").forEach((each) => {
    if (!each.textContent.replace(/[\s\u00a0]+/g, "") && !each.querySelector("img")) each.remove();
  });
}

/* Runs of blanks that cannot be broken are there for the look; one between words may be meant. */
function spaces(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (!currentNode.parentElement.closest("pre")) {
      currentNode.data = currentNode.data.replace(/[ \t\r\n]*\u00a0[ \t\r\n\u00a0]+|[ \t\r\n]+\u00a0/g, " ").replace(/^\u00a0$/, " ");
    }
  }
}

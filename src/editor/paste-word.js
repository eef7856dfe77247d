/* Word's clipboard: lists are paragraphs with a level in their style and a bullet in their text, notes are links. */

const LIST = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const NUMBERED = /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i;

/** Brings what Word says in its own way into HTML; leaves everything else alone. */
export function cleanWord(body) {
  footnotes(body);
  titles(body);
  lists(body);
}

function footnotes(body) {
  for (const link of [...body.querySelectorAll("a[href*='#_ftnref'], a[href*='#_ednref']")]) {
    const label = labelOf(link, /#_(ftn|edn)ref(\d+)/);
    const paragraph = link.closest("p, div, li");
    link.remove();
    if (!paragraph || !label) continue;
    const made = body.ownerDocument.createElement("p");
    made.append(`[^${label}]: `, ...paragraph.childNodes);
    body.append(made);
    paragraph.remove();
  }
  for (const link of [...body.querySelectorAll("a[href*='#_ftn'], a[href*='#_edn']")]) {
    const label = labelOf(link, /#_(ftn|edn)(\d+)/);
    if (label) (link.closest("sup") ?? link).replaceWith(`[^${label}]`);
  }
  body.querySelectorAll("[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list']").forEach((each) => {
    if (!each.textContent.trim()) each.remove();
  });
}

/* Endnotes are counted by themselves in Word. */
function labelOf(link, pattern) {
  const found = pattern.exec(link.getAttribute("href"));
  return found && (found[1] === "edn" ? `e${found[2]}` : found[2]);
}

function titles(body) {
  for (const title of [...body.querySelectorAll("p.MsoTitle, p.MsoSubtitle")]) {
    const made = body.ownerDocument.createElement(title.className === "MsoTitle" ? "h2" : "h3");
    made.append(...title.childNodes);
    title.replaceWith(made);
  }
}

function lists(body) {
  let open = [];
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const style = LIST.exec(paragraph.getAttribute("data-style") ?? "");
    if (!style && !/^MsoListParagraph/.test(paragraph.className)) {
      open = [];
      continue;
    }
    const level = style ? Number(style[2]) : 1;
    const marker = [...paragraph.querySelectorAll("span")].find((each) => /mso-list:\s*ignore/i.test(each.getAttribute("data-style") ?? ""));
    const text = (marker ?? paragraph).textContent.trim();
    const tag = NUMBERED.test(text) ? "ol" : "ul";
    if (marker) marker.remove();
    else paragraph.firstChild?.nodeType === Node.TEXT_NODE && (paragraph.firstChild.data = paragraph.firstChild.data.replace(/^[\s\u00a0]*[·•§o–-][\s\u00a0]+/, ""));

    const between = open[0] && paragraph.previousElementSibling !== open[0].list;
    if (between) open = [];
    while (open.length && (open.at(-1).level > level || (open.at(-1).level === level && open.at(-1).list.localName !== tag))) open.pop();
    if (!open.length || open.at(-1).level < level) {
      const list = body.ownerDocument.createElement(tag);
      const start = tag === "ol" && parseInt(text.replace(/^\(/, ""), 10);
      if (start > 1) list.setAttribute("start", start);
      if (open.length) open.at(-1).list.lastElementChild.append(list);
      else paragraph.before(list);
      open.push({ list, level });
    }
    const item = body.ownerDocument.createElement("li");
    const words = body.ownerDocument.createElement("p");
    words.append(...paragraph.childNodes);
    item.append(words);
    open.at(-1).list.append(item);
    paragraph.remove();
  }
}

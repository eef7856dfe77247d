/* The page's own words, in the site's language, and what else only the server knows. */
export const words = JSON.parse(document.getElementById("editor-words")?.textContent ?? '{"services":{}}');

/** A word with its placeholders filled. */
export const say = (key, ...values) =>
  values.reduce((text, value, at) => text.replace(`{${at}}`, value), words[key] ?? key);

/** The element of that name with those attributes and children. */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/* The desk's pages take no HTML from scripts but what a policy lets through. This one is for reading only: what it lets
   through is parsed into a document that shows and runs nothing. */
const reading = window.trustedTypes?.createPolicy("masthead-reading", { createHTML: (html) => html });

/** The body of some HTML, in a document of its own. */
export const read = (html) => new DOMParser().parseFromString(reading ? reading.createHTML(html) : html, "text/html").body;

/** The same for HTML from elsewhere: its styles, which no page of the desk takes, can be read from `data-style`. */
export const readForeign = (html) => read(html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) =>
  tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son[a-z]+\s*=/gi, " data-on=")));

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

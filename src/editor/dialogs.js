/* What the editor asks: an address, a picture. Escape and Cancel bring the text back as it was. */
import { linkTo, serviceOf } from "./addresses.js";
import { make, say, words } from "./words.js";

let count = 0;

/** A dialog with a heading and that content; closing it gives the focus back by `after`. */
export function open(heading, content, after, classes = "") {
  const id = `dialog-${++count}`;
  const dialog = make("dialog", { class: `keys editor-dialog ${classes}`, "aria-labelledby": id }, make("h2", { id }, heading), ...content);
  dialog.addEventListener("close", () => {
    dialog.remove();
    after();
  });
  // Forms cannot stand in forms, and the story is one.
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const button = (label, act, quiet = true) =>
  make("button", { type: "button", class: quiet ? "button button--quiet" : "button", onclick: act }, label);

/** Asks for an address; `accept` says whether it is one, `remove` is offered where there is something to take away. */
export function askAddress({ heading, label, value = "", accept, wrong, done, remove, after }) {
  const id = `address-${++count}`;
  const input = make("input", { id, type: "text", inputmode: "url", autocomplete: "off", value, "aria-describedby": `${id}-error` });
  const error = make("p", { class: "field__error", id: `${id}-error`, role: "alert", hidden: true });
  const finish = (event) => {
    event?.preventDefault();
    const address = accept(input.value.trim());
    if (!address) {
      error.textContent = wrong;
      error.hidden = false;
      input.setAttribute("aria-invalid", "true");
      return;
    }
    dialog.close();
    done(address);
  };
  const form = make("form", { method: "dialog", novalidate: true, onsubmit: finish },
    make("div", { class: "field" }, make("label", { for: id }, label), input, error),
    make("div", { class: "toolbar" }, button(say("cancel"), () => dialog.close()),
      ...(remove ? [button(say("link.remove"), () => {
        dialog.close();
        remove();
      })] : []),
      make("button", { type: "submit", class: "button" }, say("done"))));
  const dialog = open(heading, [form], after);
  input.focus();
  input.select();
}

/** An address of a web page or of this site; one that was typed without its beginning gets it. */
export const completeLink = (typed) =>
  linkTo(/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(typed) ? `https://${typed}` : /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed) ? `mailto:${typed}` : typed);

export const completeEmbed = (typed) => (serviceOf(typed) ? typed : "");

/** Lets somebody choose pictures: new ones from the machine, or of those that the desk has, newest first. */
export function choosePictures({ many, files, pictures, after }) {
  const id = `file-${++count}`;
  const chosen = new Map();
  const input = make("input", { id, type: "file", accept: "image/jpeg,image/png,image/webp,image/gif", multiple: many });
  input.addEventListener("change", () => {
    if (!input.files.length) return;
    const taken = [...input.files];
    dialog.close();
    files(taken);
  });
  const shelf = make("ul", { class: "shelf", "aria-label": say("pictures.newest") });
  const take = button(say("pictures.insert"), () => {
    dialog.close();
    if (chosen.size) pictures([...chosen.values()]);
  }, false);
  const pick = (picture, pressed) => {
    if (!many) {
      dialog.close();
      pictures([picture]);
      return;
    }
    if (!chosen.delete(picture.id)) chosen.set(picture.id, picture);
    pressed.setAttribute("aria-pressed", chosen.has(picture.id));
  };
  const note = make("p", { class: "quiet", role: "status" });
  const search = make("input", { type: "search", maxlength: 200, "aria-label": say("pictures.search"), placeholder: say("pictures.search") });
  const more = button(say("pictures.more"), () => fetchPage(more.dataset.before));
  more.hidden = true;
  const dialog = open(say(many ? "gallery" : "picture"), [
    make("div", { class: "field" }, make("label", { for: id }, say("pictures.file")), input),
    make("p", { class: "editor-dialog__what" }, say("pictures.newest")), search, note, shelf, more,
    make("div", { class: "toolbar" }, button(say("cancel"), () => dialog.close()), ...(many ? [take] : [])),
  ], after, "editor-dialog--pictures");
  const show = (picture) => {
    const name = picture.altText || picture.caption || say("pictures.number", picture.id);
    const pressed = make("button", { type: "button", class: "shelf__one", title: name, "aria-pressed": many ? String(chosen.has(picture.id)) : null, onclick: () => pick(picture, pressed) },
      make("img", { src: picture.source, alt: name, loading: "lazy" }));
    return make("li", {}, pressed);
  };
  // Answers may overtake one another while somebody types: only the last question counts.
  let asked = 0;
  const fetchPage = async (before) => {
    const turn = ++asked;
    const typed = search.value.trim();
    const query = new URLSearchParams({ q: typed, ...(before ? { before } : {}) });
    try {
      const page = await (await fetch(`${words.addresses.newest}?${query}`, { headers: { Accept: "application/json" } })).json();
      if (turn !== asked) return;
      const items = page.pictures.map(show);
      if (before) shelf.append(...items);
      else shelf.replaceChildren(...items);
      more.dataset.before = page.older ?? "";
      more.hidden = !page.older;
      note.textContent = shelf.children.length ? "" : say(typed ? "pictures.nothing" : "pictures.none");
      if (before) items[0]?.firstChild.focus();
    } catch {
      if (turn === asked) note.textContent = say("upload.offline");
    }
  };
  let pause = 0;
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => fetchPage(), 250);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    clearTimeout(pause);
    fetchPage();
  });
  fetchPage();
}

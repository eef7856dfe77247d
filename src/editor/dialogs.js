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

/** Lets somebody choose pictures: new ones from the machine, or some of the newest that the desk has. */
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
  const dialog = open(say(many ? "gallery" : "picture"), [
    make("div", { class: "field" }, make("label", { for: id }, say("pictures.file")), input),
    make("p", { class: "editor-dialog__what" }, say("pictures.newest")), shelf,
    make("div", { class: "toolbar" }, button(say("cancel"), () => dialog.close()), ...(many ? [take] : [])),
  ], after, "editor-dialog--pictures");
  fetch(words.addresses.newest, { headers: { Accept: "application/json" } }).then((answer) => answer.json()).then((newest) => {
    shelf.append(...newest.map((picture) => {
      const name = picture.altText || picture.caption || say("pictures.number", picture.id);
      const pressed = make("button", { type: "button", class: "shelf__one", title: name, "aria-pressed": many ? "false" : null, onclick: () => pick(picture, pressed) },
        make("img", { src: picture.source, alt: name, loading: "lazy" }));
      return make("li", {}, pressed);
    }));
    if (!newest.length) shelf.replaceWith(make("p", { class: "quiet" }, say("pictures.none")));
  }).catch(() => shelf.replaceWith(make("p", { class: "quiet" }, say("upload.offline"))));
}

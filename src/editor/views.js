/* How pictures and embeds look while somebody writes: as in print, with what is not seen there in a line below. */
import { NodeSelection, TextSelection } from "prosemirror-state";
import { serviceOf } from "./addresses.js";
import { make, say } from "./words.js";

let count = 0;

class PictureView {
  constructor(node, view, getPos) {
    this.node = node;
    this.view = view;
    this.getPos = getPos;
    this.image = make("img");
    this.alt = make("input", { type: "text", id: `alt-${++count}`, maxlength: 300, autocomplete: "off", oninput: () => this.describe() });
    const label = make("label", { for: this.alt.id }, say("picture.alt"));
    this.places = make("select", { "aria-label": say("picture.place"), onchange: () => this.put() },
      ...["", "start", "end", "wide"].map((place) => make("option", { value: place }, say(`picture.place.${place || "measure"}`))));
    const remove = make("button", { type: "button", class: "button button--quiet button--small", onclick: () => this.remove() }, say("picture.remove"));
    this.tools = make("div", { class: "picture-tools" }, label, this.alt, this.places, remove);
    this.tools.addEventListener("keydown", (event) => this.key(event));
    this.dom = make("div", { class: "picture-box", contenteditable: "false" }, this.image, this.tools);
    this.update(node);
  }

  figure() {
    const $pos = this.view.state.doc.resolve(this.getPos());
    return { node: $pos.parent, pos: $pos.before(), inGallery: $pos.depth > 1 };
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    for (const name of ["src", "srcset", "sizes", "width", "height", "alt"]) {
      const value = node.attrs[name];
      if (this.image.getAttribute(name) === value) continue;
      if (value || name === "alt") this.image.setAttribute(name, value);
      else this.image.removeAttribute(name);
    }
    if (this.alt.value !== node.attrs.alt) this.alt.value = node.attrs.alt;
    this.dom.classList.toggle("picture-box--undescribed", !node.attrs.alt.trim());
    const { node: figure, inGallery } = this.figure();
    this.places.hidden = inGallery;
    this.places.value = figure.attrs.place;
    return true;
  }

  describe() {
    const { view } = this;
    view.dispatch(view.state.tr.setNodeAttribute(this.getPos(), "alt", this.alt.value.replace(/\s+/g, " ")));
  }

  put() {
    const { view } = this;
    view.dispatch(view.state.tr.setNodeAttribute(this.figure().pos, "place", this.places.value));
  }

  remove() {
    takeAway(this.view.state, this.view.dispatch, this.getPos());
    this.view.focus();
  }

  key(event) {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    if (event.target !== this.alt) return;
    event.preventDefault();
    event.stopPropagation();
    this.toCaption();
  }

  toCaption() {
    const { view } = this;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, this.getPos() + this.node.nodeSize + 1)));
    view.focus();
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode");
  }

  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode");
  }

  stopEvent(event) {
    return this.tools.contains(event.target);
  }

  ignoreMutation() {
    return true;
  }
}

/* A picture goes with its figure, and the last one of a gallery with that. */
function takeAway(state, dispatch, pos) {
  const $pos = state.doc.resolve(pos);
  const depth = $pos.depth > 1 && $pos.node(-1).childCount === 2 ? $pos.depth - 1 : $pos.depth;
  dispatch(state.tr.delete($pos.before(depth), $pos.after(depth)).scrollIntoView());
}

/** Takes the selected picture away. */
export function removePicture(state, dispatch) {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "picture") return false;
  if (dispatch) takeAway(state, dispatch, selection.from);
  return true;
}

class EmbedView {
  constructor(node, view, getPos) {
    this.node = node;
    const remove = () => {
      view.dispatch(view.state.tr.delete(getPos(), getPos() + this.node.nodeSize));
      view.focus();
    };
    this.line = make("span", { class: "embed-line__what" });
    const head = make("div", { class: "embed-line", contenteditable: "false" }, this.line,
      make("button", { type: "button", class: "button button--quiet button--small", onclick: remove }, say("embed.remove")));
    this.contentDOM = make("figcaption");
    this.dom = make("figure", { "data-embed": "" }, head, this.contentDOM);
    this.head = head;
    this.update(node);
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    const { address } = node.attrs;
    this.line.textContent = `${serviceOf(address) ?? ""}: ${address.replace(/^https:\/\/(?:www\.)?/, "")}`;
    this.dom.dataset.embed = address;
    return true;
  }

  stopEvent(event) {
    return this.head.contains(event.target);
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

export const nodeViews = {
  picture: (node, view, getPos) => new PictureView(node, view, getPos),
  embed: (node, view, getPos) => new EmbedView(node, view, getPos),
};

/** Enter on a picture goes to the words for those who do not see it. */
export function describePicture(state, _, view) {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "picture") return false;
  view?.nodeDOM(selection.from)?.querySelector("input").focus();
  return true;
}

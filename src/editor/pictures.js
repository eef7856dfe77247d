/* Pictures that are dropped, pasted or chosen: sent to the desk one by one, with their progress where they will stand. */
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { figureFrom, galleryOf } from "./commands.js";
import { make, say, words } from "./words.js";

const key = new PluginKey("uploads");

/* One after another: so they keep their order, and the desk has time for each. */
let queue = Promise.resolve();

/** Where pictures are being sent; a place that is edited away takes its picture with it. */
export const uploads = new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, set) {
      const mapped = set.map(tr.mapping, tr.doc);
      const { add, remove } = tr.getMeta(key) ?? {};
      if (add) return mapped.add(tr.doc, [Decoration.widget(add.pos, add.dom, { id: add.id, side: 1, stopEvent: () => true })]);
      return remove ? mapped.remove(mapped.find(null, null, (spec) => spec.id === remove)) : mapped;
    },
  },
  props: {
    decorations(state) {
      return key.getState(state);
    },
    handlePaste: (view, event) => take(view, event.clipboardData, null, event),
    handleDrop(view, event, _, moved) {
      const at = !moved && view.posAtCoords({ left: event.clientX, top: event.clientY });
      return !!at && take(view, event.dataTransfer, at.pos, event);
    },
  },
});

/** Whether there are pictures on their way. */
export const uploading = (state) => key.getState(state).find().length > 0;

const picturesOf = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));

/* Word and browsers put a picture of the text beside the text: words go first. */
function take(view, data, pos, event) {
  const files = picturesOf(data);
  if (!files.length || (data.types.includes("text/html") && /<(p|table|li|h\d|span)\b/i.test(data.getData("text/html")))) return false;
  event.preventDefault();
  const { state } = view;
  const $at = state.doc.resolve(pos ?? state.selection.from);
  const place = $at.depth ? (pos === null || $at.parentOffset > 0 ? $at.after(1) : $at.before(1)) : $at.pos;
  for (const file of files) upload(view, file, place);
  return true;
}

/** Sends a file and puts a figure where it was asked for. */
export function upload(view, file, pos) {
  place(view, pos, file.name, (shown) => send(file, shown));
}

/** Sends several and puts a gallery of them there. */
export function uploadGallery(view, files, pos) {
  place(view, pos, [...files].map((file) => file.name).join(", "), async (shown) => {
    const pictures = [];
    for (const [at, file] of [...files].entries()) {
      pictures.push(await send(file, { ...shown, progress: (part) => shown.progress((at + part) / files.length) }));
    }
    return pictures;
  });
}

function place(view, pos, name, work) {
  const id = {};
  const bar = make("progress", { max: 1, value: 0, "aria-label": say("upload.progress", name) });
  const line = make("span", { class: "sending__name" }, name);
  const wait = make("span", { class: "sending__wait" });
  const dom = make("div", { class: "sending", contenteditable: "false", role: "status" }, line, bar, wait);
  const drop = () => view.dispatch(view.state.tr.setMeta(key, { remove: id }));
  const run = () => {
    queue = queue.then(attempt);
  };
  const attempt = async () => {
    dom.replaceChildren(line, bar, wait);
    bar.value = 0;
    try {
      const made = await work({
        progress: (part) => {
          bar.value = part;
          wait.textContent = "";
        },
        waits: (why) => {
          wait.textContent = why;
        },
      });
      const [found] = key.getState(view.state).find(null, null, (spec) => spec.id === id);
      if (!found) return;
      const figures = [].concat(made).map(figureFrom);
      const node = figures.length > 1 ? galleryOf(figures) : figures[0];
      // An empty paragraph is what the picture was asked into.
      const before = view.state.doc.resolve(found.from).nodeBefore;
      const from = before?.type.name === "paragraph" && !before.content.size ? found.from - before.nodeSize : found.from;
      const tr = view.state.tr.setMeta(key, { remove: id }).replaceWith(from, found.from, node);
      if (from + node.nodeSize === tr.doc.content.size) tr.insert(tr.doc.content.size, view.state.schema.nodes.paragraph.create());
      view.dispatch(tr);
    } catch (error) {
      const again = make("button", { type: "button", class: "button button--quiet button--small", onclick: run }, say("upload.again"));
      const away = make("button", { type: "button", class: "button button--quiet button--small", onclick: drop }, say("upload.remove"));
      dom.replaceChildren(line, make("span", { class: "sending__error", role: "alert" }, error.message), again, away);
    }
  };
  view.dispatch(view.state.tr.setMeta(key, { add: { id, pos, dom } }));
  run();
}

/* The page's own upload (desk-upload.js) says how far it is, and tries again when the line broke off. */
async function send(file, { progress, waits }) {
  const data = () => {
    const form = new FormData();
    form.append("file", file);
    form.append("_csrf", document.querySelector("#story [name=_csrf]")?.value ?? "");
    return form;
  };
  const { status, body, broken } = await desk.upload(words.addresses.upload, data, {
    progress,
    waits: (next, most, seconds) => waits(seconds ? say("upload.later", next, most, seconds) : say("upload.waiting")),
  });
  if (status < 300 && body?.id) return body;
  if (body?.message) throw new Error(body.message);
  throw new Error(say({ 401: "upload.signed-out", 403: "upload.signed-out", 413: "upload.large" }[status] ?? (broken ? "upload.offline" : "upload.failed")));
}

/* What could stand where nothing stands yet, and which figure has the cursor: classes only, the words come by CSS. */
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { say } from "./words.js";

const LINES = ["caption", "credit", "embed", "table_caption", "note"];

export const placeholders = (first) => new Plugin({
  props: {
    decorations({ doc, selection: { from, to } }) {
      const found = [];
      const empty = (pos, node, words) => found.push(Decoration.node(pos, pos + node.nodeSize, { class: "is-empty", "data-placeholder": words }));
      doc.descendants((node, pos, parent) => {
        const { name } = node.type;
        if (!node.content.size && LINES.includes(name)) {
          const inGallery = name === "caption" && parent.type.name === "gallery";
          empty(pos, node, say(inGallery ? "placeholder.gallery" : `placeholder.${name}`));
        }
        const has = from >= pos && to <= pos + node.nodeSize;
        if (["figure", "gallery", "embed"].includes(name) && has) found.push(Decoration.node(pos, pos + node.nodeSize, { class: "has-cursor" }));
      });
      const only = doc.childCount === 1 && doc.firstChild;
      if (only && only.type.name === "paragraph" && !only.content.size) empty(0, only, first);
      return DecorationSet.create(doc, found);
    },
  },
});

/* Notes beside the text: what is selected there becomes the passage of a note, passages with a note are marked, and
   sending one leaves the page as it is. */
"use strict";
const notesBeside = () => {
  const section = desk.first("#notes[data-note-here]");
  const story = desk.story;
  if (!section || !story) return;

  const LONGEST = 500;
  const list = desk.first("[data-notes]", section);
  const form = desk.first("[data-note-form]", section);
  const surface = () => desk.first("[contenteditable=true]", story.form);
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  /* What is selected in the text, be it in the editor or in its source. */
  const selected = () => {
    const field = document.activeElement;
    if (field?.matches?.("#body")) return plain(field.value.slice(field.selectionStart, field.selectionEnd));
    const selection = getSelection();
    const text = surface();
    /* A whole picture is selected: what the selection holds are the words of its tools. */
    if (text?.classList.contains("ProseMirror-hideselection")) return "";
    return selection.rangeCount && text?.contains(selection.anchorNode) && text.contains(selection.focusNode)
      ? plain(selection.toString())
      : "";
  };

  let passage = "";
  const note = () => {
    passage = selected() || passage;
    form.elements.quotation.value = passage.slice(0, LONGEST);
    here.hidden = true;
    form.scrollIntoView({ block: "center" });
    form.elements.text.focus();
  };
  const here = desk.button(section.dataset.noteHere, "button button--small note-here", note);
  here.hidden = true;
  here.setAttribute("aria-keyshortcuts", "Control+Alt+M");
  // A press must not take the selection away before it is read.
  here.addEventListener("pointerdown", (event) => event.preventDefault());
  document.body.append(here);

  const follow = () => {
    passage = selected();
    here.hidden = !passage;
    if (!passage) return;
    const selection = getSelection();
    const text = surface();
    const box =
      text && selection.rangeCount && text.contains(selection.anchorNode)
        ? selection.getRangeAt(0).getBoundingClientRect()
        : document.activeElement.getBoundingClientRect();
    here.style.insetBlockStart = `${Math.max(8, Math.min(box.bottom + 8, innerHeight - 48))}px`;
    here.style.left = `${Math.max(8, Math.min(box.left, innerWidth - here.offsetWidth - 8))}px`;
  };
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(follow, 200);
  });
  addEventListener("scroll", () => (here.hidden = true), { passive: true });
  story.form.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || !event.altKey || event.code !== "KeyM" || !selected()) return;
    event.preventDefault();
    note();
  });

  /* Passages are marked without a change of the text. */
  const mark = () => {
    const text = surface();
    if (!text || !window.CSS?.highlights) return;
    const nodes = [];
    let all = "";
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push([all.length, node]);
      all += node.data;
    }
    const at = (place) => {
      const [start, node] = nodes.findLast(([from]) => from <= place);
      return [node, Math.min(place - start, node.length)];
    };
    const ranges = desk.all("[data-passage]", list).flatMap((each) => {
      const words = plain(each.textContent);
      const start = all.replace(/\s/g, " ").indexOf(words);
      if (start < 0 || !words) return [];
      const range = document.createRange();
      range.setStart(...at(start));
      range.setEnd(...at(start + words.length));
      return [range];
    });
    CSS.highlights.set("noted", new Highlight(...ranges));
  };
  let marking;
  const markSoon = () => {
    clearTimeout(marking);
    marking = setTimeout(mark, 400);
  };
  story.form.addEventListener("input", markSoon);
  addEventListener("load", markSoon);

  const refuse = (sent, words) => {
    const line = desk.first(".field__error", sent) ?? document.createElement("p");
    line.className = "field__error";
    line.setAttribute("role", "alert");
    line.textContent = words;
    desk.first("[name=text]", sent)?.after(line);
  };

  section.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = event.target;
    const button = desk.first("button", sent);
    button.disabled = true;
    const answer = await story.post(sent.action, new URLSearchParams(new FormData(sent)));
    button.disabled = false;
    if (typeof answer === "string") return refuse(sent, section.dataset.failed);
    const page = await story.page(answer);
    if (answer.status === 422) {
      return refuse(sent, desk.all("#text-error, #quotation-error", page).map((each) => each.textContent).join(" "));
    }
    desk.first(".field__error", sent)?.remove();
    if (sent === form) sent.reset();
    list.replaceChildren(...(desk.first("[data-notes]", page)?.childNodes ?? []));
    markSoon();
    section.focus();
  });
};

/* A new story has none before its first save. */
if (desk.first("#notes[data-note-here]")) notesBeside();
else document.addEventListener("masthead:arrived", notesBeside, { once: true });

/* Cards are dragged from column to column. A drop presses the button on the card that leads there, so who may do what, and
   why not, is decided where it always is; the buttons stay for the keyboard. */
"use strict";
(() => {
  const board = desk.first("[data-board]");
  if (!board) return;
  const said = desk.first("[data-board-said]");
  const columns = desk.all("[data-state]", board);
  const name = (column) => desk.first(".status", column).textContent;
  let dragged = null;

  const wayTo = (column) => {
    const button = desk.first(`button[data-to="${column.dataset.state}"]`, dragged);
    // Scheduling asks for a moment, and the story's page asks for it.
    return button ?? (column.dataset.state === "SCHEDULED" && dragged.parentElement.closest("[data-state]").dataset.state !== "LIVE"
      ? dragged.dataset.schedule
      : null);
  };
  const leave = () => columns.forEach((each) => each.classList.remove("board__column--over"));

  for (const card of desk.all(".board__card", board)) {
    card.draggable = true;
    // A link would be dragged instead of its card.
    desk.all("a", card).forEach((link) => (link.draggable = false));
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      card.classList.add("board__card--dragged");
      said.hidden = true;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", desk.first("a", card).textContent);
    });
    card.addEventListener("dragend", () => {
      card.classList.remove("board__card--dragged");
      leave();
      dragged = null;
    });
  }

  for (const column of columns) {
    column.addEventListener("dragover", (event) => {
      if (!dragged || column.contains(dragged)) return;
      event.preventDefault();
      leave();
      column.classList.add("board__column--over");
      event.dataTransfer.dropEffect = "move";
    });
    column.addEventListener("drop", (event) => {
      if (!dragged || column.contains(dragged)) return;
      event.preventDefault();
      const way = wayTo(column);
      if (typeof way === "string") location.assign(way);
      else if (way) way.form.requestSubmit(way);
      else {
        said.textContent = board.dataset.noMove.replace("#", desk.first("a", dragged).textContent).replace("@", name(column));
        said.hidden = false;
      }
    });
  }
})();

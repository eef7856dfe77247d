/* Arranging a front by hand: drag a place by its handle, or move it with its buttons. The numbers follow, so what is
   sent is what a form without this script would send. */
"use strict";
(() => {
  const form = desk.first("form[data-front]");
  const list = form && desk.first("[data-places]", form);
  if (!list || !desk.first("[data-step]", list)) return;

  const said = desk.first("[data-said]", form);
  const places = () => desk.all("[data-place]", list);
  const number = () => {
    const all = places();
    all.forEach((place, at) => {
      desk.first("[data-number]", place).value = at + 1;
      desk.first('[data-step="-1"]', place).disabled = at === 0;
      desk.first('[data-step="1"]', place).disabled = at === all.length - 1;
    });
  };
  const tell = (words, place) => {
    said.textContent = words
      .replace("#", place.dataset.headline)
      .replace("%", places().indexOf(place) + 1);
  };
  const put = (place, before) => {
    list.insertBefore(place, before);
    number();
  };

  for (const place of places()) {
    const handle = document.createElement("span");
    handle.className = "place__handle";
    handle.title = form.dataset.drag;
    handle.setAttribute("aria-hidden", "true");
    place.prepend(handle);

    handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      place.classList.add("place--dragged");
    });
    handle.addEventListener("pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      // The others make way: the dragged one must not leave the document, or the pointer lets go of it.
      const below = (each) => {
        const box = each.getBoundingClientRect();
        return event.clientY < box.top + box.height / 2;
      };
      const before = place.previousElementSibling;
      const after = place.nextElementSibling;
      if (before && below(before)) list.insertBefore(before, after);
      else if (after && !below(after)) list.insertBefore(after, place);
      else return;
      number();
    });
    handle.addEventListener("lostpointercapture", () => {
      place.classList.remove("place--dragged");
      tell(form.dataset.moved, place);
    });
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step], [data-remove]");
    if (!button) return;
    event.preventDefault();
    const place = button.closest("[data-place]");
    if (button.matches("[data-remove]")) {
      const near = place.nextElementSibling ?? place.previousElementSibling;
      tell(form.dataset.removed, place);
      place.remove();
      number();
      (near ? desk.first("[data-remove]", near) : desk.first("[data-save]", form)).focus();
      return;
    }
    if (button.dataset.step === "-1") put(place, place.previousElementSibling);
    else put(place, place.nextElementSibling.nextElementSibling);
    // At either end the button is off, so its neighbour keeps the focus in the place.
    (button.disabled ? desk.first("[data-step]:enabled", place) : button)?.focus();
    tell(form.dataset.moved, place);
  });

  list.classList.add("places--live");
})();

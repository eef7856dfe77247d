/* Cutting a picture by hand: a frame is drawn on it, its sides and corners are dragged, a click in it is the focal point.
   The numbers of the form say the same and are what is sent; without this, and by keyboard, they are typed. What moves is
   moved through the style sheet's own object: pages carry no inline style, which setting a property from here is not. */
"use strict";
{
  const form = document.querySelector("form.cut");
  const picture = document.querySelector("[data-focus] img");

  /* Percents of the whole picture, of which what is left of the last cut is shown. */
  const number = (name) => Math.min(100, Math.max(0, Number(form.elements[name].value) || 0));
  const put = (name, value) => {
    form.elements[name].value = Math.round(Math.min(100, Math.max(0, value)));
  };
  const GRIP = 14;
  const CLICK = 6;
  const LEAST = 10;

  const begin = () => {
    const shown = { left: number("left"), top: number("top"), right: number("right"), bottom: number("bottom") };
    const across = 100 - shown.left - shown.right;
    const down = 100 - shown.top - shown.bottom;
    const add = (name) => {
      const made = document.createElement("span");
      made.className = name;
      made.setAttribute("aria-hidden", "true");
      picture.parentElement.append(made);
      return made;
    };
    const frame = add("picture__cut");
    const mark = add("picture__point");
    const all = desk.button(form.dataset.all, "button button--quiet", () => {
      for (const side of ["top", "right", "bottom", "left"]) put(side, 0);
      show();
    });
    form.querySelector("[type=submit]").after(all);

    /* The frame in percent of what is shown; numbers that were made smaller again reach beyond it. */
    const edges = () => {
      const within = (value) => Math.min(100, Math.max(0, value));
      return {
        left: within(((number("left") - shown.left) / across) * 100),
        top: within(((number("top") - shown.top) / down) * 100),
        right: within(100 - ((number("right") - shown.right) / across) * 100),
        bottom: within(100 - ((number("bottom") - shown.bottom) / down) * 100),
      };
    };
    const show = () => {
      const { left, top, right, bottom } = edges();
      Object.assign(frame.style, { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%` });
      frame.hidden = right - left >= 100 && bottom - top >= 100;
      mark.style.insetInlineStart = "auto";
      mark.style.left = `${left + (number("focusX") / 100) * (right - left)}%`;
      mark.style.top = `${top + (number("focusY") / 100) * (bottom - top)}%`;
    };
    const take = ({ left, top, right, bottom }) => {
      put("left", shown.left + (left / 100) * across);
      put("right", shown.right + ((100 - right) / 100) * across);
      put("top", shown.top + (top / 100) * down);
      put("bottom", shown.bottom + ((100 - bottom) / 100) * down);
      show();
    };

    const place = (event) => {
      const box = picture.getBoundingClientRect();
      const within = (value) => Math.min(100, Math.max(0, value * 100));
      return { x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height), box };
    };
    let drag = null;
    picture.draggable = false;
    picture.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      picture.setPointerCapture(event.pointerId);
      const at = place(event);
      const now = edges();
      const near = (one, other, size) => Math.abs(one - other) * size < GRIP * 100;
      const grips = frame.hidden
        ? []
        : [
            ...["left", "right"].filter((side) => near(at.x, now[side], at.box.width)).slice(0, 1),
            ...["top", "bottom"].filter((side) => near(at.y, now[side], at.box.height)).slice(0, 1),
          ];
      drag = { at, grips, now, x: event.clientX, y: event.clientY, moved: false };
    });
    picture.addEventListener("pointermove", (event) => {
      if (!drag) return;
      drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > CLICK;
      if (!drag.moved) return;
      const { at, grips, now } = drag;
      const to = place(event);
      const least = { x: (LEAST / across) * 100, y: (LEAST / down) * 100 };
      if (grips.length) {
        const next = { ...now };
        if (grips.includes("left")) next.left = Math.min(to.x, now.right - least.x);
        if (grips.includes("right")) next.right = Math.max(to.x, now.left + least.x);
        if (grips.includes("top")) next.top = Math.min(to.y, now.bottom - least.y);
        if (grips.includes("bottom")) next.bottom = Math.max(to.y, now.top + least.y);
        take(next);
      } else if (Math.abs(to.x - at.x) >= least.x && Math.abs(to.y - at.y) >= least.y) {
        take({ left: Math.min(at.x, to.x), right: Math.max(at.x, to.x), top: Math.min(at.y, to.y), bottom: Math.max(at.y, to.y) });
      }
    });
    const end = (event) => {
      if (!drag) return;
      const { at, moved } = drag;
      drag = null;
      const { left, top, right, bottom } = edges();
      if (event.type !== "pointerup" || moved || at.x < left || at.x > right || at.y < top || at.y > bottom) return;
      put("focusX", ((at.x - left) / (right - left)) * 100);
      put("focusY", ((at.y - top) / (bottom - top)) * 100);
      show();
    };
    picture.addEventListener("pointerup", end);
    picture.addEventListener("pointercancel", end);
    form.addEventListener("input", show);
    show();
  };

  if (picture && form) begin();
}

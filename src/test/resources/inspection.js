/* What a test asks a page that it has open. Each answer is a list of sentences, empty if all is well. */

// Comments far away are laid out when somebody comes near: what is measured must not hang on how far one has scrolled.
{
  const everything = new CSSStyleSheet();
  everything.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, everything];
}

window.inspection = {
  /** The rules of WCAG 2.0 to 2.2, A and AA, and of good practice. */
  axe() {
    return this.broken({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: {
        "target-size": { enabled: true },
        // An aside inside of an article is no landmark, says HTML-AAM 1.0; this rule is older.
        "landmark-complementary-is-top-level": { enabled: false },
      },
    });
  },

  /** What hangs on how much room there is. */
  room() {
    return this.broken({
      runOnly: { type: "rule", values: ["target-size", "scrollable-region-focusable"] },
    });
  },

  /** The colours of words that were not there to be seen when it was told to remember. */
  colours() {
    const fresh = this.words().filter(each => !this.seen.has(each));
    return fresh.length ? this.broken({ runOnly: { type: "rule", values: ["color-contrast"] } }, { include: fresh }) : [];
  },

  /** Remembers which words are there to be seen. */
  remember() {
    this.seen = new WeakSet(this.words());
    return [];
  },

  words() {
    return [...document.body.querySelectorAll("*")].filter(each =>
      each.checkVisibility() && [...each.childNodes].some(part => part.nodeType === Node.TEXT_NODE && part.data.trim()));
  },

  /** To who wishes for less motion nothing moves. */
  still() {
    const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
    return [...document.body.querySelectorAll("*")].flatMap(each => [null, "::before", "::after"]
      .map(part => getComputedStyle(each, part))
      .filter(style => seconds(style.transitionDuration) > 0 || style.animationName !== "none")
      .map(() => `moves: ${each.outerHTML.slice(0, 160)}`));
  },

  async broken(options, context = document) {
    this.settle();
    const { violations } = await window.axe.run(context, {
      ...options,
      resultTypes: ["violations"],
      iframes: false,
      preload: false,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} (${failureSummary.replace(/\s+/g, " ")})`));
  },

  /** What sticks to the edge of the window, or unfolds above the page, lies on whatever happens to be below it. */
  settle() {
    const put = (each, position) => {
      each.style.setProperty("position", position, "important");
      each.style.setProperty("inset", "auto", "important");
    };
    const all = [...document.querySelectorAll("body *")];
    all.filter(each => getComputedStyle(each).position === "sticky").forEach(each => put(each, "relative"));
    all.filter(each => each.matches("details > :not(summary)") && getComputedStyle(each).position === "absolute")
      .forEach(each => put(each, "static"));
  },

  /** What is folded away is looked at too; an embed stays shut, as opening it asks somebody else. */
  unfold() {
    document.querySelectorAll("details:not(.embed)").forEach(each => { each.open = true; });
  },

  /** Nothing but a box that scrolls by itself is wider than the window. */
  fits() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) {
      return [];
    }
    const wide = [...document.body.querySelectorAll("*")].filter(each => {
      const box = each.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 1 || box.left < -1);
    });
    return [`wider than ${width}px: ${wide.slice(-3).map(each => each.outerHTML.slice(0, 160)).join(" and ")}`];
  },

  /** With text twice as large nothing leaves the window and no words are cut off. */
  doubled() {
    const root = document.documentElement;
    const before = new Map();
    const worded = [...document.body.querySelectorAll("*")].filter(each =>
      [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    worded.forEach(each => before.set(each, parseFloat(getComputedStyle(each).fontSize)));
    root.style.fontSize = "200%";
    const found = this.fits();
    for (const each of worded) {
      const style = getComputedStyle(each);
      if (!each.checkVisibility() || each.closest(".visually-hidden, .skip-link, .desk__skip, .form__trap, option")) {
        continue;
      }
      if (parseFloat(style.fontSize) < before.get(each) * 1.3) {
        found.push(`does not grow: ${each.outerHTML.slice(0, 160)}`);
      }
      for (let box = each; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const cut = (kind, inner, outer) => /hidden|clip/.test(kind) && inner > outer + 2;
        if (cut(overflowX, box.scrollWidth, box.clientWidth) || cut(overflowY, box.scrollHeight, box.clientHeight)) {
          found.push(`cuts words off: ${box.outerHTML.slice(0, 160)}`);
        }
      }
    }
    root.style.fontSize = "";
    return [...new Set(found)];
  },

  /** What has the focus can be seen to have it, and nothing lies over it. */
  focus() {
    const focused = document.activeElement;
    const name = focused.outerHTML.slice(0, 160);
    const ringed = [null, "::after"].some(part => {
      const style = getComputedStyle(focused, part);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none"
        || (parseFloat(style.borderInlineStartWidth) >= 2 && style.borderInlineStartColor !== "rgba(0, 0, 0, 0)");
    });
    const found = ringed ? [] : [`no focus to be seen: ${name}`];
    const box = focused.getBoundingClientRect();
    const seen = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
      const on = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return on && (focused.contains(on) || on.contains(focused) || on.closest("label")?.contains(focused)
        || on.closest("article")?.contains(focused));
    });
    return seen ? found : [...found, `focused behind something: ${name}`];
  },
};

/* Shows the previews in the light that was chosen, whatever the device prefers: in their own style sheets the question
   for dark is answered here. Without it they follow the device. */
"use strict";
for (const frame of document.querySelectorAll("[data-scheme] iframe")) {
  const dark = frame.closest("[data-scheme]").dataset.scheme === "dark";
  const answer = (rules) => {
    for (const rule of rules) {
      if (rule.media) {
        rule.media.mediaText = rule.media.mediaText
          .replaceAll("(prefers-color-scheme: dark)", dark ? "(min-width: 0px)" : "(max-width: 0px)")
          .replaceAll("(prefers-color-scheme: light)", dark ? "(max-width: 0px)" : "(min-width: 0px)");
      }
      if (rule.cssRules) {
        answer(rule.cssRules);
      }
    }
  };
  const light = () => {
    const page = frame.contentDocument;
    for (const sheet of page.styleSheets) {
      answer(sheet.cssRules);
    }
    page.documentElement.style.colorScheme = dark ? "dark" : "light";
  };
  frame.addEventListener("load", light);
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.styleSheets.length) {
    light();
  }
}

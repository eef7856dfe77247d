/* Three conveniences of an article's page, which is whole without them: an opened embed loads at once, a button copies
   the address, and another hands it to the device's own way of sharing. */
"use strict";
(() => {
  for (const embed of document.querySelectorAll("details.embed")) {
    const load = embed.querySelector(".embed__load");
    embed.addEventListener("toggle", () => {
      if (!embed.open || !load.isConnected) return;
      embed.querySelector("iframe").src = load.href;
      embed.querySelector(".embed__note").remove();
    });
  }

  const share = document.querySelector(".share");
  if (!share) return;
  const { address, headline, copy, copied, share: device } = share.dataset;
  const list = share.querySelector(".share__list");
  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "share__button";
    made.textContent = label;
    made.addEventListener("click", () => act(made));
    const item = document.createElement("li");
    item.append(made);
    return item;
  };
  if (navigator.clipboard) {
    share.querySelector(".share__own").replaceWith(button(copy, async (made) => {
      await navigator.clipboard.writeText(address);
      made.textContent = copied;
      setTimeout(() => {
        made.textContent = copy;
      }, 2500);
    }));
  }
  if (navigator.share) {
    list.prepend(button(device, () => navigator.share({ title: headline, url: address }).catch(() => {})));
  }
})();

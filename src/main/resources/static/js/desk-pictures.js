/* The picture library, quicker: many files at once by drag, paste or choice, each with its progress. Without this the form
   sends the files together. */
"use strict";

{
  const form = document.querySelector("form[data-uploads]");
  const at = new URL("progress", new URL("pictures/", location.href));
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  const row = (file, list) => {
    const item = document.createElement("li");
    item.className = "uploads__one";
    const name = document.createElement("bdi");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const state = document.createElement("span");
    state.className = "uploads__state";
    item.append(name, bar, state);
    list.append(item);
    return { item, bar, state };
  };

  const send = async (file, shown) => {
    const data = () => {
      shown.state.textContent = form.dataset.sending;
      const one = new FormData(form);
      one.delete("file");
      one.append("file", file);
      return one;
    };
    const { status, body } = await desk.upload(form.action, data, {
      progress: (part) => {
        shown.bar.value = part;
      },
      waits: (...when) => {
        shown.state.textContent = when[2] ? form.dataset.again.replace(/@(\d)/g, (_, at) => when[at - 1]) : form.dataset.offline;
      },
    });
    return body ?? { state: "FAILED", message: status === 413 ? form.dataset.large : form.dataset.failed, byHand: status !== 413 };
  };

  const developed = async (answer, shown) => {
    shown.bar.removeAttribute("value");
    shown.state.textContent = form.dataset.working;
    let now = answer;
    for (let pause = 400; now.state === "PROCESSING"; pause = Math.min(pause * 1.3, 4000)) {
      await wait(pause);
      try {
        const told = await (await fetch(`${at}?id=${answer.id}`)).json();
        now = told[0] ?? { state: "FAILED", message: form.dataset.failed };
      } catch {
        /* the network is away for a moment: asked again */
      }
    }
    return now;
  };

  const end = (now, shown, again) => {
    shown.bar.remove();
    shown.state.textContent = now.state === "READY" ? form.dataset.ready : now.message;
    shown.item.classList.toggle("uploads__one--failed", now.state !== "READY");
    if (now.state === "READY") {
      const picture = document.createElement("img");
      picture.src = now.source;
      picture.alt = "";
      const link = document.createElement("a");
      link.href = new URL(`pictures/${now.id}`, location.href);
      link.textContent = form.dataset.describe;
      shown.item.prepend(picture);
      shown.item.append(link);
    } else if (now.byHand) {
      shown.item.append(desk.button(form.dataset.retry, "button button--quiet button--small", again));
    }
  };

  let line = Promise.resolve();
  let open = 0;

  /* One after another: the desk has time for each, and a slow line is not cut into slices. */
  const take = (files, list) => {
    for (const file of files) {
      const shown = row(file, list);
      open++;
      line = line.then(async () => {
        const answer = await send(file, shown);
        const finish = (now) => {
          end(now, shown, () => {
            shown.item.remove();
            take([file], list);
          });
          open--;
        };
        if (answer.state === "FAILED") finish(answer);
        else developed(answer, shown).then(finish);
      });
    }
  };

  if (form) {
    const list = document.createElement("ul");
    list.className = "uploads";
    list.setAttribute("aria-label", form.dataset.uploads);
    list.setAttribute("aria-live", "polite");
    form.append(list);
    const chosen = form.querySelector("input[type=file]");
    const hint = document.createElement("p");
    hint.className = "upload__drop quiet";
    hint.textContent = form.dataset.drop;
    form.prepend(hint);
    const pictures = (transfer) => [...(transfer?.files ?? [])];
    form.addEventListener("submit", (event) => {
      if (!chosen.files.length) return;
      event.preventDefault();
      take(chosen.files, list);
      chosen.value = "";
    });
    addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.classList.add("upload--over");
    });
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) form.classList.remove("upload--over");
    });
    addEventListener("drop", (event) => {
      form.classList.remove("upload--over");
      if (!pictures(event.dataTransfer).length) return;
      event.preventDefault();
      take(pictures(event.dataTransfer), list);
    });
    addEventListener("paste", (event) => take(pictures(event.clipboardData), list));
    addEventListener("beforeunload", (event) => {
      if (open) event.preventDefault();
    });
  }
}

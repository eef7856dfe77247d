/* The picture library, quicker: many files at once by drag, paste or choice, each with its progress; a click for the
   focal point. Without this the form sends the files together, and the numbers are typed. */
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

  /* XMLHttpRequest, as fetch tells nothing of what is sent. */
  const send = (file, shown) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      const data = new FormData(form);
      data.delete("file");
      data.append("file", file);
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      const failed = (again) => done({ state: "FAILED", message: form.dataset.failed, again, byHand: true });
      /* A line that is dead and does not say so. */
      let silence;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(() => request.abort(), 60000);
      };
      request.upload.addEventListener("progress", (event) => {
        heard();
        if (event.lengthComputable) shown.bar.value = event.loaded / event.total;
      });
      request.addEventListener("loadend", () => clearTimeout(silence));
      request.addEventListener("load", () =>
        request.response ? done(request.response) : failed(request.status >= 500 || request.status === 429),
      );
      for (const end of ["error", "abort"]) request.addEventListener(end, () => failed(true));
      heard();
      shown.state.textContent = form.dataset.sending;
      request.send(data);
    });

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

  /* A line that broke off is tried again after 1, 2, 4, 8 and 16 seconds, or as soon as the browser has the network back;
     the words beside the file say so. What the desk refused is refused for good. */
  const attempts = 6;
  const pause = (seconds) =>
    new Promise((done) => {
      const wake = () => {
        removeEventListener("online", wake);
        clearTimeout(end);
        done();
      };
      const end = setTimeout(wake, seconds * 1000);
      addEventListener("online", wake);
    });
  const persist = async (file, shown) => {
    let answer = await send(file, shown);
    for (let attempt = 2; answer.again && attempt <= attempts; attempt++) {
      const seconds = 2 ** (attempt - 2);
      shown.bar.value = 0;
      shown.state.textContent = form.dataset.again.replace("@1", attempt).replace("@2", attempts).replace("@3", seconds);
      await pause(seconds);
      answer = await send(file, shown);
    }
    return answer;
  };

  /* One after another: the desk has time for each, and a slow line is not cut into slices. */
  const take = (files, list) => {
    for (const file of files) {
      const shown = row(file, list);
      open++;
      line = line.then(async () => {
        const answer = await persist(file, shown);
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

  /* A click on the picture is its focal point. The mark is moved through the style sheet's own object: pages carry no
     inline style, which setting a property from here is not. */
  const picture = document.querySelector("[data-focus] img");
  const cut = document.querySelector("form.cut");
  if (picture && cut) {
    const mark = document.createElement("span");
    mark.className = "picture__point";
    mark.setAttribute("aria-hidden", "true");
    picture.parentElement.append(mark);
    const show = () => {
      mark.style.insetInlineStart = "auto";
      mark.style.left = `${cut.elements.focusX.value}%`;
      mark.style.top = `${cut.elements.focusY.value}%`;
    };
    picture.addEventListener("click", (event) => {
      const box = picture.getBoundingClientRect();
      cut.elements.focusX.value = Math.round(((event.clientX - box.left) / box.width) * 100);
      cut.elements.focusY.value = Math.round(((event.clientY - box.top) / box.height) * 100);
      show();
    });
    cut.addEventListener("input", show);
    show();
  }
}

/* The lead picture of a story: chosen from the library without leaving the text, or sent as soon as it is chosen from the
   machine, so that no save has to carry it. Without this both go with the form. */
"use strict";
(() => {
  const upload = desk.first("#leadUpload");
  if (!upload) return;
  const { form } = upload;
  let print = desk.first(".furniture__picture", form);
  let shownId = desk.first("[name=leadPicture]:checked", form)?.value;

  /* Pictures of the library are looked for without leaving the text; the form would come back with them all the same. */
  const shelf = desk.first("[data-shelf]");
  const forget = () => desk.first("input[type=checkbox][name=leadPicture]", form)?.closest("label").remove();
  const look = async (button) => {
    const data = new FormData(form, button);
    data.delete("leadUpload");
    button.disabled = true;
    const answer = await desk.story.post(button.formAction, data);
    button.disabled = false;
    button.focus();
    if (answer === "offline") return;
    const found = answer.ok && desk.first("[data-shelf]", await desk.story.page(answer));
    if (!found) {
      form.requestSubmit(button);
      return;
    }
    forget();
    shelf.replaceChildren(...found.childNodes);
    desk.first("input[type=search]", shelf).focus();
  };
  shelf?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-look]");
    if (!button) return;
    event.preventDefault();
    look(button);
  });
  shelf?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.target.type !== "search") return;
    event.preventDefault();
    event.stopPropagation();
    look(desk.first("[data-look]", shelf));
  }, true);

  /* The words that a picture has in the library, unless others were typed. */
  const ownWords = { leadAltText: "", leadCaption: "", leadCredit: "" };
  shelf?.addEventListener("change", (event) => {
    if (event.target.name !== "leadPicture") return;
    forget();
    if (print) print.hidden = event.target.value !== shownId;
    for (const name of Object.keys(ownWords)) {
      const field = form.elements[name];
      const own = event.target.dataset[name] ?? "";
      if (field.value === ownWords[name]) field.value = own;
      ownWords[name] = own;
    }
  });

  /* The new one stands where the old one stood, and is the story's with the next save. */
  const put = (picture) => {
    forget();
    for (const radio of desk.all("[type=radio][name=leadPicture]", shelf)) radio.checked = false;
    const shown = document.createElement("img");
    Object.assign(shown, { className: "furniture__picture", src: picture.source, width: picture.width, height: picture.height, alt: "" });
    if (print) print.replaceWith(shown);
    else shelf.before(shown);
    print = shown;
    shownId = picture.id;
    const label = document.createElement("label");
    label.className = "choice";
    const keep = Object.assign(document.createElement("input"), { type: "checkbox", name: "leadPicture", value: picture.id, checked: true });
    const words = document.createElement("span");
    words.textContent = upload.dataset.keep;
    label.append(keep, words);
    shelf.before(label);
    upload.value = "";
    keep.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const line = document.createElement("p");
  line.className = "field__hint";
  line.setAttribute("role", "status");
  const bar = Object.assign(document.createElement("progress"), { max: 1, hidden: true, className: "lead-progress" });
  bar.setAttribute("aria-label", desk.first("label[for=leadUpload]").textContent);
  upload.after(bar, line);

  const send = async () => {
    const [file] = upload.files;
    if (!file) return;
    bar.value = 0;
    bar.hidden = false;
    line.textContent = upload.dataset.sending;
    const data = () => {
      const one = new FormData();
      one.append("_csrf", form.elements._csrf.value);
      one.append("file", file);
      return one;
    };
    const { status, body } = await desk.upload("/desk/pictures/upload", data, {
      progress: (part) => {
        bar.value = part;
      },
      waits: (...when) => {
        line.textContent = when[2] ? upload.dataset.again.replace(/@(\d)/g, (_, at) => when[at - 1]) : upload.dataset.offline;
      },
    });
    if (upload.files[0] !== file) return;
    bar.hidden = true;
    const refused = body?.message ?? (status === 413 ? upload.dataset.large : null);
    line.textContent = body?.id ? "" : (refused ?? upload.dataset.failed);
    line.classList.toggle("field__error", !body?.id);
    if (body?.id) put(body);
    else if (!refused) line.append(" ", desk.button(upload.dataset.retry, "button button--quiet button--small", send));
    if (refused) upload.value = "";
  };
  upload.addEventListener("change", send);
})();

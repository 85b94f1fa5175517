// Saves a draft of a form a few seconds after the last change, and says when it did.
// <form data-ciranda-autosave="/…/draft" data-ciranda-autosave-saved="Saved at {time}"
//       data-ciranda-autosave-failed="Not saved yet. …"> … <p data-ciranda-autosave-status>
import { each } from "./once.js";

const PAUSE = 3000;
const AGAIN = 15000;

function body(form) {
  const fields = new FormData(form);
  // Files are sent once, with the form itself.
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  // The key belongs to the form's own sending: a draft must not use it up.
  fields.delete("_key");
  return fields;
}

async function save(form, say) {
  try {
    const answer = await fetch(form.dataset.cirandaAutosave, {
      method: "POST",
      body: body(form),
      credentials: "same-origin",
      redirect: "error",
      headers: { "X-Requested-With": "autosave" },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const time = new Date().toLocaleTimeString(document.documentElement.lang, {
      hour: "2-digit", minute: "2-digit",
    });
    say(form.dataset.cirandaAutosaveSaved.replace("{time}", time));
    form.dispatchEvent(new CustomEvent("ciranda:saved", { bubbles: true }));
    return true;
  } catch {
    say(form.dataset.cirandaAutosaveFailed);
    return false;
  }
}

function watch(form) {
  const status = form.querySelector("[data-ciranda-autosave-status]");
  const say = (words) => { if (status) status.textContent = words; };
  let timer = null;
  let saving = Promise.resolve();
  const wait = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // One save after the other: a slow one must not overwrite a later one.
      saving = saving.then(() => save(form, say)).then((done) => { if (!done) wait(AGAIN); });
    }, pause);
  };
  form.addEventListener("input", () => wait(PAUSE));
  form.addEventListener("change", () => wait(PAUSE));
  form.addEventListener("submit", () => clearTimeout(timer));
}

export function start(root) {
  each(root, "data-ciranda-autosave", watch);
}

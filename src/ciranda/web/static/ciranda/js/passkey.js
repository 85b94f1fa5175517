// A form that a passkey answers: the browser is asked what the page says, its answer is put into the
// form's hidden field and sent. Where a browser knows no passkeys, the other form does the same.
// <form data-ciranda-passkey="create|get" data-ciranda-options="{…}"><input name="answer">…
import { each } from "./once.js";

async function ask(how, options) {
  if (how === "create") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

function prepare(form) {
  const known = globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON;
  if (!known) return;
  form.hidden = false;
  const failed = form.querySelector("[data-ciranda-failed]");
  form.addEventListener("submit", async (event) => {
    const answer = form.querySelector("input[name=answer]");
    if (answer.value) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      const made = await ask(form.dataset.cirandaPasskey, JSON.parse(form.dataset.cirandaOptions));
      answer.value = JSON.stringify(made.toJSON());
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}

export function start(root) {
  each(root, "data-ciranda-passkey", prepare);
}

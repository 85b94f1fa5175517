// Asks before a page with unsaved words is left. The browser chooses the words of the question.
import { each } from "./once.js";

function watch(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  form.addEventListener("ciranda:saved", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed && form.isConnected) event.preventDefault();
  });
}

export function start(root) {
  each(root, "data-ciranda-leave", watch);
}

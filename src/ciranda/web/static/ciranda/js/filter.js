// Sends a filter form as soon as a choice changes; typing waits for the button.
// With htmx on the form only the results are exchanged, without it the page is loaded.
import { each } from "./once.js";

function watch(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=radio], input[type=checkbox]")) {
      form.requestSubmit();
    }
  });
}

export function start(root) {
  each(root, "data-ciranda-filter", watch);
}

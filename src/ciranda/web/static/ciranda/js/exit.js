// The quick exit: empties the page, forgets it in the history, and goes to a neutral site.
// Escape three times within two seconds does the same.
import { each } from "./once.js";

function leave(address) {
  document.body.replaceChildren();
  document.title = "…";
  window.location.replace(address);
}

function listen(link) {
  let presses = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const now = Date.now();
    presses = presses.filter((at) => now - at < 2000);
    presses.push(now);
    if (presses.length >= 3) leave(link.href);
  });
}

export function start(root) {
  each(root, "data-ciranda-exit", listen);
}

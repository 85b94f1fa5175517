// What a paragraph is about follows the kind of contact, until somebody chooses it themselves.
// Without scripts the first choice says the same, and the server does it.
// <select data-ciranda-usual="visit=6 call=6">
import { each } from "./once.js";

function follow(select) {
  const form = select.closest("form");
  if (!form) return;
  const usual = new Map(select.dataset.cirandaUsual.split(" ").map((pair) => pair.split("=")));
  let own = select.value !== "";
  const look = () => {
    const value = usual.get(new FormData(form).get("kind"));
    if (!own && value) select.value = value;
  };
  select.addEventListener("change", () => {
    own = select.value !== "";
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "kind") look();
  });
  look();
}

export function start(root) {
  each(root, "data-ciranda-usual", follow);
}

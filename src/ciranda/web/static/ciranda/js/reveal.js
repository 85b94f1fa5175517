// Shows a part of a form only while a choice above it has a value; without scripts it is always
// shown. <div data-ciranda-when="reason=other">: the part for radio or select "reason".
import { each } from "./once.js";

function chosen(form, name) {
  return new FormData(form).getAll(name);
}

function watch(part) {
  const form = part.closest("form");
  if (!form) return;
  const [name, wanted] = part.dataset.cirandaWhen.split("=");
  const values = wanted.split("|");
  const look = () => {
    part.hidden = !chosen(form, name).some((value) => values.includes(value));
  };
  form.addEventListener("change", look);
  look();
}

export function start(root) {
  each(root, "data-ciranda-when", watch);
}

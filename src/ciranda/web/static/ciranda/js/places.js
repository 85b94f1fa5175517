// Suggests places while one types. The whole list is fetched once, so what is typed stays here
// until it is sent. <input data-ciranda-places="address of the list">.
import { each } from "./once.js";

const MOST = 8;

function fold(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function matching(places, typed) {
  const words = fold(typed).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.length) return [];
  return places
    .filter((place) => words.every((word) => place.folded.includes(` ${word}`)))
    .slice(0, MOST);
}

function suggest(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-places`;
  input.after(list);
  input.setAttribute("list", list.id);
  let places = null;
  const fetchOnce = async () => {
    if (places) return;
    places = [];
    const answer = await fetch(input.dataset.cirandaPlaces);
    if (!answer.ok) return;
    const names = (await answer.json()).places;
    places = names.map((name) => ({ name, folded: ` ${fold(name).replace(/[^\p{L}\p{N}]+/gu, " ")}` }));
    draw();
  };
  const draw = () => {
    const options = matching(places, input.value).map(({ name }) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    });
    list.replaceChildren(...options);
  };
  input.addEventListener("focus", fetchOnce);
  input.addEventListener("input", () => places && draw());
}

export function start(root) {
  each(root, "data-ciranda-places", suggest);
}

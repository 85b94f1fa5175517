// Reads a region aloud in its own language, with the voices of the reader's own device:
// no word leaves it. <button data-ciranda-read="id" data-ciranda-read-stop="Stop reading" hidden>
import { each } from "./once.js";

function voice(language) {
  const voices = window.speechSynthesis.getVoices().filter((one) => one.localService);
  return voices.find((one) => one.lang.replace("_", "-") === language) ||
    voices.find((one) => one.lang.slice(0, 2) === language.slice(0, 2));
}

function paragraphs(region) {
  const parts = region.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, legend, label, td, th");
  const words = [...parts]
    .filter((part) => !part.querySelector("p, li"))
    .map((part) => [part.textContent.trim(), part.closest("[lang]")?.lang])
    .filter(([text]) => text);
  return words.length ? words : [[region.textContent.trim(), region.closest("[lang]")?.lang]];
}

function prepare(button) {
  const region = document.getElementById(button.dataset.cirandaRead);
  if (!("speechSynthesis" in window) || !region) return;
  const begin = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  const rest = () => {
    button.textContent = begin;
    button.setAttribute("aria-pressed", "false");
  };
  button.addEventListener("click", () => {
    const wasReading = button.getAttribute("aria-pressed") === "true";
    window.speechSynthesis.cancel();
    if (wasReading) return rest();
    button.textContent = button.dataset.cirandaReadStop;
    button.setAttribute("aria-pressed", "true");
    const sayings = paragraphs(region).map(([text, lang]) => {
      const saying = new SpeechSynthesisUtterance(text);
      saying.lang = lang || document.documentElement.lang;
      saying.voice = voice(saying.lang) || null;
      saying.rate = 0.95;
      return saying;
    });
    sayings.at(-1).addEventListener("end", rest);
    sayings.forEach((saying) => window.speechSynthesis.speak(saying));
  });
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());
}

export function start(root) {
  each(root, "data-ciranda-read", prepare);
}

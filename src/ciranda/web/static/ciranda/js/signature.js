// A signature drawn with finger, pen or mouse, kept as a picture in a hidden input. Whoever
// cannot draw types the name, which is asked in any case and is the signature without scripts.
// <div data-ciranda-signature="input-id" hidden><canvas></canvas><button type="button">…</div>
import { each } from "./once.js";

function place(canvas, event) {
  const box = canvas.getBoundingClientRect();
  return [
    (event.clientX - box.left) * (canvas.width / box.width),
    (event.clientY - box.top) * (canvas.height / box.height),
  ];
}

function prepare(holder) {
  const input = document.getElementById(holder.dataset.cirandaSignature);
  const canvas = holder.querySelector("canvas");
  const clear = holder.querySelector("button");
  if (!input || !canvas) return;
  holder.hidden = false;
  canvas.width = 1088;
  canvas.height = 352;
  const pen = canvas.getContext("2d");
  pen.lineWidth = 5;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.strokeStyle = "#1d2b29";
  let drawing = false;

  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...place(canvas, event));
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(...place(canvas, event));
    pen.stroke();
  });
  const end = () => {
    if (!drawing) return;
    drawing = false;
    input.value = canvas.toDataURL("image/png");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  clear?.addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

export function start(root) {
  each(root, "data-ciranda-signature", prepare);
}

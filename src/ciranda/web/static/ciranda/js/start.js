// Starts the behaviours of the page, and again those of any part that htmx puts into it.
import { initAll } from "../vendor/govuk-frontend.min.js";
import * as autosave from "./autosave.js";
import * as exit from "./exit.js";
import * as filter from "./filter.js";
import * as follow from "./follow.js";
import * as leave from "./leave.js";
import * as passkey from "./passkey.js";
import * as places from "./places.js";
import * as read from "./read.js";
import * as reveal from "./reveal.js";
import * as signature from "./signature.js";

const behaviours = [autosave, exit, filter, follow, leave, passkey, places, read, reveal, signature];

function start(root) {
  initAll({ scope: root });
  for (const behaviour of behaviours) behaviour.start(root);
}

start(document);
document.addEventListener("htmx:afterSettle", (event) => start(event.target));

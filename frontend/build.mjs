// Compile the style sheets into src/ciranda/web/static/ciranda and copy what they need:
// fonts, icons and the two component libraries' scripts, each with its licence.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const target = resolve(here, "../src/ciranda/web/static/ciranda");

const GOVUK = "govuk-frontend";
const MOJ = "@ministryofjustice/frontend";
const ATKINSON = "@fontsource-variable/atkinson-hyperlegible-next";
const NOTO = "@fontsource-variable/noto-sans";

function compile(name) {
  const options = {
    loadPaths: [here, join(here, "scss")],
    style: "compressed",
    quietDeps: true,
    sourceMap: false,
  };
  return sass.compile(join(here, "scss", `${name}.scss`), options).css;
}

function refuse(css) {
  for (const word of ["GDS Transport", "crest", "gov.uk"]) {
    if (css.includes(word)) throw new Error(`the compiled CSS still says "${word}"`);
  }
}

function copy(from, to) {
  const file = join(target, to);
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(join(modules, from), file);
}

function styles() {
  // The byte order mark sass may write would break files that are joined.
  const parts = ["govuk", "moj", "ciranda"].map((name) => compile(name).replace(/^\uFEFF/, ""));
  const css = '@charset "UTF-8";' + parts.join("").replaceAll('@charset "UTF-8";', "") + "\n";
  refuse(css);
  mkdirSync(join(target, "css"), { recursive: true });
  writeFileSync(join(target, "css/ciranda.css"), css);
  console.log(`ciranda.css ${Math.round(css.length / 1024)} kB`);
}

function fonts() {
  for (const part of ["latin", "latin-ext"]) {
    for (const style of ["normal", "italic"]) {
      const name = `atkinson-hyperlegible-next-${part}-wght-${style}.woff2`;
      copy(`${ATKINSON}/files/${name}`, `fonts/${name}`);
    }
  }
  for (const part of ["greek", "cyrillic"]) {
    const name = `noto-sans-${part}-wght-normal.woff2`;
    copy(`${NOTO}/files/${name}`, `fonts/${name}`);
  }
  copy(`${ATKINSON}/LICENSE`, "fonts/LICENSE-atkinson-hyperlegible-next.txt");
  copy(`${NOTO}/LICENSE`, "fonts/LICENSE-noto-sans.txt");
}

function icons() {
  const used = ["close-cross-black", "document", "progress-tick", "tag-remove-cross",
    "tag-remove-cross-white", "toggle-plus-minus"];
  for (const name of used) {
    copy(`${MOJ}/moj/assets/images/icon-${name}.svg`, `images/icon-${name}.svg`);
  }
}

function scripts() {
  for (const [from, name] of [
    [`${GOVUK}/dist/govuk/govuk-frontend.min.js`, "govuk-frontend.min.js"],
    [`${MOJ}/moj/moj-frontend.min.js`, "moj-frontend.min.js"],
  ]) {
    copy(from, `vendor/${name}`);
    // Source maps are not shipped, and static storage refuses a reference to a missing file.
    const file = join(target, "vendor", name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/\/\/# sourceMappingURL=.*\n?/g, ""));
  }
}

styles();
fonts();
icons();
scripts();

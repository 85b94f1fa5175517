"""Sentences to translate: collected from code and templates, merged and compiled.

With Babel instead of GNU gettext, so that a bare machine needs nothing but Python.
Command line: ``python -m tools.messages collect|compile|check``.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "ciranda"
LOCALE = SOURCE / "locale"
# Which arguments of a call are the sentence, and which its context; None: the first.
Places = tuple[int | tuple[int, int] | tuple[int, str], ...]
KEYWORDS: dict[str, Places | None] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "_t": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def _text(path: Path) -> str:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return source
    # What is left of a template is calls between rows of X; indentation would not be Python.
    return "\n".join(line.strip() for line in templatize(source, str(path)).split("\n"))


def _sources() -> Iterator[Path]:
    for suffix in ("*.py", "*.html", "*.txt"):
        for path in sorted(SOURCE.rglob(suffix)):
            if suffix == "*.py" or "templates" in path.parts:
                yield path


def _sentence(function: str, found: object) -> tuple[str | tuple[str, str], str | None] | None:
    """The message identifier and context in one extracted call; None when it is not a literal."""
    arguments = found if isinstance(found, tuple) else (found,)
    places = KEYWORDS[function] or (1,)
    texts: list[str] = []
    context: str | None = None
    for place in places:
        is_context = isinstance(place, tuple)
        number = place[0] if isinstance(place, tuple) else place
        text = arguments[number - 1] if number <= len(arguments) else None
        if not isinstance(text, str) or not text:
            return None
        if is_context:
            context = text
        else:
            texts.append(text)
    return (texts[0] if len(texts) == 1 else (texts[0], texts[1])), context


def collected() -> Catalog:
    """Every translatable sentence of the source, with the files that say it."""
    catalog = Catalog(project="Ciranda", charset="utf-8")
    for path in _sources():
        file = io.BytesIO(_text(path).encode())
        for _, function, found, comments in extract_python(
            file, KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
        ):
            if sentence := _sentence(str(function), found):
                identifier, context = sentence
                place = (str(path.relative_to(ROOT)), 1)
                said = list(comments or ())
                catalog.add(identifier, locations=[place], auto_comments=said, context=context)
    return catalog


def _catalogues() -> Iterator[Path]:
    yield from sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def collect() -> None:
    """Merge new sentences into every catalogue and drop those nobody says any more."""
    found = collected()
    for path in _catalogues():
        known = _read(path)
        before = path.read_bytes()
        found.creation_date = known.creation_date  # or every run would change the file
        revised = known.revision_date
        known.update(found, no_fuzzy_matching=True, update_header_comment=False)
        known.obsolete.clear()
        known.revision_date = revised
        after = io.BytesIO()
        write_po(after, known, width=100, sort_output=True, include_lineno=False)
        if after.getvalue() != before:
            path.write_bytes(after.getvalue())
        print(f"{path.relative_to(ROOT)}: {len(known)} sentences, {len(unfinished(known))} to do")


def compile_catalogues() -> None:
    """Write the binary catalogues that are older than their text."""
    for path in _catalogues():
        binary = path.with_suffix(".mo")
        if binary.exists() and binary.stat().st_mtime >= path.stat().st_mtime:
            continue
        unfinished_file = binary.with_suffix(f".{os.getpid()}")
        with unfinished_file.open("wb") as file:
            write_mo(file, _read(path))
        unfinished_file.replace(binary)


def _forms(message: Message) -> list[str]:
    found = message.string
    return [form or "" for form in (found if isinstance(found, tuple | list) else (found,))]


def _identifiers(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


def unfinished(catalog: Catalog) -> list[str]:
    """Sentences without a translation, or marked as unsure."""
    return [
        _identifiers(message)[0]
        for message in catalog
        if message.id and (message.fuzzy or not all(_forms(message)))
    ]


def wrong_placeholders(catalog: Catalog) -> list[str]:
    """Sentences whose translation names a placeholder that the original does not have, or
    leaves one out. Only a form for some counts (“one visit”) may do without a number."""
    return [
        _identifiers(message)[0] for message in catalog if message.id and _is_mismatched(message)
    ]


def _is_mismatched(message: Message) -> bool:
    wanted = set(PLACEHOLDER.findall(" ".join(_identifiers(message))))
    named = [set(PLACEHOLDER.findall(form)) for form in _forms(message) if form]
    return any(one - wanted for one in named) or bool(named and wanted - named[-1])


def faults() -> list[str]:
    """Everything that keeps a language from being complete, one line each."""
    said = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in collected() if m.id}
    lines: list[str] = []
    for path in _catalogues():
        catalog = _read(path)
        known = {(_identifiers(m)[0], m.context) for m in catalog if m.id}
        name = path.parents[1].name
        lines += [f"{name}: not collected yet: {text}" for text, _ in sorted(said - known, key=str)]
        lines += [f"{name}: not translated: {text}" for text in unfinished(catalog)]
        lines += [f"{name}: wrong placeholder: {text}" for text in wrong_placeholders(catalog)]
    return lines


def main() -> int:
    if not settings.configured:
        settings.configure(USE_I18N=True)
    match sys.argv[1:]:
        case ["collect"]:
            collect()
        case ["compile"]:
            compile_catalogues()
        case ["check"]:
            found = faults()
            print("\n".join(found) or "Every sentence is translated.")
            return 1 if found else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

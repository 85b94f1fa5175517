"""A small whole programme to begin a new pack from."""

import re
from pathlib import Path

STARTER = Path(__file__).parents[1] / "starter"
_KEY = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")


class CannotBegin(ValueError):
    """No pack can begin there; the message says why and what to do."""


def begin(folder: Path, title: str = "") -> list[Path]:
    """Write a small pack without problems into a new folder, and give its files.

    The folder's name becomes the key. Raises CannotBegin where something stands already or the
    name is no key; then nothing is written.
    """
    if not _KEY.match(folder.name):
        raise CannotBegin(
            f"“{folder.name}” cannot be the key of a pack. Use small letters, digits and single"
            " hyphens, beginning with a letter: early-help-xy"
        )
    if folder.exists() and any(folder.iterdir()):
        raise CannotBegin(f"{folder} is not empty. Choose a new folder.")
    return [_write(source, folder, title) for source in sorted(STARTER.rglob("*.*"))]


def _write(source: Path, folder: Path, title: str) -> Path:
    target = folder / source.relative_to(STARTER)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text("utf-8").replace("early-help-xy", folder.name, 1)
    if title:
        text = text.replace("title: Our programme", f"title: {_quoted(title)}", 1)
    target.write_text(text, encoding="utf-8")
    return target


def _quoted(title: str) -> str:
    """A title as a YAML string, whatever stands in it."""
    return "'" + " ".join(title.split()).replace("'", "''") + "'"

"""Writes docs/access.md from the roles, the categories and the catalogue of the wall.

`python tools/access_page.py` writes it; with `--check` it only says whether it is current.
"""

import os
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "access.md"
sys.path.insert(0, str(ROOT / "src"))


def text() -> str:
    """The page as it should be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.utils import translation  # noqa: PLC0415

    with translation.override("en"):
        return "\n".join([*_opening(), *_words(), *_roles(), *_public(), *_catalogue(), ""])


def _opening() -> list[str]:
    return [
        "# Access",
        "",
        "Made by `make graph` from the code; do not edit. How the wall is built and why: ADR",
        "0007 to 0011. What it is held against: `tests/access/`.",
        "",
    ]


def _words() -> list[str]:
    from ciranda.access.enums import Basis, Category, Purpose  # noqa: PLC0415

    lines: list[str] = []
    for title, words in (
        ("Categories: what a row is about", Category),
        ("Purposes: why one is reading", Purpose),
        ("Bases: why one may see it", Basis),
    ):
        lines += [f"## {title}", "", "| key | words |", "| --- | --- |"]
        lines += [f"| {word.name.lower()} | {word.label} |" for word in words]
        lines.append("")
    return lines


def _roles() -> list[str]:
    from ciranda.access.policies.roles import DESCRIPTIONS, PERMISSIONS  # noqa: PLC0415

    lines = ["## Roles: what one may do", "", "Which rows one may do it to is the wall's question."]
    for role, permissions in PERMISSIONS.items():
        lines += ["", f"**{role.value}**: {DESCRIPTIONS[role]}", ""]
        lines.append(", ".join(f"`{p.value}`" for p in sorted(permissions)))
    return [*lines, ""]


def _public() -> list[str]:
    from ciranda.access.policies.declared import Public  # noqa: PLC0415
    from ciranda.web.enter import declaration, views  # noqa: PLC0415

    lines = ["## Pages anyone may open", "", "| address | why |", "| --- | --- |"]
    for route, pattern in views():
        declared = declaration(pattern.callback)
        if isinstance(declared, Public):
            lines.append(f"| `/{route}` | {declared.reason} |")
    return [*lines, ""]


def _catalogue() -> list[str]:
    body = (ROOT / "src" / "ciranda" / "access" / "catalogue.toml").read_text("utf-8")
    lists = tomllib.loads(body)
    lines = ["## Functions past the wall", "", "| function | why |", "| --- | --- |"]
    lines += [f"| `{f['function']}` | {f['reason']} |" for f in lists["definer"]]
    lines += ["", "## Tables outside row security", "", "| table | why |", "| --- | --- |"]
    lines += [f"| `{t['table']}` | {t['reason']} |" for t in lists["reference"]]
    lines += ["", "## Tables behind row security", ""]
    lines.append(", ".join(f"`{name}`" for name in lists["row_security"]))
    return lines


def main() -> int:
    """Write, or check."""
    wanted = text()
    if "--check" in sys.argv:
        current = PAGE.exists() and PAGE.read_text("utf-8") == wanted
        print("docs/access.md is current." if current else "docs/access.md is old: make graph")
        return 0 if current else 1
    PAGE.write_text(wanted, "utf-8")
    print("docs/access.md written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

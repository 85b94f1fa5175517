"""Templates keep the content security policy, and each of them is used."""

import re
from pathlib import Path

from django.template import engines
from django.template.exceptions import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs

from tests.architecture.tree import SOURCE, name_of, python_files, templates

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b(?![^>]*nonce)", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*nonce)", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on, which is a handler": re.compile(r"\shx-on\b", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "an hx-trigger filter, which needs eval": re.compile(r"hx-trigger=\"[^\"]*\[", re.IGNORECASE),
    "something from another host": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE
    ),
}
# Django and its apps ask for these by name.
ASKED_FOR_BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
TAG = re.compile(r"{[{%#].*?[}%#]}", re.DOTALL)


def _short(path: Path) -> str:
    parts = path.parts
    return "/".join(parts[parts.index("templates") + 1 :])


def test_templates_hold_nothing_the_policy_would_block() -> None:
    found = [
        f"{name_of(path)}: {what}"
        for path in templates()
        for what, pattern in INLINE.items()
        if path.suffix == ".html" and pattern.search(TAG.sub("", path.read_text(encoding="utf-8")))
    ]
    assert found == []


def _overrides(name: str) -> bool:
    foreign = [
        Path(str(folder))
        for folder in get_app_template_dirs("templates")
        if SOURCE not in Path(str(folder)).parents
    ]
    return any((folder / name).exists() for folder in foreign)


def _said() -> str:
    texts = [path.read_text(encoding="utf-8") for path in python_files("src")]
    texts += [path.read_text(encoding="utf-8") for path in templates()]
    return "\n".join(texts)


def test_every_template_is_used() -> None:
    said = _said()
    unused = [
        name_of(path)
        for path in templates()
        if f'"{_short(path)}"' not in said
        and f"'{_short(path)}'" not in said
        and _short(path) not in ASKED_FOR_BY_NAME
        and not _overrides(_short(path))
    ]
    assert unused == []


def test_every_template_compiles() -> None:
    broken = []
    for path in templates():
        try:
            engines["django"].get_template(_short(path))
        except TemplateDoesNotExist as error:
            broken.append(f"{name_of(path)}: {error}")
    assert broken == []

"""Templates are drawn without their writer's white space; nothing that anybody sees is lost."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Engine
from django.template.loader import get_template

from ciranda import web
from ciranda.web.lean import lean

ROOT = Path(web.__file__).parents[1]
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
_COMMENT = re.compile(r"\{#.*?#\}")


def drawn(source: str, **given: object) -> str:
    return Engine().from_string(source).render(Context(given))


def test_every_template_keeps_all_but_white_space_and_comments():
    assert TEMPLATES
    for path in TEMPLATES:
        source = path.read_text(encoding="utf-8")
        before, after = _COMMENT.sub("", source), _COMMENT.sub("", lean(source))
        assert "".join(before.split()) == "".join(after.split()), path


def test_no_template_holds_words_whose_white_space_counts():
    boxes = r"<(pre|textarea)\b(?:(?!</\1>)[^\n])*\n"
    sentences = r"{% blocktranslate(?!(?:(?!%}).)*trimmed)(?:(?!%}).)*%}[^{]*\n"
    kept = re.compile(f"{boxes}|{sentences}")
    holding = [
        path.name for path in TEMPLATES
        if kept.search(path.read_text(encoding="utf-8")) and path.name != "textarea.html"
    ]  # fmt: skip
    assert holding == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<ul>\n  {% for x in xs %}\n    <li>{{ x }}</li>\n  {% endfor %}\n</ul>\n",
         "<ul>\n<li>1</li>\n<li>2</li>\n</ul>\n"),
        ("<b>a</b>\n{% if xs %}\n  <b>b</b>\n{% endif %}\n<b>c</b>",
         "<b>a</b>\n<b>b</b>\n<b>c</b>"),
        ("  {# said to who writes #}\n<a\n   href='x'>y</a>", "<a\nhref='x'>y</a>"),
    ],
)  # fmt: skip
def test_lines_of_quiet_tags_and_indentation_go_and_gaps_stay(source, wanted):
    assert drawn(lean(source), xs=[1, 2]) == wanted


def test_the_site_draws_lean_templates():
    drawing: Any = get_template("components/tiles.html")
    source = drawing.template.source
    assert source == lean(source)
    assert "  <" not in source

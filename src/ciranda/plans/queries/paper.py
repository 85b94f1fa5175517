"""A plan as paper: PDF with tags, title and language (PDF/UA-1), or nothing is made.

Text goes to Typst as data, never as markup. No font of the system is used, so that paper looks the
same everywhere; words in a script the fonts lack are named as such, never printed as boxes.
"""

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from ciranda.plans.queries.page import PlanPage
from ciranda.plans.queries.sheets import Block, plan_blocks, who_blocks

FOLDER = Path(__file__).parents[1] / "paper"
FONTS = FOLDER / "fonts"
REGIONS = {"pt": "PT", "en": "IE"}


def who_does_what(page: PlanPage, language: str) -> bytes:
    """One page of who does what, as PDF in a language."""
    with override(language):
        title = _("Who does what for %(child)s") % {"child": page.called}
        return _printed(page, language, title, who_blocks(page, language, title))


def whole_plan(page: PlanPage, language: str) -> bytes:
    """The plan in the order of the pack's sections, as PDF in a language."""
    with override(language):
        title = f"{page.pack.label('plan.title', language)}: {page.called}"
        return _printed(page, language, title, plan_blocks(page, language, title))


def _printed(page: PlanPage, language: str, title: str, blocks: list[Block]) -> bytes:
    sheet = page.pack.plan.print
    return compiled(
        {
            "title": title,
            "author": "",
            "description": _("Version %(number)d") % {"number": page.version.number},
            "lang": language,
            "region": REGIONS.get(language, ""),
            "paper": sheet.paper,
            "landscape": sheet.landscape,
            "letter-size": sheet.letter_size,
            "footer": page.pack.words.optional("plan.print.footer", language),
            "page-words": _("Page {page} of {pages}"),
            "blocks": blocks,
        }
    )


def compiled(data: dict[str, Any]) -> bytes:
    """PDF/UA-1 from data. Raises typst.TypstError rather than make an inaccessible file."""
    pdf = typst.compile(
        str(FOLDER / "plan.typ"),
        pdf_standards=["ua-1"],
        sys_inputs={"plan": json.dumps(printable(data))},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    assert isinstance(pdf, bytes)
    return pdf


def printable(value: Any) -> Any:
    """The same data with only what the fonts can show."""
    if isinstance(value, dict):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value]
    return _shown(value) if isinstance(value, str) else value


def _shown(text: str) -> str:
    kept = "".join(c for c in text if c == "\n" or _is_covered(c))
    lost = any(c.isalpha() and not _is_covered(c) for c in text)
    if not lost:
        return kept
    return _("[These words are in a script that this paper cannot show. Read them on the screen.]")


def _is_covered(character: str) -> bool:
    starts, ends = _covered()
    index = bisect_right(starts, ord(character)) - 1
    return index >= 0 and ord(character) <= ends[index]


@cache
def _covered() -> tuple[list[int], list[int]]:
    ranges = json.loads((FONTS / "covered.json").read_text("ascii"))
    return [start for start, _end in ranges], [end for _start, end in ranges]

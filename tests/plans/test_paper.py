"""The paper is accessible, in both languages, and no text of anybody becomes markup."""

import io
import re
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from ciranda.access.actions import entered
from ciranda.plans.actions import goals, words
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import Speaker
from ciranda.plans.queries import paper, sheets
from ciranda.plans.queries.page import plan_page
from tests.plans.writing import sign_plan, write_plan
from tests.programmes.packs import pack

HOSTILE = '#import "/etc/passwd": x $a^2$ *b* #pagebreak() \\ ] ) "'


def page_of(cast: Any, *, signed: bool = True, hostile: str = "") -> Any:
    written = write_plan(cast)
    if hostile:
        goals.add_goal(actor=written.writer, plan_id=written.id, words=GoalWords(hostile, "en"))
        said = Said(hostile, "uk", Speaker.FAMILY, None, hostile)
        words.say(actor=written.writer, plan_id=written.id, section_key="concerns", said=said)
    if signed:
        sign_plan(cast, written)
    with entered(written.writer):
        return plan_page(written.id)


@pytest.mark.parametrize("language", ["en", "pt"])
@pytest.mark.parametrize("make", [paper.who_does_what, paper.whole_plan])
def test_the_paper_is_tagged_titled_and_says_its_language(
    cast: Any, make: Any, language: str
) -> None:
    with pikepdf.open(io.BytesIO(make(page_of(cast), language))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith(language)
        assert "Flor" in str(pdf.docinfo["/Title"])
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "StructTreeRoot" in str(list(pdf.Root.keys()))
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
        assert _fonts(pdf) <= {"CirandaPaper-Regular", "CirandaPaper-Bold"}


def test_words_that_a_programme_does_not_give_are_left_out(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = replace(page_of(cast), actions=())
    monkeypatch.setattr(type(page), "pack", pack("utrecht-neighbourhood-team"))
    assert "short title" in page.pack.label("plan.short_title", "en"), "this pack has none"
    notes = [b["text"] for b in sheets.plan_blocks(page, "en", "x") if b["kind"] == "note"]
    assert not [text for text in notes if "short title" in text or text == "belongs"]
    words = [b["text"] for b in sheets.who_blocks(page, "en", "x") if b["kind"] == "words"]
    assert "Nothing is agreed yet." in words
    assert paper.whole_plan(page, "en")


def _fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The fonts inside, without their subset marks."""
    names = set()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            assert any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            names.add(re.sub(r"^/([A-Z]{6}\+)?", "", str(each.FontName)))
    return names


def test_hostile_words_stay_words(cast: Any) -> None:
    page = page_of(cast, hostile=HOSTILE)
    data = paper.whole_plan(page, "en")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) <= 3
    assert b"root:" not in data


def test_a_script_without_a_font_is_named_and_a_smiley_is_left_out() -> None:
    shown = paper.printable({"a": ["Olá 😀\x00 Привіт", "مرحبا", 3]})
    assert shown["a"][0] == "Olá  Привіт"
    assert "cannot show" in shown["a"][1]
    assert shown["a"][2] == 3


def test_who_does_what_names_each_service_and_its_part(cast: Any) -> None:
    from ciranda.plans.queries.sheets import who_blocks

    blocks = who_blocks(page_of(cast), "en", "Who does what")
    services = [b["text"] for b in blocks if b["kind"] == "heading" and b["level"] == 2]
    assert services == ["Test Hospital service", "Test Therapy Association service"]
    rows = [row for b in blocks if b["kind"] == "table" for row in b["rows"]]
    assert rows[1] == ["Play with sounds at bath time", "", "At home", ""]


def test_a_draft_can_be_printed_for_the_kitchen_table(cast: Any) -> None:
    assert paper.whole_plan(page_of(cast, signed=False), "pt").startswith(b"%PDF")


def test_the_paper_calls_whoever_holds_the_case_as_the_programme_does_and_is_about_somebody(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = replace(page_of(cast), subjects=())
    monkeypatch.setattr(type(page), "pack", pack("ghent-de-sloep"))
    assert page.called == ", ".join(adult.name for adult in page.family) != ""
    (people,) = [b["items"] for b in sheets.plan_blocks(page, "en", "x") if b["kind"] == "list"]
    assert f"{page.manager}, The worker who walks along" in people
    words = [b["text"] for b in sheets.who_blocks(page, "en", "x") if b["kind"] == "words"]
    assert words[-1] == f"Questions? Ask {page.manager} (The worker who walks along)."

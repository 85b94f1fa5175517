"""Everything a pack is checked for, all at once: `check_pack` never stops at the first fault."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from ciranda.programmes.policies.checks.forms import form_problems
from ciranda.programmes.policies.checks.kindness import kindness_problems
from ciranda.programmes.policies.checks.references import reference_problems
from ciranda.programmes.policies.checks.sense import plan_problems, sheet_problems
from ciranda.programmes.policies.checks.words import words_problems
from ciranda.programmes.policies.marks import Document, read
from ciranda.programmes.policies.problems import NOTHING_YET, Problem, nearest
from ciranda.programmes.policies.schema import Pack, Plan, Sheet
from ciranda.programmes.policies.shape import broken_parts, meant_parts, shape_problems

SHEET = "programme.yaml"
PLAN = "plan.yaml"


@dataclass(frozen=True)
class Checked:
    """What came of checking a pack: the pack and its stored body, or problems."""

    problems: tuple[Problem, ...]
    body: dict[str, Any]
    pack: Pack | None


def check_pack(files: Mapping[str, str]) -> Checked:
    """Checks the files of a pack, given as texts by their path inside the folder.

    Causes come first: what cannot be read, then the sheet, the plan, forms, and words, each by its
    lines. What only follows from a cause is left out. The pack is there only if there is none.
    """
    documents = {name: read(name, text) for name, text in files.items() if _belongs(name)}
    problems = [_stray(name) for name in files if not _belongs(name)]
    unreadable = [p for document in documents.values() for p in document.problems]
    problems += [_absent(name) for name in (SHEET, PLAN) if name not in documents]
    readable = {n: d for n, d in documents.items() if not d.problems or d.value is not None}
    problems += _content_problems(readable, unread=set(documents) - set(readable))
    body = body_of(readable)
    kept = (*_sorted(unreadable), *_sorted(set(problems) - set(unreadable)))
    return Checked(kept, body, None if kept else build(body))


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    """In the order in which an author mends: words belong to what the other files say."""
    order = {SHEET: 0, PLAN: 1, "forms": 2, "locale": 3}
    return sorted(set(problems), key=lambda p: (order.get(p.file.split("/")[0], 4), p))


def build(body: Mapping[str, Any]) -> Pack:
    """A pack from its stored body. Raises ValidationError if the body is not of this schema."""
    return Pack.model_validate(
        {
            **body["programme"],
            "plan": body["plan"],
            "questionnaires": body["forms"],
            "locale": body["locale"],
        }
    )


def body_of(documents: Mapping[str, Document]) -> dict[str, Any]:
    """What is stored of a pack: the values of its files."""
    empty = Document("")
    return {
        "programme": documents.get(SHEET, empty).value,
        "plan": documents.get(PLAN, empty).value,
        "forms": {_stem(n): d.value for n, d in _under(documents, "forms").items()},
        "locale": {_stem(n): d.value for n, d in _under(documents, "locale").items()},
    }


def _content_problems(documents: Mapping[str, Document], *, unread: set[str]) -> list[Problem]:
    sheet, plan = documents.get(SHEET), documents.get(PLAN)
    forms = {_stem(n): d for n, d in _under(documents, "forms").items()}
    lost = {_stem(n): Document(n) for n in unread if n.startswith("forms/")}
    found: list[Problem] = []
    if sheet:
        own = shape_problems(Sheet, sheet) + reference_problems(sheet) + kindness_problems(sheet)
        own += sheet_problems(sheet, forms | lost)
        meant = meant_parts(Sheet, sheet)
        found += [p for p in own if not (meant and _follows(p, meant))]
        broken = broken_parts(Sheet, sheet) | meant | {f"forms.{stem}" for stem in lost}
        broken |= _broken_plan(plan)
        unworded = {n: Document(n) for n in unread if n.startswith("locale/")}
        words = words_problems(sheet, plan, forms, _under(documents, "locale") | unworded)
        found += [p for p in words if p.file not in unworded and not _echoes(p, broken)]
    if plan:
        meant = meant_parts(Plan, plan)
        found += [p for p in shape_problems(Plan, plan) if not _follows(p, meant)]
        found += plan_problems(plan)
    return found + [p for form in forms.values() for p in form_problems(form)]


def _follows(problem: Problem, meant: set[str]) -> bool:
    """Whether a problem is there only because a key is misspelt: its right name is not there, and
    nothing under that name can be chosen."""
    return problem.where in meant or problem.remedy == NOTHING_YET


def _broken_plan(plan: Document | None) -> set[str]:
    if plan is None:
        return {"plan"}
    return {f"plan.{path}" for path in broken_parts(Plan, plan) | meant_parts(Plan, plan)}


def _echoes(problem: Problem, broken: set[str]) -> bool:
    """Whether a problem of the words only repeats that what they belong to could not be read."""
    return any(problem.where == path or problem.where.startswith(f"{path}.") for path in broken)


def _under(documents: Mapping[str, Document], folder: str) -> dict[str, Document]:
    return {n: d for n, d in documents.items() if n.startswith(f"{folder}/")}


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _belongs(name: str) -> bool:
    path = PurePosixPath(name)
    if len(path.parts) == 1:
        return name in (SHEET, PLAN)
    wanted = {"forms": ".json", "locale": ".yaml"}.get(path.parts[0])
    return len(path.parts) == 2 and path.suffix == wanted


def _stray(name: str) -> Problem:
    close = nearest(name, (SHEET, PLAN))
    hint = f"rename it to {close}" if close else "forms go to forms/*.json, words to locale/*.yaml"
    return Problem(name, 1, "", "this file has no place in a pack", hint)


def _absent(name: str) -> Problem:
    return Problem(name, 1, "", "this file is missing", "write it; docs/packs shows how it begins")


__all__ = ["Checked", "Problem", "ValidationError", "body_of", "build", "check_pack"]

"""Every word a person sees is there in every language of the pack, and no word is astray."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from ciranda.programmes.policies.marks import Document, Path
from ciranda.programmes.policies.problems import Problem, nearest
from ciranda.programmes.policies.schema import Plan, Sheet
from ciranda.programmes.policies.shape import model_of, parts

PLACEHOLDERS = ("counted", "needed", "missing", "until")
_BRACES = re.compile(r"\{([^{}]*)\}")

_ASTRAY = "these words belong to nothing in the pack"

# Path inside the words → whether every language must have it.
Expected = dict[Path, bool]


def words_problems(
    sheet: Document,
    plan: Document | None,
    forms: Mapping[str, Document],
    locales: Mapping[str, Document],
) -> list[Problem]:
    """Missing, stray and malformed words, by language file."""
    expected = dict(_of_model(Sheet, sheet.value, ()))
    expected |= dict(_of_model(Plan, plan.value, ("plan",))) if plan else {}
    listed = sheet.value.get("languages") if isinstance(sheet.value, dict) else None
    languages = [str(tongue) for tongue in listed] if isinstance(listed, list) else []
    by_language = {PurePosixPath(n).stem: d for n, d in locales.items()}
    found = _file_problems(sheet, languages, by_language)
    english = by_language.get("en")
    for language in languages:
        if language in by_language:
            full = expected | _of_forms(forms, language)
            found += _locale_problems(by_language[language], full, english)
    return found


def _file_problems(
    sheet: Document, languages: list[str], files: Mapping[str, Document]
) -> list[Problem]:
    found = [
        sheet.problem(
            ("languages",),
            f"the words for “{language}” are not there",
            f"write locale/{language}.yaml, or take {language} off the list",
        )
        for language in languages
        if language not in files
    ]
    if languages and "en" not in languages:
        what = "English is not among the languages"
        found.append(sheet.problem(("languages",), what, "add en: other languages fall back to it"))
    return found + [
        Problem(
            d.file, 1, "", f"“{language}” is not a language of this pack", "add it to languages"
        )
        for language, d in files.items()
        if languages and language not in languages
    ]


def _of_model(model: type[BaseModel], raw: Any, at: Path) -> Iterator[tuple[Path, bool]]:
    """The words a document calls for: those of the whole, then those of each part."""
    yield from (((*at, name), must) for name, must in _texts(model))
    for path, annotation, _raw in parts(model, raw):
        if inner := model_of(annotation):
            yield from (((*at, *path, name), must) for name, must in _texts(inner))


def _texts(model: type[BaseModel]) -> list[tuple[str, bool]]:
    return list(getattr(model, "texts", {}).items())


def _of_forms(forms: Mapping[str, Document], language: str) -> Expected:
    """A form brings its own language in its JSON; the others are words of the locale file."""
    expected: Expected = {}
    for key, form in forms.items():
        if isinstance(form.value, dict):
            foreign = form.value.get("language", "en") != language
            for item in _raw_items(form.value):
                expected |= _of_item(("forms", key, "items"), item, language, foreign)
    return expected


def _of_item(at: Path, item: dict[str, Any], language: str, foreign: bool) -> Expected:
    here = (*at, str(item.get("linkId", "")))
    carries = language in str(item.get("_text", ""))
    expected: Expected = {(*here, "label"): foreign and bool(item.get("text")) and not carries}
    expected[(*here, "help")] = False
    for option in item.get("answerOption") or ():
        coding = option.get("valueCoding") if isinstance(option, dict) else None
        if isinstance(coding, dict):
            expected[(*here, "options", str(coding.get("code", "")))] = foreign
    return expected


def _raw_items(value: Any) -> Iterator[dict[str, Any]]:
    held = value.get("item") if isinstance(value, dict) else None
    for item in held if isinstance(held, list) else ():
        if isinstance(item, dict):
            yield item
            yield from _raw_items(item)


def _locale_problems(
    locale: Document, expected: Expected, english: Document | None
) -> list[Problem]:
    given = dict(_leaves(locale.value, ()))
    missing = [path for path, must in expected.items() if must and not given.get(path)]
    known = {path[:end] for path in expected for end in range(len(path) + 1)}
    astray = dict.fromkeys(_lost(path, known) for path in given if path not in expected)
    return [
        *(_missing(locale, path, english) for path in missing),
        *(_stray(locale, path, known, missing) for path in astray),
        *(
            p
            for path, words in given.items()
            if path in expected
            for p in _malformed(locale, path, words)
        ),
    ]


def _leaves(tree: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, (*path, str(key)))
    elif tree is not None:
        yield path, tree


def _missing(locale: Document, path: Path, english: Document | None) -> Problem:
    """What to write, as it can be written: the whole entry where none is there yet."""
    words = dict(_leaves(english.value, ())).get(path) if english else None
    hint = f" (in English: “{words}”)" if words and english is not locale else ""
    *owner, name = map(str, path)
    entry = f"{name}: …"
    if len(owner) > 1 and not _holds(locale.value, owner):
        entry, owner = f"{owner[-1]}: {{{entry}}}", owner[:-1]
    where = ".".join(owner) or "the top"
    what = f"the words of “{name}” are missing"
    return locale.problem(path, what, f"add {entry} under {where}{hint}")


def _holds(tree: Any, path: list[str]) -> bool:
    for step in path:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return tree is not None


def _lost(path: Path, known: set[Path]) -> Path:
    """The first step at which a path leaves what the pack knows: a renamed stage is told once."""
    ends = (end for end in range(1, len(path)) if path[:end] not in known)
    return path[: next(ends, len(path))]


def _stray(locale: Document, path: Path, known: set[Path], missing: list[Path]) -> Problem:
    """Words without an owner. What lies nearest: a name beside them that still has no words."""
    if not path:  # the whole file is not what words are
        return locale.problem(path, _ASTRAY, "begin it with names and their words, a line each")
    beside = [p for p in known if len(p) == len(path) and p[:-1] == path[:-1]]
    wanting = {p[: len(path)] for p in missing}
    waiting = sorted(str(p[-1]) for p in beside if p in wanting)
    close = nearest(path[-1], waiting or [str(p[-1]) for p in beside])
    if close:
        meant = ".".join((*map(str, path[:-1]), close))
        return locale.problem(path, _ASTRAY, f"did you mean {meant}?")
    remedy = f"take them out, or give them the name they now have: {', '.join(waiting)}"
    return locale.problem(path, _ASTRAY, remedy if waiting else "take them out")


def _malformed(locale: Document, path: Path, words: Any) -> Iterator[Problem]:
    if not isinstance(words, str):
        yield locale.problem(path, f"“{words}” is not words", "put it in quotation marks")
        return
    for name in _BRACES.findall(words):
        if path[-1] != "words" or name not in PLACEHOLDERS:
            known = ", ".join(f"{{{p}}}" for p in PLACEHOLDERS)
            remedy = f"only the words of a rule may hold any, and these: {known}"
            yield locale.problem(path, f"“{{{name}}}” cannot be filled in", remedy)

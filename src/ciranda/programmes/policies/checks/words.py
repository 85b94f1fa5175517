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

_ASTRAY = ("these words belong to nothing in the pack", "take it out")
_HINTED = 100  # looking for the nearest word is slow; a file of another pack has thousands astray

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
    astray = [path for path in given if path not in expected]
    return [
        *(_missing(locale, path, english) for path in missing),
        *(_stray(locale, path, expected) for path in astray[:_HINTED]),
        *(locale.problem(path, *_ASTRAY) for path in astray[_HINTED:]),
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
    words = dict(_leaves(english.value, ())).get(path) if english else None
    hint = f" (in English: “{words}”)" if words and english is not locale else ""
    where = ".".join(map(str, path[:-1])) or "the top"
    return locale.problem(
        path, f"the words of “{path[-1]}” are missing", f"add {path[-1]}: … under {where}{hint}"
    )


def _stray(locale: Document, path: Path, expected: Expected) -> Problem:
    close = nearest(".".join(map(str, path)), [".".join(map(str, p)) for p in expected])
    what, remedy = _ASTRAY
    return locale.problem(path, what, f"did you mean {close}?" if close else remedy)


def _malformed(locale: Document, path: Path, words: Any) -> Iterator[Problem]:
    if not isinstance(words, str):
        yield locale.problem(path, f"“{words}” is not words", "put it in quotation marks")
        return
    for name in _BRACES.findall(words):
        if path[-1] != "words" or name not in PLACEHOLDERS:
            known = ", ".join(f"{{{p}}}" for p in PLACEHOLDERS)
            remedy = f"only the words of a rule may hold any, and these: {known}"
            yield locale.problem(path, f"“{{{name}}}” cannot be filled in", remedy)

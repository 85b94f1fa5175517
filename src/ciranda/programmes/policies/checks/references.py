"""Every key that points at another part of the pack points at something that is there."""

from collections.abc import Iterator
from typing import Any

from ciranda.programmes.policies.marks import Document, Path
from ciranda.programmes.policies.problems import Problem, one_of
from ciranda.programmes.policies.schema import Refers, Sheet
from ciranda.programmes.policies.shape import key_type, metadata_of, parts


def reference_problems(sheet: Document) -> list[Problem]:
    """Every reference to a stage, reason, role, factor … that does not exist."""
    found = []
    for path, annotation, raw in parts(Sheet, sheet.value):
        for target, place, word in _references(path, annotation, raw):
            known = keys_at(sheet.value, target)
            if word not in known:
                section = target.sections[0].rsplit(".", 1)[-1]
                what = f"“{word}” is not among the {section.replace('_', ' ')} of this pack"
                found.append(sheet.problem(place, what, one_of(word, known)))
    return found


def _references(path: Path, annotation: Any, raw: Any) -> Iterator[tuple[Refers, Path, str]]:
    for mark in metadata_of(annotation):
        if isinstance(mark, Refers) and isinstance(raw, str):
            yield mark, path, raw
    keys = key_type(annotation)
    for mark in metadata_of(keys) if isinstance(raw, dict) else ():
        if isinstance(mark, Refers):
            yield from ((mark, (*path, str(key)), str(key)) for key in raw)


def keys_at(value: Any, target: Refers) -> list[str]:
    """The keys written in the sections a reference may point at."""
    return [key for section in target.sections for key in _keys(value, section.split("."))]


def _keys(value: Any, steps: list[str]) -> list[str]:
    if not isinstance(value, dict):
        return []
    if not steps:
        return [str(key) for key in value]
    if steps[0] == "*":
        return [key for inner in value.values() for key in _keys(inner, steps[1:])]
    return _keys(value.get(steps[0]), steps[1:])

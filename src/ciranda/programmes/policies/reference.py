"""Writes the pack reference from the schema, so that the two can never differ."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any, get_args, get_origin

from django.db.models import Choices
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from ciranda.access.enums import Category, Purpose
from ciranda.programmes.policies.schema import Length, Pack, Plan, Refers, Sheet
from ciranda.programmes.policies.shape import bare, entry_type, metadata_of, model_of

_INTRODUCTION = """# Pack reference

Written by `ciranda pack reference` from the schema: do not edit it by hand. How a pack is built is
told in [building a pack](README.md); `ciranda pack check FOLDER` says what is wrong with one.

A pack is a folder:

| file | what it holds |
| --- | --- |
| `programme.yaml` | the programme: whom it is for, its way, its clocks, consents and roles |
| `plan.yaml` | the sections of its plan and the printed form |
| `forms/*.json` | its forms, as FHIR R4 Questionnaires |
| `locale/*.yaml` | its words, one file a language, in the same order of keys |

Keys are written in small letters, digits and underscores. Words never stand in the first three:
they stand in `locale/`, under the path of the key they belong to.
"""

_FORMS = """
## forms/*.json

FHIR R4 Questionnaires. The top items are groups; each group names the category its answers belong
to, and is stored as one row, so that who may not see the category never loads the answers:

```json
{"linkId": "birth", "type": "group", "text": "Birth and health",
 "extension": [{"url": "urn:ciranda:category", "valueCode": "health"}],
 "item": [{"linkId": "weeks", "type": "integer", "text": "Weeks of pregnancy at birth"}]}
```

Asked are: group, display, boolean, decimal, integer, date, dateTime, time, string, text, url,
choice, open-choice and quantity. `enableWhen` takes every operator of FHIR R4, `enableBehavior` all
or any. minValue, maxValue, questionnaire-unit and the translation extension are understood. The
words of other languages stand in `locale/` under `forms.FORM.items.LINKID`: `label`, `help` and
`options.CODE`."""


def reference(packs: Sequence[Pack]) -> str:
    """The whole reference as Markdown; `packs` show which key is used where."""
    lines = [_INTRODUCTION, *_document("programme.yaml", Sheet, packs)]
    lines += _document("plan.yaml", Plan, [pack.plan for pack in packs], keys=packs)
    lines += [*_forms(), *_words_table(), *_vocabularies()]
    return "\n".join(lines).rstrip() + "\n"


def _document(
    title: str, model: type[BaseModel], used: Sequence[Any], keys: Sequence[Pack] | None = None
) -> Iterator[str]:
    names = [pack.key for pack in (keys or used)]
    yield f"\n## {title}\n"
    waiting: list[tuple[str, type[BaseModel], list[tuple[str, Any]]]] = [
        ("", model, list(zip(names, used, strict=True)))
    ]
    seen: set[type[BaseModel]] = set()
    while waiting:
        path, part, values = waiting.pop(0)
        if part in seen:
            continue
        seen.add(part)
        yield from _part(path, part, values)
        waiting += _inner(path, part, values)


def _part(path: str, model: type[BaseModel], values: list[tuple[str, Any]]) -> Iterator[str]:
    if path:
        yield f"\n### {path}\n"
    yield f"{(model.__doc__ or '').strip().splitlines()[0]}\n"
    yield "| key | type | meaning | example | used by |"
    yield "| --- | --- | --- | --- | --- |"
    for name, info in _own(model):
        users = sorted({key for key, value in values if _is_used(value, name, info)})
        cells = (f"`{name}`", _type(info), _meaning(info), _example(info), ", ".join(users) or "–")
        yield f"| {' | '.join(cells)} |"


def _own(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields an author writes; the key of an entry stands above it."""
    is_whole = model is Sheet
    return [(n, f) for n, f in model.model_fields.items() if n != "key" or is_whole]


def _is_used(value: Any, name: str, info: FieldInfo) -> bool:
    held = getattr(value, name)
    if info.is_required():
        return True
    return bool(held != info.get_default(call_default_factory=True))


def _meaning(info: FieldInfo) -> str:
    said = info.description or ""
    if info.is_required():
        return f"**Needed.** {said}"
    default = info.get_default(call_default_factory=True)
    if default in (None, (), {}, PydanticUndefined) or isinstance(default, BaseModel):
        return said
    return f"{said} If left out: `{_written(default)}`."


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Category):
        return value.name.lower()
    return str(value.value if isinstance(value, Enum) else value)


def _example(info: FieldInfo) -> str:
    return f"`{info.examples[0]}`" if info.examples else ""


def _type(info: FieldInfo) -> str:
    return _type_of(info.annotation, tuple(info.metadata))


def _type_of(annotation: Any, metadata: tuple[Any, ...] = ()) -> str:
    marks = (*metadata, *metadata_of(annotation))
    refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
    if refers:
        return f"a key of `{refers.sections[0]}`"
    plain = bare(annotation)
    if get_origin(plain) is dict:
        return f"{_keys_of(plain)} → {_type_of(get_args(plain)[1])}"
    if get_origin(plain) is tuple:
        return f"list of: {_type_of(get_args(plain)[0])}"
    return _simple(plain)


def _keys_of(plain: Any) -> str:
    keys = get_args(plain)[0]
    return "your keys" if bare(keys) is str and not _refers(keys) else _type_of(keys)


def _refers(annotation: Any) -> bool:
    return any(isinstance(mark, Refers) for mark in metadata_of(annotation))


def _simple(plain: Any) -> str:
    named = {bool: "true or false", int: "whole number", str: "word", Length: "length of time"}
    if plain in named:
        return named[plain]
    if isinstance(plain, type) and issubclass(plain, Choices):
        return f"[{_title(plain)}](#{_anchor(plain)})"
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return "fields below"
    values = [str(a) for a in get_args(plain)]
    return "one of " + ", ".join(f"`{v}`" for v in values) if values else "word"


def _inner(
    path: str, model: type[BaseModel], values: list[tuple[str, Any]]
) -> list[tuple[str, type[BaseModel], list[tuple[str, Any]]]]:
    """The parts inside a part, with the values the packs give them."""
    found = []
    for name, info in _own(model):
        place = f"{path}.{name}" if path else name
        held = [(key, getattr(value, name)) for key, value in values]
        if direct := model_of(info.annotation):
            found.append((place, direct, [(k, v) for k, v in held if v is not None]))
        elif inside := model_of(entry_type(info.annotation)):
            each = [(k, entry) for k, v in held for entry in _entries(v)]
            found.append((f"{place}.KEY", inside, each))
    return found


def _entries(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value.values() if isinstance(value, dict) else value)


def _forms() -> Iterator[str]:
    yield _FORMS


def _words_table() -> Iterator[str]:
    yield "\n## locale/*.yaml\n"
    yield "The words each part needs in every language of the pack; English is behind all others.\n"
    yield "| under | needed | may have |"
    yield "| --- | --- | --- |"
    for path, model in [("the top", Sheet), *_with_words(Sheet, ""), *_with_words(Plan, "plan")]:
        texts = dict(getattr(model, "texts", {}))
        needed = ", ".join(f"`{n}`" for n, must in texts.items() if must)
        free = ", ".join(f"`{n}`" for n, must in texts.items() if not must)
        yield f"| {path} | {needed or '–'} | {free or '–'} |"
    yield (
        "\nThe `words` of an eligibility rule may hold `{counted}`, `{needed}`, `{missing}` and "
        "`{until}`;\nnothing else is filled in anywhere."
    )


def _with_words(model: type[BaseModel], path: str) -> Iterator[tuple[str, type[BaseModel]]]:
    if path and getattr(model, "texts", None):
        yield f"`{path}`", model
    for name, info in _own(model):
        place = f"{path}.{name}" if path else name
        if direct := model_of(info.annotation):
            yield from _with_words(direct, place)
        elif (inside := model_of(entry_type(info.annotation))) and inside is not model:
            yield from _with_words(inside, f"{place}.KEY")


def _vocabularies() -> Iterator[str]:
    yield (
        "\n## Words to choose from\n\nLengths of time are written as a number and `days`, "
        "`working days`, `weeks` or `months`:\n`20 working days`.\n"
    )
    for kind in sorted(_choices(Sheet) | _choices(Plan), key=lambda k: k.__name__):
        yield f"### {_title(kind)}\n"
        yield f"{(kind.__doc__ or '').strip().splitlines()[0]}\n"
        for member in kind:
            written = member.name.lower() if kind in (Category, Purpose) else member.value
            yield f"- `{written}`: {member.label}"
        yield ""


def _choices(model: type[BaseModel], seen: frozenset[Any] = frozenset()) -> set[Any]:
    if model in seen:
        return set()
    found: set[Any] = set()
    for _, info in _own(model):
        found |= _choices_in(info.annotation, seen | {model})
    return found


def _choices_in(annotation: Any, seen: frozenset[Any]) -> set[Any]:
    plain = bare(annotation)
    if isinstance(plain, type) and issubclass(plain, Choices):
        return {plain}
    if inner := model_of(plain):
        return _choices(inner, seen)
    arguments = [a for a in get_args(plain) if a is not Ellipsis]
    return {kind for argument in arguments for kind in _choices_in(argument, seen)}


def _title(kind: type[Any]) -> str:
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in kind.__name__)
    return words.strip().capitalize()


def _anchor(kind: type[Any]) -> str:
    return _title(kind).lower().replace(" ", "-")

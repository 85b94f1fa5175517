"""Compares a document with the schema and says every fault in plain words."""

import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ciranda.programmes.policies.marks import Document, Path
from ciranda.programmes.policies.problems import Problem, nearest, one_of
from ciranda.programmes.policies.schema.base import KEY_PATTERN


def shape_problems(model: type[BaseModel], document: Document) -> list[Problem]:
    """Everything in which a document differs from its schema."""
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        return [_problem(model, document, detail) for detail in error.errors()]
    return []


def broken_parts(model: type[BaseModel], document: Document) -> set[str]:
    """Paths with a fault of shape: of what belongs to them nothing can be said yet."""
    return {".".join(map(str, path)) for path, _kind in _faults(model, document) if path}


def meant_parts(model: type[BaseModel], document: Document) -> set[str]:
    """Paths that are not there because their key is misspelt: they are not missing as well."""
    found = (
        (*path[:-1], nearest(path[-1], _fields_around(model, path)))
        for path, kind in _faults(model, document)
        if kind == "extra_forbidden"
    )
    return {".".join(map(str, path)) for path in found if path[-1] and path not in document.lines}


def _faults(model: type[BaseModel], document: Document) -> list[tuple[Path, str]]:
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        return [(tuple(s for s in d["loc"] if s != "[key]"), d["type"]) for d in error.errors()]
    return []


def _problem(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Problem:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    what, remedy = _said(model, path, detail)
    return document.problem(path, what, remedy)


def _said(model: type[BaseModel], path: Path, detail: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what to write instead."""
    context = detail.get("ctx", {})
    if "remedy" in context:
        return detail["msg"], str(context["remedy"])
    if "known" in context:
        return detail["msg"], one_of(context["value"], context["known"])
    if detail["type"] in ("extra_forbidden", "missing"):
        return (_missing if detail["type"] == "missing" else _unknown)(model, path)
    if detail["type"] == "enum":
        known = [
            word.strip("' ") for word in str(context["expected"]).replace(" or ", ",").split(",")
        ]
        return f"“{detail['input']}” is not one of the words known here", one_of(
            detail["input"], known
        )
    if context.get("pattern") != KEY_PATTERN:
        return _plain(detail), _example(field_at(model, path))
    return _not_a_key(str(detail["input"]))


def _not_a_key(written: str) -> tuple[str, str]:
    """A name with capitals, blanks or hyphens, and the same name as a key."""
    what = f"“{written[:60]}” is no key: small letters, digits and underscores, a letter first"
    key = re.sub(r"[^a-z0-9]+", "_", written.lower()).strip("_")
    return what, f"write {key}" if re.match(KEY_PATTERN, key) else ""


def _unknown(model: type[BaseModel], path: Path) -> tuple[str, str]:
    known = _fields_around(model, path)
    close = nearest(path[-1], known)
    hint = f"did you mean “{close}”? It may hold" if close else "it may hold"
    return f"“{path[-1]}” is not known here", f"{hint}: {', '.join(known)}"


def _missing(model: type[BaseModel], path: Path) -> tuple[str, str]:
    found = field_at(model, path)
    example = f", for example: {path[-1]}: {found.examples[0]}" if found and found.examples else ""
    return f"“{path[-1]}” is missing", f"add it{example}"


_PLAIN = {
    "string_type": "this should be a word",
    "string_pattern_mismatch": "“{input}” is not written as it must be here",
    "int_parsing": "“{input}” is not a whole number",
    "int_type": "this should be a whole number",
    "int_from_float": "“{input}” is not a whole number",
    "float_parsing": "“{input}” is not a number",
    "bool_parsing": "“{input}” is neither true nor false",
    "bool_type": "this should be true or false",
    "tuple_type": "this should be a list",
    "list_type": "this should be a list",
    "dict_type": "this should hold keys and values",
    "model_type": "this should hold keys and values",
    "model_attributes_type": "this should hold keys and values",
    "too_short": "this is empty",
    "greater_than_equal": "{input} is too small",
    "less_than_equal": "{input} is too large",
    "literal_error": "“{input}” is not one of the words known here",
}


def _plain(detail: ErrorDetails) -> str:
    template = _PLAIN.get(detail["type"])
    if template is None:
        return str(detail["msg"])
    return template.replace("{input}", str(detail["input"])[:60])


def _example(found: FieldInfo | None) -> str:
    if found and found.examples:
        return f"write, for example: {found.examples[0]}"
    return "use small letters, digits and underscores, a letter first"


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field of the schema that a path of a document leads to, or None."""
    found: FieldInfo | None = None
    annotation: Any = model
    for step in path:
        inner = model_of(annotation)
        if inner is not None:
            found = _named(inner, step)
            annotation = found.annotation if found else None
        else:
            annotation = entry_type(annotation)
    return found


def _named(model: type[BaseModel], step: object) -> FieldInfo | None:
    for name, info in model.model_fields.items():
        if step in (name, info.alias):
            return info
    return None


def _fields_around(model: type[BaseModel], path: Path) -> list[str]:
    annotation: Any = model
    for step in path[:-1]:
        inner = model_of(annotation)
        found = _named(inner, step) if inner else None
        annotation = found.annotation if found else entry_type(annotation)
    inner = model_of(annotation)
    return own_fields(inner) if inner else []


def own_fields(model: type[BaseModel]) -> list[str]:
    """The fields an author writes: all but the key, which stands above."""
    return [name for name in model.model_fields if name != "key" or "version" in model.model_fields]


def bare(annotation: Any) -> Any:
    """An annotation without Annotated and without the None of an optional field."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [a for a in get_args(annotation) if a is not type(None)]
        return bare(kept[0])
    return annotation


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The model an annotation names, if it names one."""
    plain = bare(annotation)
    return plain if isinstance(plain, type) and issubclass(plain, BaseModel) else None


def entry_type(annotation: Any) -> Any:
    """What a mapping or list holds, or None."""
    plain = bare(annotation)
    arguments = get_args(plain)
    if get_origin(plain) is dict:
        return arguments[1]
    return arguments[0] if get_origin(plain) is tuple else None


def key_type(annotation: Any) -> Any:
    """What the keys of a mapping are, or None."""
    plain = bare(annotation)
    return get_args(plain)[0] if get_origin(plain) is dict else None


def metadata_of(annotation: Any) -> tuple[Any, ...]:
    """Everything an annotation carries, inside an optional too."""
    if get_origin(annotation) is Annotated:
        inner, *extra = get_args(annotation)
        return (*extra, *metadata_of(inner))
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(m for a in get_args(annotation) for m in metadata_of(a))
    return ()


def parts(model: type[BaseModel], raw: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Every place of a document that the schema knows: path, annotation with marks, value.

    Walks what is written, not what is valid, so that one fault hides no other.
    """
    for name, info in model.model_fields.items():
        if isinstance(raw, dict) and name in raw:
            marked = (
                Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
            )
            yield from _inside(marked, raw[name], (*path, name))


def _inside(annotation: Any, raw: Any, path: Path) -> Iterator[tuple[Path, Any, Any]]:
    yield path, annotation, raw
    inner = model_of(annotation)
    if inner is not None:
        yield from parts(inner, raw or {}, path)
    elif isinstance(raw, dict) and (held := entry_type(annotation)) is not None:
        for key, value in raw.items():
            yield from _inside(held, value, (*path, key))
    elif isinstance(raw, list) and (held := entry_type(annotation)) is not None:
        for index, value in enumerate(raw):
            yield from _inside(held, value, (*path, index))

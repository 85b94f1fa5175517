"""Whether a Questionnaire can be asked and stored the way Ciranda does."""

import re
from collections.abc import Iterator
from typing import Any

from ciranda.access.enums import Category
from ciranda.common.text import fold
from ciranda.programmes.policies.marks import Document, Path
from ciranda.programmes.policies.problems import Problem, one_of
from ciranda.programmes.policies.questionnaire import (
    CATEGORY_EXTENSION,
    UNSUPPORTED,
    ItemType,
    Questionnaire,
)
from ciranda.programmes.policies.shape import shape_problems

# Design, section 9: no ethnicity field by default. Diversity is reported in totals of an area only.
_ORIGIN = re.compile(
    r"\b(ethnic\w*|race|racial|religion|religious|nationality|citizenship"
    r"|etnia|etnic[oa]|raca|religiao|nacionalidade)\b"
)
Placed = tuple[Path, dict[str, Any]]
_CHOICES = {ItemType.CHOICE.value, ItemType.OPEN_CHOICE.value}


def form_problems(form: Document) -> list[Problem]:
    """Everything that keeps a form from being asked, answered or stored."""
    if not isinstance(form.value, dict) or form.value.get("resourceType") != "Questionnaire":
        remedy = 'begin with "resourceType": "Questionnaire"'
        return [form.problem(("resourceType",), "this is not a FHIR Questionnaire", remedy)]
    items = list(_items(form.value, ()))
    found = [p for p in shape_problems(Questionnaire, form) if not _is_unsupported(p)]
    found += [p for place in items for p in _item_problems(form, place)]
    found += [p for place in items for p in _origin_problems(form, place)]
    found += _group_problems(form)
    found += _repeated_ids(form, items)
    return found + _condition_problems(form, items)


def _items(value: dict[str, Any], at: Path) -> Iterator[Placed]:
    held = value.get("item")
    for index, item in enumerate(held if isinstance(held, list) else ()):
        if isinstance(item, dict):
            path = (*at, "item", index)
            yield path, item
            yield from _items(item, path)


def _is_unsupported(problem: Problem) -> bool:
    return any(f"“{name}” is not one of" in problem.what for name in UNSUPPORTED)


def _origin_problems(form: Document, place: Placed) -> Iterator[Problem]:
    path, item = place
    if _ORIGIN.search(fold(f"{item.get('linkId', '')} {item.get('text', '')}".replace("_", " "))):
        yield form.problem(
            path,
            "nobody's ethnicity, race, religion or nationality is asked here",
            "take it out; languages are counted for the area as a whole",
        )


def _item_problems(form: Document, place: Placed) -> Iterator[Problem]:
    path, item = place
    kind = item.get("type")
    if kind in UNSUPPORTED:
        yield form.problem(
            (*path, "type"), f"“{kind}” cannot be asked here", UNSUPPORTED[str(kind)]
        )
    if kind in _CHOICES and not item.get("answerOption"):
        yield form.problem(path, "there is nothing to choose from", "add answerOption")
    if kind == "group" and item.get("repeats"):
        remedy = "repeat a question inside it, or ask for words"
        yield form.problem((*path, "repeats"), "a group cannot repeat", remedy)
    if not item.get("text") and kind != "group":
        yield form.problem(path, "the question has no words", 'add "text"')
    if item.get("answerValueSet"):
        remedy = "write the answers out as answerOption"
        yield form.problem((*path, "answerValueSet"), "no value set is fetched", remedy)
    for index, option in enumerate(item.get("answerOption") or ()):
        coding = option.get("valueCoding") if isinstance(option, dict) else None
        if isinstance(coding, dict) and not coding.get("code"):
            where = (*path, "answerOption", index)
            yield form.problem(where, "this answer has no code", 'add "code": it is stored')


def _category_of(item: dict[str, Any]) -> Any:
    for extension in item.get("extension") or ():
        if isinstance(extension, dict) and extension.get("url") == CATEGORY_EXTENSION:
            return extension.get("valueCode")
    return None


def _group_problems(form: Document) -> list[Problem]:
    found = []
    for index, group in enumerate(form.value.get("item") or ()):
        if isinstance(group, dict):
            found += list(_top_problems(form, ("item", index), group))
    if not form.value.get("item"):
        found.append(form.problem((), "the form asks nothing", "add a group to item"))
    return found


def _top_problems(form: Document, path: Path, group: dict[str, Any]) -> Iterator[Problem]:
    known = [category.name.lower() for category in Category]
    category = _category_of(group)
    if group.get("type") != "group":
        yield form.problem(
            path, "this question stands outside any group", "put it into a group with a category"
        )
    elif category is None:
        example = (
            f'add "extension": [{{"url": "{CATEGORY_EXTENSION}", "valueCode": "development"}}]'
        )
        yield form.problem(path, "this group has no category", example)
    elif category not in known:
        yield form.problem(path, f"“{category}” is not a category", one_of(category, known))
    elif not group.get("item"):
        yield form.problem(path, "this group asks nothing", "add item, or take the group out")
    for inner_path, inner in _items(group, path):
        if _category_of(inner) not in (None, category):
            yield form.problem(
                inner_path,
                "this stands in a group of another category",
                "move it out, to a group of its own: a group is stored as one row",
            )


def _repeated_ids(form: Document, items: list[Placed]) -> list[Problem]:
    first: dict[str, int] = {}
    found = []
    for path, item in items:
        link_id = str(item.get("linkId", ""))
        line = form.line((*path, "linkId"))
        if link_id in first and link_id:
            what = f"the linkId “{link_id}” is used twice, first on line {first[link_id]}"
            found.append(form.problem((*path, "linkId"), what, "give this one another"))
        first.setdefault(link_id, line)
    return found


def _condition_problems(form: Document, items: list[Placed]) -> list[Problem]:
    by_id = {str(item.get("linkId")): item for _, item in items}
    found = []
    for path, item in items:
        conditions = item.get("enableWhen") or []
        if len(conditions) > 1 and not item.get("enableBehavior"):
            remedy = 'add "enableBehavior": "all" or "any"'
            found.append(form.problem(path, "it does not say how its conditions join", remedy))
        for index, when in enumerate(conditions):
            if isinstance(when, dict):
                found += list(_one_condition(form, (*path, "enableWhen", index), when, by_id))
    return found + _circles(form, items)


def _one_condition(
    form: Document, path: Path, when: dict[str, Any], by_id: dict[str, dict[str, Any]]
) -> Iterator[Problem]:
    asked = str(when.get("question"))
    if asked not in by_id:
        known = [key for key, item in by_id.items() if item.get("type") != "group"]
        what = f"“{asked}” is not a question of this form"
        yield form.problem((*path, "question"), what, one_of(asked, known))
        return
    if not any(key.startswith("answer") for key in when):
        yield form.problem(path, "it does not say which answer", 'add "answerBoolean" or another')
    if when.get("operator") == "exists" and "answerBoolean" not in when:
        yield form.problem(path, "“exists” compares with yes or no", 'add "answerBoolean": true')
    codes = list(_codes(by_id[asked]))
    wanted = (when.get("answerCoding") or {}).get("code")
    if wanted is not None and codes and wanted not in codes:
        yield form.problem(path, f"“{wanted}” is not an answer of “{asked}”", one_of(wanted, codes))


def _codes(item: dict[str, Any]) -> Iterator[str]:
    for option in item.get("answerOption") or ():
        coding = option.get("valueCoding") if isinstance(option, dict) else None
        if isinstance(coding, dict) and coding.get("code"):
            yield str(coding["code"])


def _circles(form: Document, items: list[Placed]) -> list[Problem]:
    """Questions that depend on each other in a circle would never be asked, or flicker."""
    needs = {
        str(item.get("linkId")): {
            str(w.get("question")) for w in item.get("enableWhen") or () if isinstance(w, dict)
        }
        for _, item in items
    }
    return [
        form.problem(
            (*path, "enableWhen"),
            "this depends on itself, in a circle",
            "let one of the questions in the circle stand without a condition",
        )
        for path, item in items
        if _reaches(str(item.get("linkId")), needs)
    ]


def _reaches(start: str, needs: dict[str, set[str]]) -> bool:
    waiting, seen = list(needs.get(start, ())), set()
    while waiting:
        step = waiting.pop()
        if step == start:
            return True
        if step not in seen:
            seen.add(step)
            waiting += needs.get(step, ())
    return False

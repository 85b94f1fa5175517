"""Forms: what is asked, whether answers fit, and which row they belong to."""

import json
from typing import Any

import pytest

from ciranda.access.enums import Category
from ciranda.programmes.policies.answers import by_group, enabled_ids, errors, is_enabled, layout
from ciranda.programmes.policies.questionnaire import Questionnaire
from tests.programmes.packs import pack


def form(*items, category="development"):
    group = {
        "linkId": "g",
        "type": "group",
        "text": "Group",
        "extension": [{"url": "urn:ciranda:category", "valueCode": category}],
        "item": list(items),
    }
    return Questionnaire.model_validate({"resourceType": "Questionnaire", "item": [group]})


def question(link_id, kind="string", **rest):
    return {"linkId": link_id, "type": kind, "text": link_id, **rest}


def when(asked, operator, **answer):
    return {"question": asked, "operator": operator, **answer}


@pytest.mark.parametrize(
    ("condition", "value", "asked"),
    [
        (when("n", "exists", answerBoolean=True), [3], True),
        (when("n", "exists", answerBoolean=True), [], False),
        (when("n", "exists", answerBoolean=False), [], True),
        (when("n", "exists", answerBoolean=False), [3], False),
        (when("n", "=", answerInteger=3), [3], True),
        (when("n", "=", answerInteger=3), ["3"], True),
        (when("n", "=", answerInteger=3), [4], False),
        (when("n", "=", answerInteger=3), [4, 3], True),
        (when("n", "!=", answerInteger=3), [3], False),
        (when("n", "!=", answerInteger=3), [4], True),
        (when("n", "!=", answerInteger=3), [], True),
        (when("n", ">", answerInteger=3), [4], True),
        (when("n", ">", answerInteger=3), [3], False),
        (when("n", "<", answerInteger=3), [2], True),
        (when("n", "<", answerInteger=3), [], False),
        (when("n", ">=", answerInteger=3), [3], True),
        (when("n", "<=", answerInteger=3), [3], True),
        (when("n", "<=", answerInteger=3), ["20"], False),
        (when("n", ">", answerDate="2026-01-01"), ["2026-02-01"], True),
        (when("n", ">", answerDate="2026-01-01"), ["2025-12-31"], False),
        (when("n", "=", answerBoolean=True), [True], True),
        (when("n", "=", answerBoolean=False), [False], True),
        (when("n", "=", answerBoolean=True), [1], False),
        (when("n", "=", answerCoding={"code": "a"}), ["a"], True),
        (when("n", "=", answerString="a"), ["b"], False),
    ],
)
def test_every_operator_of_enable_when(condition, value, asked):
    asking = form(question("n"), question("follow", enableWhen=[condition]))
    assert is_enabled(asking, "follow", {"n": value}) is asked


@pytest.mark.parametrize(("behaviour", "asked"), [("all", False), ("any", True)])
def test_conditions_join_as_the_form_says(behaviour, asked):
    both = [when("a", "exists", answerBoolean=True), when("b", "exists", answerBoolean=True)]
    asking = form(
        question("a"), question("b"), question("c", enableWhen=both, enableBehavior=behaviour)
    )
    assert is_enabled(asking, "c", {"a": ["x"]}) is asked


def test_the_answer_of_a_question_that_is_not_asked_does_not_count():
    asking = form(
        question("a", "boolean"),
        question("b", enableWhen=[when("a", "=", answerBoolean=True)]),
        question("c", enableWhen=[when("b", "exists", answerBoolean=True)]),
        question("d", enableWhen=[when("b", "exists", answerBoolean=False)]),
    )
    stale: dict[str, list[Any]] = {"a": [False], "b": ["left over"]}
    assert enabled_ids(asking, stale) == {"g", "a", "d"}
    assert [row.answers for row in by_group(asking, stale)] == [{"a": [False]}]


def test_what_stands_inside_something_not_asked_is_not_asked():
    inner = {"linkId": "inner", "type": "group", "text": "Inner", "item": [question("deep")]}
    inner["enableWhen"] = [when("a", "=", answerBoolean=True)]
    asking = form(question("a", "boolean"), inner)
    assert not is_enabled(asking, "deep", {"a": [False]})
    assert is_enabled(asking, "deep", {"a": [True]})


@pytest.mark.parametrize(
    ("kind", "rest", "value", "fault"),
    [
        ("integer", {}, "12", None),
        ("integer", {}, "12.5", "whole number"),
        ("integer", {}, "twelve", "Write a number"),
        ("integer", {}, True, "Write a number"),
        ("decimal", {}, "nan", "Write a number"),
        ("decimal", {}, 12.5, None),
        ("boolean", {}, "yes", "yes or no"),
        ("date", {}, "2026-02-30", "real date"),
        ("date", {}, "2026-02", None),
        ("date", {}, "2026", None),
        ("dateTime", {}, "2026-02-03T10:00", None),
        ("dateTime", {}, "soon", "real date and time"),
        ("time", {}, "14:30", None),
        ("time", {}, "25:00", "14:30"),
        ("url", {}, "javascript:alert(1)", "https://"),
        ("url", {}, "https://example.org", None),
        ("string", {"maxLength": 3}, "four", "at most 3"),
        ("choice", {"answerOption": [{"valueCoding": {"code": "a"}}]}, "b", "one of the answers"),
        ("choice", {"answerOption": [{"valueCoding": {"code": "a"}}]}, "a", None),
        ("open-choice", {"answerOption": [{"valueString": "a"}]}, "mine", None),
    ],
)
def test_an_answer_that_does_not_fit_is_told_so(kind, rest, value, fault):
    found = errors(form(question("q", kind, **rest)), {"q": [value]})
    assert [e.link_id for e in found] == ([] if fault is None else ["q"])
    assert all(fault in e.message for e in found)


def test_bounds_required_and_single_answers_are_kept():
    bounds = [
        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 20},
        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 44},
    ]
    asking = form(question("weeks", "integer", required=True, extension=bounds))
    assert [e.message for e in errors(asking, {})] == ["Answer this question."]
    assert [e.message for e in errors(asking, {"weeks": [19]})] == ["Write 20 or more."]
    assert [e.message for e in errors(asking, {"weeks": ["45"]})] == ["Write 44 or less."]
    assert [e.message for e in errors(asking, {"weeks": [30, 31]})] == ["Give one answer."]


def test_a_required_question_that_is_not_asked_may_stay_empty():
    asking = form(
        question("a", "boolean", required=True),
        question("b", required=True, enableWhen=[when("a", "=", answerBoolean=True)]),
    )
    assert errors(asking, {"a": [False]}) == ()
    assert [e.link_id for e in errors(asking, {"a": [True]})] == ["b"]


def test_an_answer_to_no_question_is_never_lost_in_silence():
    assert [e.link_id for e in errors(form(question("a")), {"zzz": ["x"]})] == ["zzz"]


def test_answers_are_stored_one_row_a_group_with_its_category():
    asking = pack("snipi-pt").questionnaires["getting_to_know"]
    given: dict[str, list[Any]] = {
        "likes": ["water"],
        "weeks": [31],
        "helps": ["the grandmother"],
        "newborn_days": [9],
    }
    rows = {row.group: (row.category, row.answers) for row in by_group(asking, given)}
    assert rows == {
        "child": (Category.DEVELOPMENT, {"likes": ["water"]}),
        "birth_health": (Category.HEALTH, {"weeks": [31]}),
        "family_life": (Category.SOCIAL, {"helps": ["the grandmother"]}),
    }


def test_a_form_is_laid_out_in_the_readers_language_with_what_is_asked_now():
    snipi = pack("snipi-pt")
    asking = snipi.questionnaires["getting_to_know"]

    def laid_out(language, answers):
        groups = layout(
            asking, answers, words=snipi.words, key="getting_to_know", language=language
        )
        return {item.link_id: item for group in groups for item in group.items}

    portuguese = laid_out("pt", {"newborn_unit": [True]})
    assert portuguese["weight"].label == "Peso ao nascer"
    assert portuguese["weight"].unit == "grams"
    assert (portuguese["weeks"].least, portuguese["weeks"].most) == (20, 44)
    assert portuguese["newborn_days"].enabled
    assert portuguese["newborn_days"].depends_on == ("newborn_unit",)
    assert [choice.label for choice in portuguese["moves"].choices][:2] == [
        "Ao colo",
        "Rebola ou gatinha",
    ]
    english = laid_out("en", {"moves": ["walks"]})
    assert english["weight"].label == "Weight at birth"
    assert not english["newborn_days"].enabled
    assert [choice.code for choice in english["moves"].choices if choice.chosen] == ["walks"]


def test_a_translation_carried_by_the_form_itself_is_understood():
    carried = json.loads(
        '{"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation",'
        ' "extension": [{"url": "lang", "valueCode": "pt"},'
        ' {"url": "content", "valueString": "Nome"}]}]}'
    )
    item = form(question("a", _text=carried)).find("a")
    assert item.translation("pt") == "Nome"
    assert item.translation("fr") is None

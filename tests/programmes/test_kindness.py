"""No programme makes a family pay for staying away, or ties help to other help."""

import pytest

from ciranda.programmes.policies.checks import check_pack
from tests.programmes.packs import files_of


def _problems(extra: str) -> list[str]:
    files = dict(files_of("ghent-de-sloep"))
    files["programme.yaml"] += extra
    return [problem.what for problem in check_pack(files).problems]


@pytest.mark.parametrize("key", ["penalty_after_misses", "missed_appointments", "sanctions"])
def test_a_penalty_for_a_missed_appointment_is_refused_with_its_reason(key: str) -> None:
    assert any("never ends or takes away" in what for what in _problems(f"\n{key}: 3\n"))


@pytest.mark.parametrize("key", ["only_if", "conditional_on", "requires_service"])
def test_help_that_depends_on_accepting_other_help_is_refused(key: str) -> None:
    said = _problems(f"\n{key}: housing\n")
    assert any("no help depends on accepting other help" in what for what in said)


def test_closing_because_somebody_did_not_come_is_refused() -> None:
    files = dict(files_of("ghent-de-sloep"))
    sheet = files["programme.yaml"]
    files["programme.yaml"] = sheet.replace("[question_answered,", "[missed_twice,")
    said = [problem.what for problem in check_pack(files).problems]
    assert any("never ends or takes away" in what for what in said)


@pytest.mark.parametrize("words", ["Ethnicity of the child", "Nacionalidade", "What religion?"])
def test_a_form_that_asks_for_somebodys_origin_is_refused(words: str) -> None:
    files = dict(files_of("warsaw-baza"))
    name = "forms/closing.json"
    files[name] = files[name].replace("What changed?", words)
    said = [problem.what for problem in check_pack(files).problems]
    assert any("nobody's ethnicity" in what for what in said)

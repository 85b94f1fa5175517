"""The tutorial builds a pack that holds, in the very lines it shows."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from ciranda.programmes.policies.checks import check_pack
from ciranda.programmes.queries import check_folder, read_folder

DOCS = Path(__file__).parents[2] / "docs" / "packs"
SHOWN = re.findall(r"```yaml\n(.*?)```", (DOCS / "tutorial.md").read_text("utf-8"), re.DOTALL)


def test_the_finished_pack_has_no_problems() -> None:
    assert check_folder(DOCS / "toy-library").problems == ()


@pytest.mark.parametrize("fragment", SHOWN, ids=lambda text: text.split(":")[0].strip())
def test_what_the_tutorial_shows_stands_in_the_finished_pack(fragment: str) -> None:
    files = read_folder(DOCS / "toy-library")
    assert any(fragment in text for text in files.values())


def _shown(start: str) -> str:
    """The one fragment of the tutorial that begins with these words."""
    (found,) = (text for text in SHOWN if text.lstrip().startswith(start))
    return found


def _part(text: str, start: str, end: str) -> str:
    """What a new pack has from one line up to another, so that a fragment can take its place."""
    at = text.index(start)
    return text[at : text.index(end, at)]


def test_each_part_of_the_tutorial_leaves_a_new_pack_without_problems(tmp_path: Path) -> None:
    call_command("pack_new", str(tmp_path / "toy-library"), title="Toy library")
    files = read_folder(tmp_path / "toy-library")
    for number, part in enumerate((_whom, _way, _who, _due, _agree, _plan), start=2):
        files |= part(files["programme.yaml"], files["locale/en.yaml"], files["plan.yaml"])
        assert [str(p) for p in check_pack(files).problems] == [], f"part {number}"


def _whom(rules: str, words: str, _plan: str) -> dict[str, str]:
    rules = rules.replace(_part(rules, "\nages:", "\n#"), f"\n{_shown('ages:')}")
    rules = rules.replace(_part(rules, "referral:", "  family_request"), _shown("referral:"))
    rules = rules.replace(_part(rules, "    reasons: [", "\n\n") + "\n", _shown("reasons: ["))
    rules = rules.replace("  goals_reached:\n", "  goals_reached:\n  too_old:\n")
    words = words.replace("reasons:\n", f"reasons:\n{_shown('too_old:')}", 1)
    return {"programme.yaml": rules, "locale/en.yaml": words}


def _way(rules: str, words: str, _plan: str) -> dict[str, str]:
    rules = rules.replace(_part(rules, "statuses:", "\n#"), _shown("statuses:"))
    rules = rules.replace("      support:\n", "      visits:\n")
    rules = rules.replace(_part(rules, "  support:\n", "  closed:\n    kind"), _shown("visits:"))
    rules = rules.replace(
        "reasons:\n  s", "reasons:\n  family_comes_alone:\n  family_asks_again:\n  s"
    )
    words = words.replace("  support: {label: Support}", "  visits: {label: Visits}")
    words = words.replace("stages:\n", "stages:\n  own_steps: {label: By themselves}\n")
    words = words.replace("statuses:\n", "statuses:\n  on_their_own: {label: On their own}\n")
    labels = "  family_comes_alone: {label: Alone}\n  family_asks_again: {label: Again}\n"
    words = words.replace("reasons:\n", f"reasons:\n{labels}", 1)
    return {
        "programme.yaml": f"{rules}\n{_shown('surveillance:')}",
        "locale/en.yaml": words,
    }


def _who(rules: str, words: str, _plan: str) -> dict[str, str]:
    rules = rules.replace(_part(rules, "  coordinator:\n", "  team_member:"), _shown("librarian:"))
    words = words.replace("  coordinator: {label: Coordinator}", "  librarian: {label: Librarian}")
    before, after = words.split("\nplan:\n")
    before = before.replace("  case_manager: {label: Case manager}", "  visitor: {label: Visitor}")
    return {
        "programme.yaml": rules.replace("to: coordinator", "to: librarian"),
        "locale/en.yaml": f"{before}\nplan:\n{after}",
    }


def _due(rules: str, words: str, _plan: str) -> dict[str, str]:
    rules = rules.replace("clocks:\n", f"clocks:\n{_shown('first_visit:')}")
    rules = rules.replace("  too_old:\n", f"  too_old:\n{_shown('family_away:')}")
    words = words.replace("clocks:\n", "clocks:\n  first_visit: {label: First visit}\n")
    words = words.replace("reasons:\n", "reasons:\n  family_away: {label: Away}\n", 1)
    return {"programme.yaml": rules, "locale/en.yaml": words}


def _agree(rules: str, words: str, _plan: str) -> dict[str, str]:
    fragments = [text for text in SHOWN if text.startswith("  nursery:\n")]
    rules = rules.replace(_part(rules, "  a_service:", "\n#"), fragments[0])
    words = words.replace(_part(words, "  a_service:", "\nroles:"), fragments[1])
    return {"programme.yaml": rules, "locale/en.yaml": words}


def _plan(_rules: str, words: str, plan: str) -> dict[str, str]:
    plan = plan.replace("  hopes:", f"{_shown('toys:')}  hopes:")
    words = words.replace("    hopes:", "    toys: {label: Toys we tried}\n    hopes:")
    words = words.replace("      case_manager: {label: Case", "      visitor: {label: Case")
    return {
        "plan.yaml": plan.replace("    case_manager: {}", "    visitor: {}"),
        "locale/en.yaml": words,
    }

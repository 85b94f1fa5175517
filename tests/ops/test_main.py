"""The `ciranda` command: names by rule, and help for those who mistype."""

import pytest

from ciranda.ops.main import Entry, overview, paragraphs, pick, suggestion, words_of

PARISHES = Entry(("import", "parishes"), "ciranda.interop", "import_parishes")
CHILDREN = Entry(("import", "children"), "ciranda.interop", "import_children")
SERVE = Entry(("serve",), "ciranda.ops", "serve")
ENTRIES = [CHILDREN, PARISHES, SERVE]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("serve", ("serve",)),
        ("import_parishes", ("import", "parishes")),
        ("proof_audit_seals", ("proof", "audit-seals")),
    ],
)
def test_the_first_underscore_parts_topic_from_verb(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_two_words_name_a_command_and_the_rest_are_its_arguments() -> None:
    assert pick(ENTRIES, ["import", "parishes", "a.csv", "--dry-run"]) == (
        PARISHES,
        ["a.csv", "--dry-run"],
    )
    assert pick(ENTRIES, ["serve", "--port", "9000"]) == (SERVE, ["--port", "9000"])
    assert pick(ENTRIES, ["import"]) is None


def test_a_mistyped_command_suggests_the_nearest() -> None:
    assert "ciranda import parishes" in suggestion(ENTRIES, ["imprt", "parishs"])
    assert "ciranda serve" in suggestion(ENTRIES, ["sevre"])


def test_a_topic_alone_lists_what_can_follow_and_what_each_is_for() -> None:
    said = suggestion(ENTRIES, ["import"])
    assert "ciranda import parishes   Bring in the official list" in said
    assert "ciranda import children" in said
    assert "ciranda import parishes" in said
    assert "ciranda serve" not in said


def test_nonsense_points_to_the_list() -> None:
    assert "ciranda --help" in suggestion(ENTRIES, ["xyzzy"])


def test_an_overview_without_commands_is_still_an_overview() -> None:
    assert "usage" in "\n".join(overview([]))


def test_an_explanation_keeps_its_paragraphs_and_its_example() -> None:
    said = paragraphs("One line.\n\nRun it:\n  ciranda db roles | psql\n\n" + "word " * 40)
    assert "One line.\n\nRun it:\n  ciranda db roles | psql\n\n" in said
    assert max(map(len, said.splitlines())) <= 78

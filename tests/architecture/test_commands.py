"""Every command explains itself to a person."""

import pytest
from django.core.management import load_command_class

from ciranda.ops import main
from tests.architecture.tree import ROOT, python_files


def test_every_command_says_what_it_is_for() -> None:
    silent = [e.typed for e in main.find_entries() if not load_command_class(e.app, e.name).help]
    assert silent == []


def test_no_two_commands_are_typed_alike() -> None:
    typed = [entry.typed for entry in main.find_entries()]
    assert len(typed) == len(set(typed))


def test_every_argument_is_explained() -> None:
    unexplained = [
        f"{entry.typed} {action.dest}"
        for entry in main.find_entries()
        for action in load_command_class(entry.app, entry.name).create_parser("", "")._actions
        if not action.help
    ]
    assert unexplained == []


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [e.typed for e in main.find_entries() if f"  {e.typed} " not in shown] == []


def test_every_script_can_be_run() -> None:
    scripts = [ROOT / ".ci" / "run", *(p for p in (ROOT / "tools").iterdir() if not p.suffix)]
    scripts = [path for path in scripts if path.is_file()]
    assert [path.name for path in scripts if not path.stat().st_mode & 0o100] == []


def test_every_module_says_what_it_is_for() -> None:
    import ast

    from tests.architecture.tree import name_of, parsed

    silent = [
        name_of(path)
        for path in python_files("src", "tests", "tools", "bench")
        if path.name not in {"apps.py", "urls.py"}
        and parsed(path).body
        and not ast.get_docstring(parsed(path))
    ]
    assert silent == []

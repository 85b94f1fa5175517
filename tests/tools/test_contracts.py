"""The layer contracts break when they should: each is shown a violation."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("layers")
    only_code = shutil.ignore_patterns("static", "templates", "locale", "__pycache__", "*.sql")
    shutil.copytree(ROOT / "src" / "ciranda", folder / "ciranda", ignore=only_code)
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def _broken(folder: Path) -> str:
    program = (
        "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return "\n".join(line for line in done.stdout.splitlines() if line.endswith("BROKEN"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "code", "contract"),
    [
        ("people/queries_.py", "", "Inside a domain app"),
        ("elsewhere/__init__.py", "", "Apps form one stack"),
        ("common/wrong.py", "import ciranda.cases", "Apps form one stack"),
        ("web/wrong.py", "import ciranda.cases.models", "Models are reached"),
    ],
    ids=["a module without a place", "an app without a place", "upward", "a page asks a model"],
)
def test_a_violation_breaks_its_contract(copy: Path, file: str, code: str, contract: str) -> None:
    planted = copy / "ciranda" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(code)
    try:
        assert contract in _broken(copy)
    finally:
        planted.unlink()
        if not any(planted.parent.iterdir()):
            planted.parent.rmdir()


@pytest.mark.slow
def test_without_a_violation_all_contracts_hold(copy: Path) -> None:
    assert _broken(copy) == ""

"""The project's own files, as the architecture tests see them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ciranda"


@cache
def files() -> tuple[Path, ...]:
    """Every file git keeps or would keep: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in found if path.is_file() and not path.is_symlink())


def python_files(*folders: str) -> Iterator[Path]:
    """Python files below these folders of the project; migrations are generated and left out."""
    for path in files():
        inside = path.relative_to(ROOT).parts
        if path.suffix == ".py" and inside[0] in folders and "migrations" not in inside:
            yield path


def templates() -> Iterator[Path]:
    for path in files():
        if "templates" in path.parts and SOURCE in path.parents:
            yield path


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))

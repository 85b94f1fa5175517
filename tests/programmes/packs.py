"""The packs of the repository, checked once for all tests of this folder."""

from functools import cache
from pathlib import Path

from ciranda.programmes.policies.checks import Checked, check_pack
from ciranda.programmes.policies.schema import Eligibility, Pack
from ciranda.programmes.queries import read_folder

FOLDER = Path(__file__).parents[2] / "packs"


@cache
def files_of(key: str) -> dict[str, str]:
    """The files of a pack as texts."""
    return read_folder(FOLDER / key)


@cache
def pack(key: str) -> Pack:
    """A pack of the repository."""
    found = check_pack(files_of(key)).pack
    assert found is not None
    return found


def edited(key: str, file: str, old: str, new: str) -> Checked:
    """What the check says of a pack after one edit."""
    files = dict(files_of(key))
    assert old in files[file], f"{old!r} is not in {file}"
    files[file] = files[file].replace(old, new, 1)
    return check_pack(files)


def changed(key: str, file: str, old: str, new: str) -> Pack:
    """A pack after one edit that leaves it without problems."""
    found = edited(key, file, old, new)
    assert found.pack is not None, found.problems
    return found.pack


def factors_of(key: str) -> Eligibility:
    """The factors and rules of a pack that has some."""
    rule = pack(key).eligibility
    assert rule is not None
    return rule


def line_of(key: str, file: str, text: str) -> int:
    """The line on which a text first stands in a pack's file."""
    before = files_of(key)[file].split(text, 1)[0]
    return before.count("\n") + 1

"""A pack's folder on disk."""

from pathlib import Path

from ciranda.programmes.policies.checks import Checked, check_pack
from ciranda.programmes.policies.marks import LARGEST

_KINDS = {".yaml", ".yml", ".json", ".po"}


def read_folder(folder: Path) -> dict[str, str]:
    """The files of a pack as texts by their path inside the folder.

    Bytes that are not UTF-8 become a NUL, which the check names as “not text”. A file larger than
    the check allows is read no further. Notes such as a README are passed over. Raises
    NotADirectoryError if there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    found = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in _KINDS)
    return {path.relative_to(folder).as_posix(): _text(path) for path in found}


def _text(path: Path) -> str:
    with path.open("rb") as file:
        beginning = file.read(4 * LARGEST + 1)
    try:
        return beginning.decode("utf-8")
    except UnicodeDecodeError:
        return "\x00"


def check_folder(folder: Path) -> Checked:
    """Everything wrong with the pack in a folder, or the pack."""
    return check_pack(read_folder(folder))

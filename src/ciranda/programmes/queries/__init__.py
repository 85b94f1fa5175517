"""Asking for packs: installed ones from the database, others from a folder."""

from ciranda.programmes.queries.folders import check_folder, read_folder
from ciranda.programmes.queries.installed import (
    InstalledPack,
    consent_text,
    current,
    installed,
    label,
    pack_of,
    versions_of,
)
from ciranda.programmes.queries.starter import CannotBegin, begin

__all__ = [
    "CannotBegin",
    "InstalledPack",
    "begin",
    "check_folder",
    "consent_text",
    "current",
    "installed",
    "label",
    "pack_of",
    "read_folder",
    "versions_of",
]

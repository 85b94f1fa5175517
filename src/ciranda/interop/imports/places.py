"""A parish as people write it: its code, its name, or its name and its municipality."""

import difflib
from collections import defaultdict

from django.utils.translation import gettext as _

from ciranda.agencies.queries import ParishEntry, parishes
from ciranda.common.text import fold
from ciranda.interop.imports.results import Note, RowRefused

_MOST_NAMED = 4


class Places:
    """Finds parishes; read from the database once an import."""

    def __init__(self) -> None:
        self._by_code: dict[str, ParishEntry] = {}
        self._by_name: dict[str, list[ParishEntry]] = defaultdict(list)
        self._by_town: dict[str, list[ParishEntry]] = defaultdict(list)
        for parish in parishes():
            self._by_code[parish.code.casefold()] = parish
            self._by_name[fold(parish.name)].append(parish)
            self._by_town[fold(parish.municipality)].append(parish)

    def find(self, written: str, field: str) -> ParishEntry:
        """The parish meant. Raises RowRefused with the nearest names, or the several it may be."""
        if found := self._by_code.get(written.casefold()):
            return found
        name, _comma, town = written.rpartition(",") if "," in written else (written, "", "")
        named = self._by_name.get(fold(name), [])
        if town:
            named = [parish for parish in named if fold(parish.municipality) == fold(town)]
        if len(named) == 1:
            return named[0]
        if named:
            raise RowRefused(
                Note(
                    field,
                    _("There are %(n)s parishes of this name.") % {"n": len(named)},
                    _("Write one of: %(named)s; or its code.") % {"named": _words(named)},
                )
            )
        raise RowRefused(
            Note(
                field,
                _("«%(value)s» is no parish that is entered.") % {"value": written[:60]},
                self._nearest(name),
            )
        )

    def meant(self, *written: str) -> str:
        """The code of the parish that the first of these words means, if they mean one alone: a
        parish of this name, or a municipality that has only one. Empty where nothing is sure."""
        for words in filter(None, written):
            found = self._by_name.get(fold(words)) or self._by_town.get(fold(words)) or []
            if found:
                return found[0].code if len(found) == 1 else ""
        return ""

    def _nearest(self, name: str) -> str:
        if not self._by_code:
            return _("Run first: ciranda import parishes FILE.")
        near = difflib.get_close_matches(fold(name), self._by_name, n=3, cutoff=0.6)
        found = [parish for folded in near for parish in self._by_name[folded]]
        if not found:
            return _("Write the parish's official code, or its name and municipality.")
        return _("Did you mean %(named)s?") % {"named": _words(found)}


def _words(found: list[ParishEntry]) -> str:
    named = [f"{p.name}, {p.municipality} ({p.code})" for p in found[:_MOST_NAMED]]
    return "; ".join(named) + (" …" if len(found) > _MOST_NAMED else "")

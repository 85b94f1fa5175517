"""The official list of parishes: the ground that catchments stand on."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.agencies import actions, queries
from ciranda.agencies.queries import ParishEntry
from ciranda.interop.imports.cells import clean
from ciranda.interop.imports.from_tables import FromTables, refuse_uneven
from ciranda.interop.imports.results import Note, Outcome, Result, Row, RowRefused
from ciranda.interop.imports.tables import Column, Line

COLUMNS = (
    Column("parish_code", "the parish's official code", True, ("dicofre", "codigo freguesia")),
    Column("parish", "its name", True, ("freguesia", "name")),
    Column(
        "municipality_code",
        "the municipality's official code",
        True,
        ("codigo municipio", "codigo concelho"),
    ),
    Column("municipality", "its name; may be blank", True, ("municipio", "concelho")),
    Column("district_code", "the district's official code", True, ("codigo distrito",)),
    Column("district", "its name; may be blank", True, ("distrito",)),
)
_CODES = ("parish_code", "municipality_code", "district_code")


class Parishes(FromTables):
    """Brings in parishes by their codes; the code is the key, so nothing comes in twice."""

    kind = "parishes"
    permission = Permission.IMPORT_RUN
    at_once = 500
    more: tuple[str, ...] = ()
    columns = COLUMNS

    def __init__(self, *, encoding: str = "utf-8") -> None:
        super().__init__(encoding=encoding)
        self._entered: dict[str, ParishEntry] = {}
        self._checked: dict[str, ParishEntry] = {}

    def prepare(self, batch: Sequence[Row]) -> None:
        """What is entered already under the codes of these rows."""
        self._entered = queries.parishes_of(row.key for row in batch)
        self._checked = {}

    def key_of(self, line: Line) -> str:
        """The official code."""
        return line.values.get("parish_code", "").strip()

    def bring_in(self, actor: Actor, row: Row) -> Result:
        """Check a parish against the one entered under its code; `finish` writes it."""
        refuse_uneven(row)
        entry = _entry(row)
        before = self._entered.get(entry.code)
        notes = _blanks(entry)
        if before is not None and _says_nothing_new(entry, before):
            return Result(Outcome.MATCHED, entry.code, notes)
        whole = replace(before, **_said(entry)) if before else entry
        self._entered[entry.code] = self._checked[entry.code] = whole
        return Result(Outcome.UPDATED if before else Outcome.CREATED, entry.code, notes)

    def finish(self, actor: Actor) -> None:
        """Enter what was new or different, in one statement: nothing in it can be refused."""
        if self._checked:
            actions.enter_parishes(actor=actor, parishes=list(self._checked.values()))


def _entry(row: Row) -> ParishEntry:
    said = {name: clean(row.values[name], name) for name in row.values}
    if missing := [name for name in (*_CODES, "parish") if not said[name]]:
        raise RowRefused(
            *(Note(n, _("This is blank."), _("Look it up and write it.")) for n in missing)
        )
    for name in _CODES:
        if not said[name].isascii() or not said[name].isalnum() or len(said[name]) > 12:
            raise RowRefused(
                Note(
                    name, _("This is no code."), _("Write up to 12 digits or letters, as official.")
                )
            )
    return ParishEntry(
        code=said["parish_code"],
        name=said["parish"],
        municipality_code=said["municipality_code"],
        municipality=said["municipality"],
        district_code=said["district_code"],
        district=said["district"],
    )


def _says_nothing_new(entry: ParishEntry, before: ParishEntry) -> bool:
    return all(getattr(before, name) == value for name, value in _said(entry).items())


def _said(entry: ParishEntry) -> dict[str, str]:
    return {name: value for name, value in vars(entry).items() if value}


def _blanks(entry: ParishEntry) -> tuple[Note, ...]:
    """Island parishes of the public list bear codes without a district's name."""
    blank = [name for name in ("municipality", "district") if not getattr(entry, name)]
    return tuple(
        Note(
            name,
            _("There is no %(name)s name; the parish came in under its codes.") % {"name": name},
            _("Write the %(name)s in the file and run the import again: it is filled in.")
            % {"name": name},
        )
        for name in blank
    )

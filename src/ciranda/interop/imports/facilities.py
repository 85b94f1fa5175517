"""Health centres, schools and other places that refer children, as agencies."""

import difflib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.agencies import actions, queries
from ciranda.agencies.queries import AgencyEntry
from ciranda.common.text import fold
from ciranda.interop.imports import ledger
from ciranda.interop.imports.cells import clean
from ciranda.interop.imports.from_tables import FromTables, refuse_uneven
from ciranda.interop.imports.results import Note, Outcome, Result, Row, RowRefused
from ciranda.interop.imports.tables import Column, Line, source_of

COLUMNS = (
    Column("name", "the place's name", True, ("nome", "designacao", "designation")),
    Column("id", "what the source calls it", False, ("code", "codigo", "reference")),
    Column("city", "its municipality", False, ("municipality", "municipio", "concelho")),
    Column("zip", "its postcode", False, ("postcode", "postal code", "codigo postal")),
    Column("phone", "its phone number", False, ("telefone", "telephone")),
    Column("address", "its street", False, ("morada",)),
    Column("state", "its district", False, ("district", "distrito")),
    Column("LAT", "latitude", False, ("latitude",)),
    Column("LON", "longitude", False, ("longitude",)),
)
KIND = "facilities"


@dataclass(frozen=True)
class Facility:
    """A place as a row describes it, cleaned."""

    name: str
    municipality: str
    phone: str
    key: str
    source: str
    content: bytes

    @property
    def folded(self) -> str:
        """The name as agencies are looked up by it."""
        return fold(self.name) or self.name.casefold()


class Facilities(FromTables):
    """Brings in referring agencies of one sector.

    Two rows of one name in one municipality are one agency, in whichever file they stand.
    """

    kind = KIND
    permission = Permission.IMPORT_RUN
    at_once = 50
    more: tuple[str, ...] = ()
    columns = COLUMNS

    def __init__(self, *, sector: str = "health", encoding: str = "utf-8") -> None:
        super().__init__(encoding=encoding)
        self.sector = sector
        self._known: dict[str, str] | None = None

    @property
    def municipalities(self) -> dict[str, str]:
        """The names of all municipalities that have parishes, by their folded form."""
        if self._known is None:
            named = {p.municipality for p in queries.parishes() if p.municipality}
            self._known = {fold(name): name for name in named}
        return self._known

    def key_of(self, line: Line) -> str:
        """The source's own key, or else what tells the place from others."""
        said = line.values
        if key := said.get("id", "").strip():
            return key
        return "|".join(said.get(n, "").strip() for n in ("name", "city", "zip", "LAT", "LON"))

    def bring_in(self, actor: Actor, row: Row) -> Result:
        """Found the agency, or recognise it and fill what is blank in it."""
        refuse_uneven(row)
        facility = _facility(row)
        if before := ledger.recall(KIND, facility.source, facility.key, facility.content):
            return _again(facility, before)
        notes = self._place_notes(facility)
        found = self._same(facility)
        if found is None:
            agency_id = actions.found_agency(
                actor=actor,
                name=facility.name,
                sector=self.sector,
                municipality=facility.municipality,
                phone=facility.phone,
                source=facility.source,
                source_code=facility.key,
            ).pk
            outcome = Outcome.CREATED
        else:
            agency_id, outcome = found.id, Outcome.MATCHED
            if facility.phone and not found.phone:
                actions.complete_agency(actor=actor, agency_id=found.id, phone=facility.phone)
                outcome = Outcome.UPDATED
        ledger.remember(
            actor=actor,
            kind=KIND,
            source=facility.source,
            key=facility.key,
            content=facility.content,
            object_id=agency_id,
        )
        return Result(outcome, str(agency_id), notes)

    def _same(self, facility: Facility) -> AgencyEntry | None:
        """The agency that this row means. Raises RowRefused where it could mean several."""
        named = [a for a in queries.agencies_named(facility.folded) if a.sector == self.sector]
        here = fold(facility.municipality)
        same = [agency for agency in named if fold(agency.municipality) == here]
        if same or not named or here:
            return same[0] if same else None
        places = ", ".join(sorted({a.municipality for a in named})[:5])
        raise RowRefused(
            Note(
                "city",
                _(
                    "This row names no municipality, and there are agencies of the same name"
                    " elsewhere (%(places)s)."
                )
                % {"places": places},
                _("Write the municipality in this column."),
            )
        )

    def _place_notes(self, facility: Facility) -> tuple[Note, ...]:
        if not self.municipalities:
            return (
                Note(
                    "city",
                    _("No parishes are entered yet, so the municipality was not checked."),
                    _("Run: ciranda import parishes FILE. Then run this again."),
                ),
            )
        if not facility.municipality:
            return (self._lacking(facility),)
        if fold(facility.municipality) in self.municipalities:
            return ()
        near = self._near(fold(facility.municipality))
        return (
            Note(
                "city",
                _("«%(municipality)s» is not a municipality of the parishes entered.")
                % {"municipality": facility.municipality},
                f"Did you mean {near}?" if near else "Write the municipality, not the town.",
            ),
        )

    def _lacking(self, facility: Facility) -> Note:
        """A name often ends with its place: offered as a guess, never taken for a fact."""
        ending = [m for m in self.municipalities if f" {facility.folded}".endswith(f" {m}")]
        guess = self.municipalities[max(ending, key=len)] if ending else ""
        return Note(
            "city",
            _("This row names no municipality."),
            f"Is it {guess}? Write it in this column." if guess else "Write it in this column.",
        )

    def _near(self, folded: str) -> str:
        near = difflib.get_close_matches(folded, self.municipalities, n=2, cutoff=0.75)
        return " or ".join(self.municipalities[name] for name in near)


def _facility(row: Row) -> Facility:
    said = {name: clean(value, name) for name, value in row.values.items()}
    if not said["name"]:
        raise RowRefused(Note("name", _("This is blank."), _("Write the place's name.")))
    content = ledger.digest(*(f"{name}={said[name]}" for name in sorted(said)))
    return Facility(
        name=said["name"],
        municipality=said.get("city", ""),
        phone=said.get("phone", ""),
        key=row.key,
        source=source_of(row.file),
        content=content,
    )


def _again(facility: Facility, before: ledger.Remembered) -> Result:
    """A row that came in before. One key for two different places is a mistake of the source."""
    if before.is_same:
        return Result(Outcome.MATCHED, str(before.object_id))
    named = {agency.id for agency in queries.agencies_named(facility.folded)}
    if before.object_id in named:
        return Result(Outcome.MATCHED, str(before.object_id))
    raise RowRefused(
        Note(
            "id",
            _("A row with this id came in before, under another name."),
            _(
                "If it is another place, give it an id of its own; if it was renamed, change the"
                " name of the agency."
            ),
        )
    )

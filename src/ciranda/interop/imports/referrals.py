"""Referrals from a table: each goes to the team that answers for the child's parish."""

from typing import TypeVar
from uuid import UUID

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.agencies.queries import ParishEntry, team_for_parish
from ciranda.common.text import fold
from ciranda.interop.imports import ledger
from ciranda.interop.imports.cells import LONGEST_TEXT, clean, read_date
from ciranda.interop.imports.from_tables import FromTables, refuse_uneven
from ciranda.interop.imports.meeting import Met, meet
from ciranda.interop.imports.places import Places
from ciranda.interop.imports.results import Note, Outcome, Result, Row, RowRefused
from ciranda.interop.imports.tables import Column, Line, source_of
from ciranda.people.enums import Precision
from ciranda.people.queries import Known
from ciranda.programmes.queries.installed import InstalledPack
from ciranda.referrals.actions import NewCarer, NewChild, NewSource, NoTeamError, Sending, send
from ciranda.referrals.enums import AskedBy, FamilyTold
from ciranda.referrals.policies.births import too_old_or_young
from ciranda.referrals.policies.sending import NotPossible, problems

KIND = "referrals"
Word = TypeVar("Word", bound=TextChoices)
DECISION = "child_is"
_TEXTS = frozenset({"worry", "told", "family_request", "reach", "place"})
COLUMNS = (
    Column("reference", "your own number for this referral; keeps it from coming in twice",
           example="2026-001"),
    Column("child_given", "the child's given names; may be blank", aliases=("given",),
           example="Exemplo"),
    Column("child_surnames", "the child's surnames", aliases=("surnames",), example="Inventado"),
    Column("child_known_as", "what the child is called"),
    Column("born_on", "birth date: 2024-03-05, or 2024-03, or 2024", aliases=("birth date",),
           example="2024-03-05"),
    Column("parish", "where the child lives: the parish's code, or «name, municipality»", True,
           ("freguesia",), "110654"),
    Column("place", "where exactly, in words"),
    Column("worry", "what worries, in the referrer's words", True, ("reason", "motivo"),
           "Says few words for two years of age."),
    Column("asked_by", "whose wish it is: " + ", ".join(AskedBy.values), True, (), "together"),
    Column("family_told", "what the family knows: " + ", ".join(FamilyTold.values), True, (),
           "agrees"),
    Column("told", "what the family was told"),
    Column("family_request", "what the family itself asks for, in its words"),
    Column("reach", "how to reach the family: a relative's phone is enough",
           example="grandmother, 210 000 000"),
    Column("carer_given", "a parent's or carer's given names"),
    Column("carer_surnames", "their surnames"),
    Column("carer_relation", "mother, father, grandmother …"),
    Column("referrer_name", "who refers, if not the worker who imports"),
    Column("referrer_profession", "their profession"),
    Column("referrer_agency", "their agency"),
    Column("referrer_contact", "how to answer them"),
    Column(DECISION, "only for a rejected row: «new», or the key of somebody already there"),
)  # fmt: skip


class Referrals(FromTables):
    """Sends referrals of one programme, as the worker who imports them."""

    kind = KIND
    permission = Permission.REFERRAL_SEND
    at_once = 1
    more: tuple[str, ...] = ()
    columns = COLUMNS

    def __init__(self, *, programme: InstalledPack, encoding: str = "utf-8") -> None:
        super().__init__(encoding=encoding)
        self._programme = programme
        self._found: Places | None = None

    @property
    def places(self) -> Places:
        """The parishes, read when the first row asks."""
        if self._found is None:
            self._found = Places()
        return self._found

    def key_of(self, line: Line) -> str:
        """The source's own reference, or else the row itself."""
        said = line.values.get("reference", "").strip()
        return said or ledger.digest(*(f"{k}={v}" for k, v in _own(line.values))).hex()

    def bring_in(self, actor: Actor, row: Row) -> Result:
        """Send the referral, once."""
        refuse_uneven(row)
        said = {name: _cleaned(name, value) for name, value in row.values.items()}
        content = ledger.digest(*(f"{k}={v}" for k, v in _own(said)))
        if before := ledger.recall(KIND, source_of(row.file), row.key, content):
            return _again(before)
        parish = self._parish(said)
        known = _known(said)
        sending = self._sending(said, parish)
        self._check(sending, known)
        met = meet(actor, known, said.get(DECISION, ""), _WHERE) if known.given else Met(None)
        if known.given and met.person_id is None:
            return Result(Outcome.REJECTED, notes=met.notes)
        referral_id = _sent(actor, sending, met.person_id)
        ledger.remember(
            actor=actor,
            kind=KIND,
            source=source_of(row.file),
            key=row.key,
            content=content,
            object_id=referral_id,
        )
        return Result(Outcome.CREATED, str(referral_id), self._team_notes(parish))

    def _parish(self, said: dict[str, str]) -> ParishEntry:
        if not said["parish"]:
            raise RowRefused(Note("parish", _("This is blank."), _("Write where the child lives.")))
        return self.places.find(said["parish"], "parish")

    def _sending(self, said: dict[str, str], parish: ParishEntry) -> Sending:
        return Sending(
            pack_version_id=self._programme.id,
            child=NewChild(),
            worry=said["worry"],
            asked_by=_choice(AskedBy, said["asked_by"], "asked_by"),
            family_told=_choice(FamilyTold, said["family_told"], "family_told"),
            parish_code=parish.code,
            place=said.get("place", "") or f"{parish.name}, {parish.municipality}",
            told=said.get("told", ""),
            family_request=said.get("family_request", ""),
            reach=said.get("reach", ""),
            carers=tuple(_carers(said)),
            source=_source(said),
        )

    def _check(self, sending: Sending, known: Known) -> None:
        """All that can be refused is refused before anybody is looked for."""
        pack = self._programme.pack
        found = problems(
            pack,
            worry=sending.worry,
            family_told=sending.family_told,
            family_request=sending.family_request,
        )
        notes = [Note(p.field, p.message, _("Correct this field.")) for p in found]
        today = timezone.localdate()
        age = too_old_or_young(pack, known.born_on, known.born_precision, today=today)
        if age:
            notes.append(Note("born_on", age, _("Correct the date if it is wrong.")))
        if notes:
            raise RowRefused(*notes)

    def _team_notes(self, parish: ParishEntry) -> tuple[Note, ...]:
        if team_for_parish(self._programme.key, parish.code):
            return ()
        return (
            Note(
                "parish",
                _(
                    "No team of %(programme)s answers for this parish yet, so the programme's"
                    " own desk received the referral."
                )
                % {"programme": self._programme.key},
                _("Give the parish to a team."),
            ),
        )


_WHERE = f"a column «{DECISION}»"


def _own(said: dict[str, str]) -> list[tuple[str, str]]:
    """What the source says; a decision added later does not make it another row."""
    return sorted((name, value.strip()) for name, value in said.items() if name != DECISION)


def _cleaned(name: str, value: str) -> str:
    if name in _TEXTS:
        return clean(value, name, longest=LONGEST_TEXT, lines=True)
    return clean(value, name)


def _again(before: ledger.Remembered) -> Result:
    if before.is_same:
        return Result(Outcome.MATCHED, str(before.object_id))
    raise RowRefused(
        Note(
            "reference",
            _("This referral came in before and said something else."),
            _(
                "Tell the team more on the referral's page; for another child use another"
                " reference."
            ),
        )
    )


def _known(said: dict[str, str]) -> Known:
    born_on, precision = read_date(said.get("born_on", ""), "born_on")
    carer = f"{said.get('carer_given', '')} {said.get('carer_surnames', '')}".strip()
    is_mother = fold(said.get("carer_relation", "")) in {"mother", "mae"}
    return Known(
        given=said.get("child_given", "") or said.get("child_known_as", ""),
        surnames=said.get("child_surnames", ""),
        known_as=said.get("child_known_as", ""),
        born_on=born_on,
        born_precision=precision if born_on else Precision.UNKNOWN,
        mother=carer if is_mother else "",
        phone=said.get("reach", ""),
    )


def _carers(said: dict[str, str]) -> list[NewCarer]:
    given = said.get("carer_given", "")
    if not given:
        return []
    return [NewCarer(given, said.get("carer_surnames", ""), said.get("carer_relation", ""))]


def _source(said: dict[str, str]) -> NewSource | None:
    name, agency = said.get("referrer_name", ""), said.get("referrer_agency", "")
    if not name and not agency:
        return None
    return NewSource(
        name=name,
        profession=said.get("referrer_profession", ""),
        agency_name=agency,
        contact=said.get("referrer_contact", ""),
        register="import",
        register_code=said.get("reference", ""),
    )


def _choice(words: type[Word], value: str, field: str) -> Word:
    for word in words:
        if fold(value) in {fold(word.value), fold(str(word.label))}:
            return word
    raise RowRefused(
        Note(
            field,
            _("«%(value)s» is none of the answers.") % {"value": value[:40]},
            _("Write: %(values)s.") % {"values": ", ".join(words.values)},
        )
    )


def _sent(actor: Actor, sending: Sending, person_id: UUID | None) -> UUID:
    whole = Sending(**{**vars(sending), "child": NewChild(person_id=person_id)})
    try:
        return send(actor=actor, sending=whole)
    except NotPossible as refused:
        notes = [Note(p.field, p.message, _("Correct this field.")) for p in refused.problems]
        raise RowRefused(*notes) from refused
    except NoTeamError as error:
        raise RowRefused(
            Note(
                "parish", _("No team of this programme exists yet."), _("Form one, then run again.")
            )
        ) from error

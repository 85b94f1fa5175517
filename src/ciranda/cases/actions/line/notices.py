"""A register's notice of a birth or an arrival begins a child's line, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.queries import calendar_of, team_for_parish
from ciranda.cases.actions.line.passing import plan_passings
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.models import Line, Moment, Volume
from ciranda.cases.policies.line import MOST_ROWS, NoticeRow, due_moments
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.line import line_case_of, off_register
from ciranda.common.database import instant
from ciranda.people.actions import find_or_register, register
from ciranda.people.actions.reaching import give_number
from ciranda.people.actions.registering import Entered
from ciranda.people.actions.whereabouts import Where, live_at
from ciranda.people.policies.names import Known
from ciranda.people.queries import Candidate, candidates, never_among
from ciranda.programmes.enums import LineStart, SubjectKind
from ciranda.programmes.queries import current


@dataclass(frozen=True)
class Notice:
    """What is told of a child. No number and no address are needed."""

    row: NoticeRow
    mother: str = ""
    phone: str = ""
    family: tuple[NewFamilyMember, ...] = ()

    @property
    def known(self) -> Known:
        """The child as the search for who is known already asks."""
        row = self.row
        return Known(
            given=row.given,
            surnames=row.surnames,
            born_on=row.born_on,
            mother=self.mother,
            phone=self.phone,
            numbers=((row.register, row.number),) if row.number else (),
        )


@dataclass(frozen=True)
class Noticed:
    """What became of a notice. `case_id` None: somebody must look who is meant, at those `alike`,
    or it was `refused` for this reason."""

    case_id: UUID | None
    person_id: UUID | None
    repeated: bool = False
    undecided: bool = False
    alike: tuple[Candidate, ...] = ()
    refused: str = ""


@action(Permission.CASE_OPEN)
def take_notice(
    *,
    actor: Actor,
    programme: str,
    notice: Notice,
    same_as: UUID | None = None,
    decided: bool = False,
) -> Noticed:
    """Begin the line of a child who was born, arrived, or came by itself.

    Matched first: a notice that comes again finds the child and its line and makes neither. A
    child who is in no register is never met by a register's notice. Where a match is possible and
    not sure, nothing is made and a human looks; their answer is `same_as` or `decided`. Raises
    Refused for a birth in the future, or a place that another team answers for.
    """
    row, team_id = notice.row, _team(actor, programme, notice.row)
    if row.born_on > calendar_of(team_id).date_of(instant()):
        raise Refused(_("The birth date lies in the future. Look at the year once more."))
    entered = _meet(actor, notice, same_as, decided)
    if entered.person_id is None:
        return Noticed(None, None, undecided=True, alike=entered.candidates)
    known = line_case_of(entered.person_id, programme)
    if known:
        touched(None, known, "noticed_again", kind="case")
        return Noticed(known, entered.person_id, repeated=True)
    if row.start is not LineStart.CAME and never_among([entered.person_id], programme):
        raise Refused(
            _("This family said: never ask again. Nothing begins unless it comes itself.")
        )
    case_id = open_case(
        actor=actor,
        pack_version_id=current(programme).id,
        team_id=team_id,
        subjects=[NewSubject(SubjectKind.CHILD, entered.person_id)],
        family=notice.family,
    )
    begin(actor=actor, case_id=case_id, start=row.start, born_on=row.born_on)
    _keep_details(actor, entered.person_id, row)
    return Noticed(case_id, entered.person_id)


@action(Permission.CASE_OPEN)
def take_notices(*, actor: Actor, programme: str, rows: Sequence[NoticeRow]) -> tuple[Noticed, ...]:
    """Take a register's file, line by line; each answer stands where its line stood.

    A line that is refused keeps its reason and stops no other. Raises Refused for a file of more
    than MOST_ROWS lines.
    """
    if len(rows) > MOST_ROWS:
        words = _("The file has %(n)d rows. Send at most %(most)d at a time.")
        raise Refused(words % {"n": len(rows), "most": MOST_ROWS})
    touched(None, None, "file", kind="notice")
    return tuple(_each(actor, programme, row) for row in rows)


def _each(actor: Actor, programme: str, row: NoticeRow) -> Noticed:
    try:
        return take_notice(actor=actor, programme=programme, notice=Notice(row))
    except Refused as no:
        touched(None, None, "refused", kind="notice")
        return Noticed(None, None, refused=str(no))


@action(Permission.CASE_OPEN)
def begin(*, actor: Actor, case_id: UUID, start: LineStart, born_on: date) -> int:
    """Make a case a line, with its planned contacts. Returns how many there are.

    Raises Refused for a programme without one, or a case that is one already.
    """
    volume = Volume.objects.filter(case_id=case_id).order_by("-number")[:1].get()
    facts = clock_facts(case_id)
    pack, calendar = facts.pack, facts.calendar
    if pack.monitoring is None:
        raise Refused(_("This programme has no line of planned contacts."))
    if Line.objects.filter(dossier_id=volume.dossier_id).exists():
        raise Refused(_("This case has its line already."))
    today = calendar.date_of(instant())
    line = Line.objects.create(
        case_id=case_id, dossier_id=volume.dossier_id, start=start, began_on=today
    )
    plan_passings(pack, line, born_on, calendar)
    made = Moment.objects.bulk_create(
        Moment(
            case_id=case_id,
            dossier_id=volume.dossier_id,
            key=due.key,
            kind_key=due.kind_key,
            payer_key=due.payer_key,
            first_on=due.on,
            due_on=due.on,
        )
        for due in due_moments(pack, start, born_on, today, calendar)
    )
    touched(volume.dossier_id, case_id, "line", "moments", kind="line")
    return len(made)


def _team(actor: Actor, programme: str, row: NoticeRow) -> UUID:
    team = team_for_parish(programme, row.parish_code) if row.parish_code else None
    if team is None:
        if not actor.team_ids:
            raise Refused(_("You work in no team that could answer for this child."))
        return actor.team_ids[0]
    if team.pk not in actor.team_ids:
        words = _("%(team)s answers for this place. Give them the notice.")
        raise Refused(words % {"team": team.name})
    return team.pk


def _meet(actor: Actor, notice: Notice, same_as: UUID | None, decided: bool) -> Entered:
    row = notice.row
    known = notice.known
    if same_as is None and not decided and row.start is not LineStart.CAME:
        met = candidates(actor, known).proposed
        if met and all(off_register(one.person_id) for one in met):
            # whoever is in no register stays so: the register's child is entered beside them
            person = register(
                actor=actor, given=row.given, surnames=row.surnames, born_on=row.born_on
            )
            return Entered(person.pk, created=True)
    return find_or_register(actor=actor, known=known, same_as=same_as, decided=decided)


def _keep_details(actor: Actor, person_id: UUID, row: NoticeRow) -> None:
    if row.parish_code:
        live_at(actor=actor, person_id=person_id, where=Where(parish_code=row.parish_code))
    if row.number:
        give_number(
            actor=actor, person_id=person_id, register=row.register or "other", value=row.number
        )

"""Sending a referral from an account."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import get_language, gettext

from ciranda.access.actions import Actor, action, open_dossier, touched
from ciranda.access.enums import Category, DossierKind, Permission
from ciranda.agencies.models import Team
from ciranda.agencies.queries import calendar_of
from ciranda.cases.actions.opening import participate
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.actions import find_or_register, register
from ciranda.people.enums import Part, Precision
from ciranda.people.models import Person
from ciranda.people.queries import Known
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.referrals.actions.owning import derive_referral, senders, team_answering
from ciranda.referrals.actions.papers import NewPaper, keep
from ciranda.referrals.enums import AskedBy, FamilyTold, Kind, Relation, StepKind
from ciranda.referrals.models import Referral, Source, Step, Telling
from ciranda.referrals.policies import births, waiting
from ciranda.referrals.policies.sending import (
    Direct,
    NotPossible,
    Problem,
    direct_problems,
    problems,
    profession_problems,
)
from ciranda.referrals.policies.sight import SENT, TELLING

CATEGORIES: dict[str, Category] = {
    Kind.WORRY: Category.DEVELOPMENT,
    Kind.CHILD_NAME: Category.IDENTITY,
    Kind.CHILD_AGE: Category.IDENTITY,
    Kind.PLACE: Category.LOCATION,
    Kind.REACH: Category.CONTACT,
    Kind.TOLD: Category.DEVELOPMENT,
    Kind.REQUEST: Category.DEVELOPMENT,
    # why somebody went past the family's own request: never the family's to read by itself
    Kind.GROUNDS: Category.SOURCE,
    Kind.NOTE: Category.DEVELOPMENT,
}


@dataclass(frozen=True)
class NewChild:
    """The child: someone who is there already (`person_id`), or someone to enter. `decided` says
    that a person looked at those who may be meant and it is none of them."""

    given: str = ""
    surnames: str = ""
    known_as: str = ""
    born_on: date | None = None
    born_precision: Precision = Precision.DAY
    person_id: UUID | None = None
    decided: bool = False


@dataclass(frozen=True)
class NewCarer:
    """A parent or carer to enter with the referral."""

    given: str
    surnames: str = ""
    relation: str = ""
    holds_responsibility: bool = False
    person_id: UUID | None = None


@dataclass(frozen=True)
class NewSource:
    """Who told us, where that is not the worker who writes: an imported referral's agency."""

    name: str = ""
    profession: str = ""
    agency_name: str = ""
    contact: str = ""
    register: str = ""
    register_code: str = ""


@dataclass(frozen=True)
class Sending:
    """A referral as it is sent. `place` and `reach` are words; `parish_code` finds the team."""

    pack_version_id: UUID
    child: NewChild
    worry: str
    asked_by: AskedBy
    family_told: FamilyTold
    parish_code: str = ""
    place: str = ""
    told: str = ""
    family_request: str = ""
    reach: str = ""
    carers: tuple[NewCarer, ...] = ()
    papers: tuple[NewPaper, ...] = ()
    source: NewSource | None = None
    team_id: UUID | None = None
    direct: Direct | None = None


@action(Permission.REFERRAL_SEND)
def send(*, actor: Actor, sending: Sending) -> UUID:
    """Send a referral to the team that answers for the parish. Returns its id.

    It has an owning team and a clock from this instant. The sender keeps reading what they wrote
    and the answer, and nothing of what the team finds out. Raises NotPossible with every problem,
    NoTeamError where no team of the programme exists.
    """
    pack, now = pack_of(sending.pack_version_id), instant()
    team = _team(sending, pack.key)
    calendar = calendar_of(team.pk)
    child = _child(sending.child)
    _check(pack, sending, child, actor, today=calendar.date_of(now))
    referral_id, dossier_id, triage_id = uuid7(), uuid7(), uuid7()

    def derive(writes: int) -> None:
        derive_referral(
            pack,
            referral_id=referral_id,
            dossier_id=dossier_id,
            triage_dossier_id=triage_id,
            team_id=team.pk,
            senders=senders(actor.membership_id, writes=writes),
            at=now,
        )

    derive(SENT)
    open_dossier(DossierKind.REFERRAL, referral_id, dossier_id=dossier_id)
    person_id = enter_people(actor, dossier_id, sending.child, sending.carers, on=now.date())
    referral = Referral.objects.create(
        id=referral_id,
        dossier_id=dossier_id,
        triage_dossier_id=triage_id,
        pack_version_id=sending.pack_version_id,
        team=team,
        person_id=person_id,
        sender_id=actor.membership_id,
        asked_by=sending.asked_by,
        family_told=sending.family_told,
        direct_key=sending.direct.concern if sending.direct else "",
        parents_referred=bool(sending.direct and sending.direct.parents_referred),
        received_at=now,
        due_on=waiting.due(pack, now, calendar),
    )
    Telling.objects.bulk_create(_tellings(sending, dossier_id, now))
    Source.objects.create(**_source(actor, sending.source, dossier_id, now))
    note_step(referral, StepKind.RECEIVED, now)
    derive(TELLING)
    keep(actor, dossier_id, sending.papers, within=TELLING)
    touched(dossier_id, referral_id, "worry", "family_told", "team", kind="referral")
    return referral_id


def _team(sending: Sending, programme_key: str) -> Team:
    if sending.team_id:
        return Team.objects.get(pk=sending.team_id)
    return team_answering(programme_key, sending.parish_code)


def enter_people(
    actor: Actor, dossier_id: UUID, child: NewChild, carers: Iterable[NewCarer], *, on: date
) -> UUID | None:
    """Enter the child and carers that are not there yet, and let them be seen in this dossier."""
    person_id = child.person_id
    if person_id is None and child.given:
        person_id = _found_or_entered(actor, child)
    if person_id is not None:
        participate(person_id, dossier_id, Part.SUBJECT, on=on)
    for carer in carers:
        carer_id = carer.person_id or _carer(actor, carer)
        participate(
            carer_id,
            dossier_id,
            Part.CARER,
            on=on,
            relation=carer.relation,
            holds_responsibility=carer.holds_responsibility,
        )
    return person_id


def _found_or_entered(actor: Actor, child: NewChild) -> UUID:
    """Every entry path asks first who is known already (design, section 8)."""
    known = Known(child.given, child.surnames, child.known_as, child.born_on, child.born_precision)
    found = find_or_register(actor=actor, known=known, decided=child.decided)
    if found.person_id is None:
        message = gettext("Someone of this name is there already. Say whether it is this child.")
        raise NotPossible(Problem("known", message))
    return found.person_id


def _carer(actor: Actor, carer: NewCarer) -> UUID:
    """A carer who is surely known, or a new one: nobody is told apart without a person deciding."""
    found = find_or_register(actor=actor, known=Known(carer.given, carer.surnames))
    if found.person_id is not None:
        return found.person_id
    return register(actor=actor, given=carer.given, surnames=carer.surnames).pk


def note_step(referral: Referral, kind: StepKind, at: datetime) -> None:
    """Add to what the sender sees happening."""
    Step.objects.create(
        dossier_id=referral.dossier_id,
        referral=referral,
        kind=kind,
        team_name=referral.team.name,
        at=at,
    )


def _child(child: NewChild) -> NewChild:
    """The child with what is known already. Raises Person.DoesNotExist for a stranger's id."""
    if child.person_id is None:
        return child
    person = Person.objects.get(pk=child.person_id)
    return NewChild(
        given=person.given,
        born_on=person.born_on,
        born_precision=Precision(person.born_precision),
        person_id=person.pk,
    )


def _check(pack: Pack, sending: Sending, child: NewChild, actor: Actor, *, today: date) -> None:
    if sending.direct:
        papers = len(sending.papers)
        found = direct_problems(pack, sending.direct, worry=sending.worry, papers=papers)
    else:
        found = problems(
            pack,
            worry=sending.worry,
            family_told=sending.family_told,
            family_request=sending.family_request,
        )
    if not sending.direct and not sending.source:  # what is imported was accepted elsewhere
        found += profession_problems(pack, actor.role_label, sending.asked_by)
    refusal = births.too_old_or_young(pack, child.born_on, child.born_precision, today=today)
    if refusal:
        found.append(Problem("born_on", refusal))
    if found:
        raise NotPossible(*found)


def _tellings(sending: Sending, dossier_id: UUID, now: datetime) -> list[Telling]:
    said = {
        Kind.WORRY: sending.worry,
        Kind.PLACE: sending.place,
        Kind.REACH: sending.reach,
        Kind.TOLD: sending.told,
        Kind.REQUEST: sending.family_request,
        Kind.GROUNDS: sending.direct.grounds if sending.direct else "",
    }
    return [
        Telling(
            dossier_id=dossier_id,
            category=CATEGORIES[kind],
            kind=kind,
            body=body.strip(),
            code=sending.parish_code if kind is Kind.PLACE else "",
            language=get_language() or "en",
            told_at=now,
        )
        for kind, body in said.items()
        if body.strip() or (kind is Kind.PLACE and sending.parish_code)
    ]


def _source(
    actor: Actor, given: NewSource | None, dossier_id: UUID, now: datetime
) -> dict[str, object]:
    """An account is proof enough of who a professional is; an import names its register."""
    written: dict[str, object] = {
        "dossier_id": dossier_id,
        "relation": Relation.PROFESSIONAL,
        "membership_id": actor.membership_id,
        "checked_at": now,
    }
    if given is None:
        return written | {
            "name": actor.name,
            "profession": actor.role_label,
            "agency_name": actor.agency_name,
        }
    return written | {name: getattr(given, name) for name in given.__dataclass_fields__}

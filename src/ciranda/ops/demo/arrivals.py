"""What several demonstration families share: how they arrive, who they are, what is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Category, Purpose
from ciranda.cases.actions.consents import Ask, Signed, ask, record_answer
from ciranda.cases.actions.contacts import Header, Words, write
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.tasks import Promise
from ciranda.common.dates import add_months
from ciranda.consent.enums import Method
from ciranda.ops.demo.world import World
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.queries import current
from ciranda.referrals import actions as referrals
from ciranda.referrals.enums import AskedBy, FamilyTold
from ciranda.referrals.policies.answering import Given


@dataclass(frozen=True)
class Child:
    """A child of the demonstration: names, age in months, parish."""

    given: str
    surnames: str
    months: int
    parish: str = "970101"

    @property
    def born_on(self) -> date:
        """Born so many months ago, a few days more, so that ages do not turn on opening day."""
        return add_months(today() - timedelta(days=9), -self.months)


@dataclass(frozen=True)
class Worry:
    """A referral: who sends it, what worries, and the carers to enter."""

    sender: str
    words: str
    carers: tuple[referrals.NewCarer, ...] = ()
    told: FamilyTold = FamilyTold.AGREES
    request: str = ""


@dataclass
class Arrived:
    """A family's ids: the referral, the case, the child and the carers, by relation."""

    referral: UUID
    case: UUID | None = None
    child: UUID | None = None
    carers: dict[str, UUID] = field(default_factory=dict)

    def ids(self) -> dict[str, UUID]:
        """Everything that has an id, by name."""
        named = {"referral": self.referral, "case": self.case, "child": self.child}
        return {k: v for k, v in named.items() if v} | self.carers


def today() -> date:
    """The day of the demonstration, everywhere the same."""
    return datetime.now(UTC).date()


def days_ago(days: int, hour: int = 10) -> datetime:
    """An hour of a day in the past, for contacts that were held before today."""
    day = today() - timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def mother(given: str, surnames: str) -> referrals.NewCarer:
    """A mother with parental responsibility."""
    return referrals.NewCarer(given, surnames, "mother", True)


def father(given: str, surnames: str) -> referrals.NewCarer:
    """A father with parental responsibility."""
    return referrals.NewCarer(given, surnames, "father", True)


def refer(world: World, child: Child, worry: Worry, programme: str = "snipi-pt") -> UUID:
    """Send the referral of a child. Gives its id."""
    return referrals.send(
        actor=world.actor(worry.sender),
        sending=referrals.Sending(
            pack_version_id=current(programme).id,
            child=referrals.NewChild(child.given, child.surnames, born_on=child.born_on),
            worry=worry.words,
            asked_by=AskedBy.TOGETHER,
            family_told=worry.told,
            parish_code=child.parish,
            family_request=worry.request,
            carers=worry.carers,
        ),
    )


def arrive(
    world: World,
    child: Child,
    worry: Worry,
    *,
    coordinator: str = "clara.coordinator",
    programme: str = "snipi-pt",
    given: Given | None = None,
    differs: str = "Seen at home together with the family.",
) -> Arrived:
    """Refer a child and let the coordinator accept (or what `given` says)."""
    referral = refer(world, child, worry, programme)
    decider = world.actor(coordinator, Purpose.TRIAGE)
    answered = referrals.answer(
        actor=decider,
        referral_id=referral,
        given=given or Given(TriageOutcome.ACCEPT),
        differs_because=differs,
        family_told_on=today(),
    )
    arrived = Arrived(referral, answered.case_id)
    if answered.case_id:
        know(world.actor(coordinator), arrived)
    return arrived


def know(coordinator: Actor, arrived: Arrived) -> None:
    """Read back who the file knows now: the child, and the carers by relation."""
    with entered(coordinator), connection.cursor() as cursor:
        cursor.execute(
            "select person_id from cases_subject where case_id = %s and ended_on is null",
            [arrived.case],
        )
        arrived.child = cursor.fetchone()[0]
        cursor.execute(
            "select relation, person_id from cases_familymember where case_id = %s", [arrived.case]
        )
        arrived.carers = dict(cursor.fetchall())


def give_manager(world: World, arrived: Arrived, manager: str, *, by_family: bool = False) -> None:
    """Name the case manager."""
    coordinator = "aoife.coordinator" if manager == "liam.lead" else "clara.coordinator"
    assert arrived.case
    allocate(
        actor=world.actor(coordinator),
        case_id=arrived.case,
        membership_id=world[manager],
        named_by_family=by_family,
    )


@dataclass(frozen=True)
class Note:
    """A contact that was held: by whom, how many days ago, what kind, what was said."""

    who: str
    days: int
    kind: str
    said: tuple[tuple[Category, str], ...]
    minutes: int = 45
    promise: Promise | None = None
    place: str = ""


def tell(world: World, arrived: Arrived, notes: Iterable[Note]) -> None:
    """Write the contacts of a family, oldest first."""
    assert arrived.case
    for note in notes:
        write(
            actor=world.actor(note.who),
            case_id=arrived.case,
            header=Header(note.kind, days_ago(note.days), note.place, note.minutes),
            paragraphs=[Words(category, body, language="en") for category, body in note.said],
            promise=note.promise,
        )


def agree(
    world: World,
    arrived: Arrived,
    asks: Sequence[Ask],
    answers: dict[str, dict[str, frozenset[Category] | None]],
    *,
    by: str,
) -> None:
    """Ask for consents and record what each adult said.

    `answers`: relation, then column, then the categories agreed to; None is everything asked, and
    a column left out stays unanswered.
    """
    assert arrived.case
    worker = world.actor(by)
    consents = ask(actor=worker, case_id=arrived.case, asks=asks)
    for one, consent_id in zip(asks, consents, strict=True):
        for relation, said in answers.items():
            if one.column in said:
                question, asked = question_of(worker, consent_id, arrived.carers[relation])
                record_answer(
                    actor=worker,
                    question_id=question,
                    categories=asked if said[one.column] is None else said[one.column],  # type: ignore[arg-type]
                    signed=Signed(Method.SCREEN, f"({relation})"),
                )


def question_of(
    worker: Actor, consent_id: UUID, person_id: UUID
) -> tuple[UUID, frozenset[Category]]:
    """One person's question and what it asks for."""
    with entered(worker), connection.cursor() as cursor:
        cursor.execute(
            "select id, cats from consent_question where consent_id = %s and person_id = %s",
            [consent_id, person_id],
        )
        question_id, cats = cursor.fetchone()
    return question_id, frozenset(c for c in Category if cats & (1 << c))

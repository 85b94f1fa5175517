"""A plan as its page shows it: everything of one version that the reader may see, in one statement.

What the wall hides is simply not there: a partner without the family's consent gets None here and
its own actions from `asked`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from pydantic import TypeAdapter

from ciranda.access.enums import Category
from ciranda.plans.enums import (
    About,
    ActionState,
    RequestState,
    SigningMethod,
    Speaker,
    VersionState,
)
from ciranda.plans.policies.wording import why_stopped
from ciranda.plans.queries.telling import told
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class VersionLine:
    """One version in the list of versions."""

    id: UUID
    number: int
    state: VersionState
    started_at: datetime
    started_by: str
    proposed_at: datetime | None
    proposed_by: str
    proposed_words: str
    signed_at: datetime | None
    review_on: date | None
    carried_over: bool
    digest: str
    language: str


@dataclass(frozen=True)
class Someone:
    """A child the plan is about, or an adult or young person of the family."""

    id: UUID
    name: str
    relation: str = ""
    holds_responsibility: bool = False
    born_on: date | None = None


@dataclass(frozen=True)
class WordsLine:
    """Words in a section with whose they are."""

    id: UUID
    thread: UUID
    section_key: str
    category: int
    language: str
    body: str
    speaker: Speaker
    speaker_id: UUID | None
    speaker_name: str
    removed: bool
    edition: int


@dataclass(frozen=True)
class RankLine:
    """Where somebody puts a goal."""

    ranker: Speaker
    ranker_id: UUID
    name: str
    place: int


@dataclass(frozen=True)
class GoalLine:
    """A goal with everybody's place for it."""

    id: UUID
    thread: UUID
    category: int
    language: str
    family_words: str
    professional_words: str
    about: About
    about_ids: tuple[UUID, ...]
    domain: str
    routine: str
    levels: tuple[str, ...]
    baseline: int
    importance: int
    difficulty: int
    position: int
    removed: bool
    removed_reason: str
    edition: int
    ranks: tuple[RankLine, ...]

    @property
    def has_scale(self) -> bool:
        """Whether someone said how one will see that it is reached."""
        return any(self.levels)


@dataclass(frozen=True)
class ActionLine:
    """An action with its terms in this version. `service` is empty where its name tells the area
    and the reader may not know it; `place_hidden` says the same of place and payer."""

    id: UUID
    terms_id: UUID
    edition: int
    terms_edition: int
    category: int
    service_id: UUID
    service: str
    sector: str
    goal_thread: UUID | None
    language: str
    what: str
    person_name: str
    frequency: str
    length: str
    level_key: str
    level_reason: str
    place: str
    payer: str
    place_hidden: bool
    starts_on: date | None
    due_on: date | None
    state: ActionState
    state_reason: str
    state_at: datetime
    request: RequestState
    request_words: str
    requested_at: datetime | None
    answered_at: datetime | None
    waiting_until: date | None
    asked: bool
    passed_from: UUID | None
    removed: bool
    removed_reason: str
    ordered_by: str = ""
    order_explained: str = ""

    @property
    def why_stopped(self) -> str:
        """Why it stopped, in the reader's language where the record put it."""
        return why_stopped(self.state_reason)


@dataclass(frozen=True)
class BeforeLine:
    """An action of the former team's signed version. `service` is empty where its name tells the
    area and the reader may not know it; `goes_on`: it stands in this version too."""

    id: UUID
    what: str
    language: str
    state: ActionState
    state_reason: str
    service_id: UUID
    service: str
    sector: str
    goes_on: bool

    @property
    def to_ask_again(self) -> bool:
        """Whether it was going on or done with the former team and is asked of nobody here."""
        return not self.goes_on and self.state != ActionState.STOPPED


@dataclass(frozen=True)
class SignatureLine:
    """An answer that the reader may see."""

    line_key: str
    person_id: UUID | None
    membership_id: UUID | None
    name: str
    standing: str
    agrees: bool
    words: str
    method: SigningMethod
    signed_at: datetime
    counts: bool


@dataclass(frozen=True)
class AttainmentLine:
    """Where a goal stood."""

    goal_thread: UUID
    level: int | None
    words: str


@dataclass(frozen=True)
class ReviewLine:
    """A review with its ratings."""

    id: UUID
    version_number: int
    held_on: date
    attendees: tuple[str, ...]
    family_words: str
    professional_words: str
    next_on: date | None
    recorded_by: str
    ratings: tuple[AttainmentLine, ...]


@dataclass(frozen=True)
class PlanPage:
    """One version of a plan with what stands around it."""

    plan_id: UUID
    pack_version_id: UUID
    dossier_id: UUID
    cases: tuple[UUID, ...]
    writes: int
    version: VersionLine
    versions: tuple[VersionLine, ...]
    subjects: tuple[Someone, ...]
    family: tuple[Someone, ...]
    manager: str
    words: tuple[WordsLine, ...]
    goals: tuple[GoalLine, ...]
    actions: tuple[ActionLine, ...]
    before: tuple[BeforeLine, ...]
    signatures: tuple[SignatureLine, ...]
    reviews: tuple[ReviewLine, ...]

    @property
    def pack(self) -> Pack:
        """The pack version that gives the plan its sections and its paper."""
        return pack_of(self.pack_version_id)

    @property
    def may_write(self) -> bool:
        """Whether the reader's rows may be written here at all; the role decides the rest."""
        return bool(self.writes & 1 << Category.PLAN)

    @property
    def is_draft(self) -> bool:
        """Whether this version may still be changed."""
        return self.version.state == VersionState.DRAFT

    @property
    def is_newest(self) -> bool:
        """Whether no later version exists."""
        return self.version.number == max(v.number for v in self.versions)

    @property
    def standing_goals(self) -> tuple[GoalLine, ...]:
        """The goals that stand, what matters most to the family first.

        By the best place any of the family gave; then by the sum of the family's places; then by
        the professionals'; then as they were set.
        """
        return tuple(sorted((g for g in self.goals if not g.removed), key=_weight))

    @property
    def standing_actions(self) -> tuple[ActionLine, ...]:
        """The actions that stand in this version."""
        return tuple(a for a in self.actions if not a.removed)

    @property
    def to_ask_again(self) -> tuple[BeforeLine, ...]:
        """What somebody did with the former team, and what is to be asked again here."""
        return tuple(line for line in self.before if line.to_ask_again)

    @property
    def is_from_before(self) -> bool:
        """Whether this version was signed with the former team, and by nobody here."""
        return self.version.carried_over and self.version.state == VersionState.SIGNED

    @property
    def called(self) -> str:
        """Whom the plan is about, by their short names: the adults of a family without a child by
        name."""
        return ", ".join(someone.name for someone in self.subjects or self.family)


def _weight(goal: GoalLine) -> tuple[float, ...]:
    family = [r.place for r in goal.ranks if r.ranker == Speaker.FAMILY]
    others = [r.place for r in goal.ranks if r.ranker == Speaker.PROFESSIONAL]
    far = float("inf")
    mean = sum(family) / len(family) if family else far
    return (min(family, default=far), mean, min(others, default=far), goal.position)


_READ: TypeAdapter[PlanPage] = TypeAdapter(PlanPage)


def plan_page(plan_id: UUID, *, number: int | None = None, drafts: bool = True) -> PlanPage | None:
    """A version of a plan, the newest unless a number is given; None if it is nobody's to see.

    `drafts` lets unsigned drafts be read: for those who write the plan and for the family whose
    plan it is. One statement.
    """
    given: dict[str, Any] = {"plan": plan_id, "number": number, "drafts": drafts}
    return told("page", given, _READ)


def plan_of(case_id: UUID) -> UUID | None:
    """The plan that a case works on now, None if there is none to see. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select plan_id from cases_planvolume where case_id = %s and ended_at is null"
            " order by opened_at desc limit 1",
            [case_id],
        )
        found = cursor.fetchone()
    return found[0] if found else None

"""A pack as a whole: programme.yaml with its plan, its forms and its words."""

from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from ciranda.access.enums import Category
from ciranda.programmes.enums import FormUse, RoleKind, StageKind
from ciranda.programmes.policies.questionnaire import Questionnaire
from ciranda.programmes.policies.schema.arriving import Expecting, SignUp
from ciranda.programmes.policies.schema.asking import Desk, Requests, Rung
from ciranda.programmes.policies.schema.base import Count, Keyed, Named, Part
from ciranda.programmes.policies.schema.consortium import (
    BudgetLine,
    Members,
    ProjectEnd,
    TeamMeetings,
)
from ciranda.programmes.policies.schema.monitoring import Monitoring, Payer
from ciranda.programmes.policies.schema.path import (
    Clock,
    Closure,
    Reason,
    Retention,
    Stage,
    Status,
    Transfer,
    Transition,
    Triage,
)
from ciranda.programmes.policies.schema.people import Ages, Eligibility, Referral, Subject
from ciranda.programmes.policies.schema.places import Commitments, OrdinaryPlace
from ciranda.programmes.policies.schema.plan import Plan
from ciranda.programmes.policies.schema.sharing import (
    CircleRule,
    Column,
    Lead,
    Role,
    Signatures,
    YoungPeople,
)
from ciranda.programmes.policies.schema.telling import Exchanges, TellOnce
from ciranda.programmes.policies.schema.together import GroupKind
from ciranda.programmes.policies.schema.work import (
    Attendance,
    ContactKind,
    Indicator,
    MeetingKind,
    NextStep,
    Reviews,
    ScheduledContact,
    SensitiveItem,
    Signals,
    Surveillance,
)
from ciranda.programmes.policies.words import Words

PackKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class FormEntry(Named):
    """A form of the pack: the file forms/KEY.json."""

    used_for: FormUse = Field(description="When it is offered.", examples=["assessment"])


class Sheet(Part):
    """programme.yaml: everything about a programme but its plan, forms and words."""

    texts: ClassVar = {"title": True, "summary": False, "clocks_note": False}

    key: PackKey = Field(
        description="The pack's own name; also its folder's.", examples=["early-help-xy"]
    )
    version: Count = Field(
        description="Raise it with every change after the pack was first installed.",
        examples=["1"],
    )
    country: Country | None = Field(
        default=None,
        description="Where it is used, for lists and holidays. No rule depends on it.",
        examples=["PT"],
    )
    currency: Currency | None = Field(
        default=None,
        description="The currency (ISO 4217) of every amount of money of the programme; left out, "
        "amounts stand as numbers alone.",
        examples=["EUR"],
    )
    languages: tuple[Language, ...] = Field(
        description="The languages its words are complete in; English must be among them.",
        examples=["[en, pt]"],
        min_length=1,
    )
    subject: Subject = Field(description="What one case is about.", examples=["{kinds: [child]}"])
    expecting: Expecting | None = Field(
        default=None,
        description="How a case on a pregnancy begins and ends; leave out if there is none.",
        examples=["{opens_stage: expecting, closes_for: child_born}"],
    )
    ages: Ages | None = Field(
        default=None,
        description="Ages at entry and exit; leave out if age plays no part.",
        examples=["{before_months: 72}"],
    )
    referral: Referral = Field(description="Who may ask.", examples=["{who: [anyone]}"])
    sign_up: SignUp | None = Field(
        default=None,
        description="Births of an area are a number until the family signed up; leave out if "
        "there is no such gate.",
        examples=["{asks: {signature: {}}, hide_below: 5}"],
    )
    signals: Signals | None = Field(
        default=None,
        description="How weak signals come together.",
        examples=["{weak_needed: 3, expire_after: 90 days}"],
    )
    eligibility: Eligibility | None = Field(
        default=None,
        description="Factors and the rule that weighs them; leave out if there is none.",
        examples=["{groups: …, rules: …, verdicts: …, otherwise: redirected}"],
    )
    triage: Triage = Field(
        description="What may become of a referral.",
        examples=["{accept: {opens_stage: welcome}}"],
    )
    statuses: Keyed[Status] = Field(
        description="How the programme calls where a family stands.",
        examples=["{direct_support: {tone: active}}"],
        min_length=1,
    )
    stages: Keyed[Stage] = Field(
        description="Where a case can be, and where it can go from there.",
        examples=["{welcome: {kind: entry, status: being_admitted, moves: {closed: }}}"],
        min_length=1,
    )
    reasons: Keyed[Reason] = Field(
        description="Every reason the pack uses, by key.", examples=["{moved_away: {}}"]
    )
    clocks: Keyed[Clock] = Field(
        default_factory=dict,
        description="Deadlines.",
        examples=[
            "{answer: {starts_on: referral_received, stops_on: referral_answered, "
            "length: 10 working days}}"
        ],
    )
    contact_schedule: Keyed[ScheduledContact] = Field(
        default_factory=dict,
        description="Contacts everyone is offered at set times. They belong to a line that the "
        "programme keeps itself: `monitoring` must say who is invited. A visit that another "
        "service makes, and at which help is offered, is a referral, not a contact of this list.",
        examples=["{two_months: {at: 2 months, kind: visit}}"],
    )
    monitoring: Monitoring | None = Field(
        default=None,
        description="A line of planned contacts that goes on beside other help; leave out if the "
        "programme has none.",
        examples=[
            "{invite_before: 2 weeks, answer_within: 3 weeks, ask_again_after: 12 months, …}"
        ],
    )
    payers: Keyed[Payer] = Field(
        default_factory=dict,
        description="Who pays for contacts, where that is counted.",
        examples=["{core: , additional: }"],
    )
    contact_kinds: Keyed[ContactKind] = Field(
        description="Ways of being in touch.",
        examples=["{visit: {asks_place: true}}"],
        min_length=1,
    )
    attendance: Keyed[Attendance] = Field(
        description="What can become of a planned contact.",
        examples=["{came: {took_place: true}}"],
        min_length=1,
    )
    sensitive_items: Keyed[SensitiveItem] = Field(
        default_factory=dict,
        description="Things of which a worker asks first whether they may stand in the file: what "
        "is refused is kept nowhere.",
        examples=["{debts: {category: finance}}"],
    )
    next_steps: Keyed[NextStep] = Field(
        default_factory=dict,
        description="What a worker may promise; it becomes a task.",
        examples=["{call_family: {due_after: 7 days}}"],
    )
    consent_columns: Keyed[Column] = Field(
        description="What the family can agree to, each with its own signature.",
        examples=["{health: {kind: sharing, …}}"],
        min_length=1,
    )
    signatures: Signatures = Field(
        description="Who must sign, by age and category.",
        examples=["{rules: [{who: any_holder}]}"],
    )
    roles: Keyed[Role] = Field(
        description="Who stands around a case, and what each reads and writes.",
        examples=["{case_manager: {kind: case_manager, reads: all}}"],
        min_length=1,
    )
    young_people: YoungPeople = Field(
        default_factory=YoungPeople,
        description="What becomes the young person's own.",
        examples=["{own_from_months: {health: 192}}"],
    )
    circle: CircleRule | None = Field(
        default=None,
        description="How many faces a family gets to know; leave out for any number.",
        examples=["{most_faces: 4}"],
    )
    lead: Lead = Field(description="How the case manager is found.", examples=["{chosen_by: team}"])
    meeting_kinds: Keyed[MeetingKind] = Field(
        default_factory=dict,
        description="Meetings around the family.",
        examples=["{review: {every: 6 months}}"],
    )
    reviews: Reviews | None = Field(
        default=None,
        description="How often the plan is looked at again.",
        examples=["{every: 6 months}"],
    )
    ordinary_place: OrdinaryPlace | None = Field(
        default=None,
        description="A place meant for every child that goes before the programme; leave out if "
        "there is none.",
        examples=["{reasons: [no_place_near], answer_before: 3 days}"],
    )
    commitments: Commitments = Field(
        default_factory=dict,
        description="What can fill a family's week, in the programme's words.",
        examples=["{group: , course: {protected: true}}"],
    )
    surveillance: Surveillance | None = Field(
        default=None,
        description="Watching without direct support.",
        examples=["{recall_every: 6 months}"],
    )
    transfer: Transfer = Field(
        description="Handing a case to another team.",
        examples=["{offer_expires_after: 10 working days, sender_reads_for: 30 days}"],
    )
    transition: Transition | None = Field(
        default=None,
        description="Leaving at the exit age; leave out if age ends nothing.",
        examples=["{prepare_before_months: 12, receiving: {school: {}}}"],
    )
    retention: Retention = Field(
        default=Retention(),
        description="How long a closed case is kept; leave out for ten years.",
        examples=["{keep_for: 120 months, categories: {source: 24 months}}"],
    )
    closure: Closure = Field(
        description="How a case ends.", examples=["{reasons: [goals_reached]}"]
    )
    group_kinds: Keyed[GroupKind] = Field(
        default_factory=dict,
        description="Kinds of groups for several families at once.",
        examples=["{open_morning: {counts: heads}}"],
    )
    desk: Desk | None = Field(
        default=None,
        description="A counter where help needs no name; leave out if there is none.",
        examples=["{topics: {housing: {}}, outcomes: {listened: {}}}"],
    )
    requests: Requests | None = Field(
        default=None,
        description="How services are asked to do something; leave out if only plans ask.",
        examples=["{needs: [warm_referral], topics: {housing: {}}, …}"],
    )
    tell_once: TellOnce | None = Field(
        default=None,
        description="What a family tells once, part by part; leave out if there is none.",
        examples=["{parts: {home: {category: social}}}"],
    )
    exchanges: Exchanges | None = Field(
        default=None,
        description="Talk with other agencies about a named child; leave out if none is kept.",
        examples=["{purposes: {plan_together: {}}}"],
    )
    members: Members | None = Field(
        default=None,
        description="How many agencies a team is meant to have; leave out for any number.",
        examples=["{least: 3, most: 6}"],
    )
    team_meetings: TeamMeetings | None = Field(
        default=None,
        description="Meetings of the team itself, without a family.",
        examples=["{every: 2 weeks, kinds: {coordination: {}}}"],
    )
    budget_lines: Keyed[BudgetLine] = Field(
        default_factory=dict,
        description="The categories in which the funder accepts costs.",
        examples=["{specialist_hours: {pooled: true}}"],
    )
    project_end: ProjectEnd | None = Field(
        default=None,
        description="What happens when the money of a project ends; leave out if it never does.",
        examples=["{onward: going_on, warn_before: 3 months}"],
    )
    indicators: Keyed[Indicator] = Field(
        default_factory=dict,
        description="The programme's figures.",
        examples=["{seen_in_time: {kind: share_on_time, of: first_visit}}"],
    )
    forms: Keyed[FormEntry] = Field(
        default_factory=dict,
        description="The forms in forms/, by file name without .json.",
        examples=["{first_look: {used_for: assessment}}"],
    )


class Pack(Sheet):
    """A pack, read and frozen. Cases hold on to the version they began with."""

    plan: Plan
    questionnaires: dict[str, Questionnaire] = Field(default_factory=dict)
    locale: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @cached_property
    def words(self) -> Words:
        """The pack's words in all its languages."""
        return Words(self.locale)

    def label(self, path: str, language: str) -> str:
        """The words at a path such as `stages.welcome`, falling back to English."""
        return self.words.label(path, language)

    @cached_property
    def entry_stage(self) -> Stage:
        """The stage in which an accepted case begins."""
        return next(s for s in self.stages.values() if s.kind is StageKind.ENTRY)

    @property
    def has_choices(self) -> bool:
        """Whether in some kind of group those who come choose the worker."""
        return any(kind.chooses_worker for kind in self.group_kinds.values())

    @property
    def ladder(self) -> dict[str, Rung] | None:
        """What comes before another service is asked; None where nothing does."""
        return (self.requests.ladder or None) if self.requests else None

    def manager_label(self, language: str) -> str:
        """What this programme calls whoever holds a case together."""
        (role,) = self.roles_of(RoleKind.CASE_MANAGER)
        return self.label(f"roles.{role.key}", language)

    def roles_of(self, kind: RoleKind) -> tuple[Role, ...]:
        """The roles of one kind, in the pack's order."""
        return tuple(role for role in self.roles.values() if role.kind is kind)

    def family_reads(self, age_months: int | None) -> frozenset[Category]:
        """What the adults of the family read of a child of this age in months.

        Nothing the pack gives to the young person (design, section 7). Where the age is unknown,
        nothing that the pack gives to any young person.
        """
        reads = frozenset(c for r in self.roles_of(RoleKind.FAMILY) for c in r.reads)
        if age_months is None:
            return reads - frozenset(self.young_people.own_from_months)
        return reads - self.young_people.own_at(age_months)

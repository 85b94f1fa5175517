"""What plans ask of one's own service, and one action with how it went on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from pydantic import TypeAdapter

from ciranda.plans.enums import ActionState, RequestState
from ciranda.plans.policies.wording import why_stopped
from ciranda.plans.queries.telling import told

PAGE_SIZE = 25


@dataclass(frozen=True)
class AskedAction:
    """An action of one's own service, as the list shows it. `is_ours`: one's own service wrote it
    into the plan, so that nobody asked for it."""

    id: UUID
    about: str
    what: str
    due_on: date | None
    state: ActionState
    request: RequestState
    asked_at: datetime
    is_ours: bool = False


@dataclass(frozen=True)
class Ended:
    """A plan that no longer shares with the service: one's own words stay readable."""

    dossier_id: UUID
    about: str
    ended_at: datetime
    words: int


@dataclass(frozen=True)
class Asked:
    """One page of what plans ask of a service: waiting for an answer first, then by due date."""

    actions: tuple[AskedAction, ...]
    total: int
    unanswered: int
    ended: tuple[Ended, ...]


@dataclass(frozen=True)
class UpdateLine:
    """How an action went on, by whom."""

    at: datetime
    author: str
    state: str
    request: str
    words: str
    dissents: bool = False


@dataclass(frozen=True)
class OneAction:
    """An action with its terms and its course. `plan_seen` says whether more of the plan is there
    for the reader; `agreed_words` is empty where the terms are hidden."""

    id: UUID
    plan_id: UUID
    edition: int
    service_id: UUID
    service: str
    sector: str
    about: str
    what: str
    person_name: str
    frequency: str
    length: str
    level_key: str
    level_reason: str
    place: str
    payer: str
    place_hidden: bool
    due_on: date | None
    state: ActionState
    state_reason: str
    request: RequestState
    request_words: str
    waiting_until: date | None
    asked_at: datetime | None
    goal_words: str
    plan_seen: bool
    writes: int
    dossier_id: UUID
    category: int
    updates: tuple[UpdateLine, ...]
    ordered_by: str = ""
    order_explained: str = ""

    @property
    def why_stopped(self) -> str:
        """Why it stopped, in the reader's language where the record put it."""
        return why_stopped(self.state_reason)

    @property
    def may_update(self) -> bool:
        """Whether the reader may say how it goes on."""
        return bool(self.writes & 1 << self.category)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in {ActionState.PLANNED, ActionState.UNDER_WAY}


_ASKED: TypeAdapter[Asked] = TypeAdapter(Asked)
_ACTION: TypeAdapter[OneAction] = TypeAdapter(OneAction)


def asked_of(service_id: UUID, *, page: int = 1, plan_id: UUID | None = None) -> Asked:
    """What plans, or one plan, ask of a service, `PAGE_SIZE` a page.

    One statement, driven by the service.
    """
    given = {
        "service": service_id,
        "plan": plan_id,
        "limit": PAGE_SIZE,
        "offset": PAGE_SIZE * (page - 1),
    }
    found = told("asked", given, _ASKED)
    assert found  # one row, whatever it holds
    return found


def action_page(action_id: UUID) -> OneAction | None:
    """One action with its course; None if it is nobody's to see. One statement."""
    return told("action", {"action": action_id}, _ACTION)


def own_words(dossier_id: UUID, service_id: UUID) -> list[UpdateLine]:
    """What one's service wrote in its part of a plan. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select u.at, u.author, u.state, u.request, u.words from plans_actionupdate u"
            " where u.dossier_id = %s and exists (select 1 from cases_planpart x"
            " where x.dossier_id = u.dossier_id and x.service_id = %s) order by u.at desc",
            [dossier_id, service_id],
        )
        return [UpdateLine(*row) for row in cursor.fetchall()]

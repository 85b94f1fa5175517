"""Bars: who may not see, whatever else allows it. They follow the human, not the role."""

import json
from typing import Literal
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import BarKind, Permission
from ciranda.cases.actions.consents import settle_case
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.common.database import rows

Who = Literal["worker", "person", "human"]


@action(Permission.ACCESS_BAR)
def record_bar(
    *,
    actor: Actor,
    kind: BarKind,
    who: Who,
    who_id: UUID,
    case_id: UUID,
    person_id: UUID | None = None,
    reason: str,
) -> UUID:
    """Bar a worker (by a membership of theirs), a person of the family, or an account's human.

    From the case, or with `person_id` from everything about that person: this case, their other
    cases, those to come. From their next request on they see nothing of it. Gives the bar's id.
    Raises Refused without grounds, or when nothing can be barred here.
    """
    if not reason.strip():
        raise Refused(_("Write the grounds: the decision, its number and date, or what was told."))
    return _bar(case_id, kind, who, who_id, person_id, reason)


@action(Permission.CASE_READ)
def declare_family_tie(*, actor: Actor, case_id: UUID, reason: str) -> UUID:
    """A worker says that this is their own family: they see nothing of it from now on.

    Anyone may declare it of themselves; only somebody else can end it.
    """
    if actor.human_id is None:
        raise Refused(_("Only a person can declare a family tie."))
    return _bar(case_id, BarKind.FAMILY_TIE, "human", actor.human_id, None, reason)


@action(Permission.FAMILY_ACT)
def refuse_worker(*, actor: Actor, case_id: UUID, membership_id: UUID, reason: str = "") -> UUID:
    """The family does not want this worker. Beats all but a duty to protect the child.

    One adult cannot refuse another adult's own helper (design, section 7). Where the refused one
    is case manager, the team's coordinator stands in at once.
    """
    return _bar(case_id, BarKind.REFUSAL, "worker", membership_id, None, reason)


@action(Permission.ACCESS_BAR)
def end_bar(*, actor: Actor, case_id: UUID, bar_id: UUID, grounds: str) -> None:
    """End a bar. Needs grounds; nobody ends one that binds themselves."""
    _end(case_id, bar_id, grounds)


@action(Permission.FAMILY_ACT)
def take_back_refusal(*, actor: Actor, case_id: UUID, bar_id: UUID, grounds: str) -> None:
    """The one who refused a worker no longer does."""
    _end(case_id, bar_id, grounds)


def _bar(
    case_id: UUID, kind: BarKind, who: Who, who_id: UUID, person_id: UUID | None, reason: str
) -> UUID:
    lock(case_id)
    scope = (None, person_id) if person_id else (case_id, None)
    with connection.cursor() as cursor:
        cursor.execute(
            "select cases_bar(%s::smallint, %s, %s, %s, %s, %s)",
            [int(kind), who, who_id, *scope, reason],
        )
        found = cursor.fetchone()[0]
    if found is None:
        raise Refused(_("This cannot be recorded here. Ask the team's coordinator."))
    answer = json.loads(found) if isinstance(found, str) else found
    for changed in sorted(answer["cases"]):
        lock(UUID(changed))
        rederive(UUID(changed))
        _settle(UUID(changed), kind)
    touched(_dossier_of(case_id), UUID(answer["bar"]), "kind", "human", kind="bar")
    return UUID(answer["bar"])


def _end(case_id: UUID, bar_id: UUID, grounds: str) -> None:
    if not grounds.strip():
        raise Refused(_("Write the grounds on which it ends."))
    with connection.cursor() as cursor:
        cursor.execute("select cases_end_bar(%s, %s)", [bar_id, grounds])
        changed: list[UUID] | None = cursor.fetchone()[0]
    if changed is None:
        raise Refused(_("This bar is not yours to end."))
    for other_id in sorted(changed):
        lock(other_id)
        rederive(other_id)
        _settle(other_id, None)
    touched(_dossier_of(case_id), bar_id, "ended_at", "grounds", kind="bar")


def _settle(case_id: UUID, kind: BarKind | None) -> None:
    """Who a court keeps away signs for nobody; whoever is free again may refuse again."""
    if kind in (None, BarKind.COURT):
        settle_case(case_id)


def _dossier_of(case_id: UUID) -> UUID | None:
    with connection.cursor() as cursor:
        found = rows(
            cursor,
            "select dossier_id from cases_volume where case_id = %s order by number desc limit 1",
            [case_id],
        )
    return found[0]["dossier_id"] if found else None

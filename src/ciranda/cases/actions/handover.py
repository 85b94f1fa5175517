"""Closing a membership: everything a worker holds passes to somebody else first (section 7).

Each thing has its own successor. Until the worker's last day anything can be taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission, Role
from ciranda.agencies.models import Membership, Placement
from ciranda.cases.actions.circle import Part, join_worker, leave
from ciranda.cases.actions.coordination import open_standing
from ciranda.cases.actions.passing import Done, pass_on
from ciranda.cases.enums import EndReason, Held
from ciranda.cases.models import CircleMember, Coordination, HandedOver
from ciranda.cases.queries.team import left_by, members
from ciranda.cases.queries.workers import workers
from ciranda.common.database import instant


@dataclass(frozen=True)
class Choice:
    """One thing and who takes it over; nobody only for a place in a circle, which then ends."""

    kind: Held
    id: UUID
    to: UUID | None


@dataclass(frozen=True)
class Outcome:
    """How many things passed on, and what could not, each with its choice and the reason."""

    passed: int
    refused: tuple[tuple[Choice, str], ...]


@action(Permission.CASE_ALLOCATE)
def hand_over(*, actor: Actor, membership_id: UUID, choices: Sequence[Choice]) -> Outcome:
    """Pass things of a leaving worker on, each to its own successor; the cases first.

    What cannot pass (a successor barred from a family, one who does not work with it) stays and is
    told; the rest passes. Families hear of a new case manager, of their circle and of meetings.
    Raises Refused for somebody one does not lead.
    """
    _require_leading(actor, membership_id)
    names = {w.membership_id: w.name for w in workers(c.to for c in choices if c.to)}
    refused: list[tuple[Choice, str]] = []
    order = list(Held)
    for choice in sorted(choices, key=lambda c: (order.index(c.kind), c.id)):
        try:
            with transaction.atomic():
                done = pass_on(actor, choice.kind, choice.id, of=membership_id, to=choice.to)
                _keep(actor, membership_id, choice, done, names)
        except Refused as reason:
            refused.append((choice, str(reason)))
    touched(None, membership_id, "handed_over", kind="membership")
    return Outcome(len(choices) - len(refused), tuple(refused))


@action(Permission.CASE_ALLOCATE)
def take_back(*, actor: Actor, membership_id: UUID, ids: Iterable[UUID]) -> Outcome:
    """Give things back to the worker who handed them over, until their last day.

    Raises Refused when the membership has ended, or for somebody one does not lead.
    """
    _require_leading(actor, membership_id)
    found = HandedOver.objects.filter(
        pk__in=list(ids), from_membership_id=membership_id, taken_back_at=None
    )
    refused: list[tuple[Choice, str]] = []
    passed = 0
    order = list(Held)
    # the case comes back before its tasks: only who works with a family may hold them
    for row in sorted(found, key=lambda r: order.index(Held(r.kind))):
        choice = Choice(Held(row.kind), row.made_id or row.object_id, membership_id)
        try:
            with transaction.atomic():
                _return(actor, row, choice)
                row.taken_back_at = instant()
                row.save(update_fields=["taken_back_at"])
            passed += 1
        except Refused as reason:
            refused.append((choice, str(reason)))
    touched(None, membership_id, "taken_back", kind="membership")
    return Outcome(passed, tuple(refused))


@action(Permission.WORKER_CLOSE)
def close_membership(*, actor: Actor, membership_id: UUID, ends_on: date | None = None) -> None:
    """End a membership from a day on (today if none is given): until then it works as before.

    Raises Refused while anything is left to hand over, or for a day that has passed.
    """
    _require_leading(actor, membership_id)
    left = [x for x in left_by(membership_id) if x.waits]
    if left:
        teams = ", ".join(x.team for x in left)
        raise Refused(
            _("Something is left to hand over in: %(teams)s. Hand it over first.")
            % {"teams": teams}
        )
    today = instant().date()
    ends = ends_on or today
    if ends < today:
        raise Refused(_("A membership ends today or later."))
    _end(membership_id, ends)
    touched(None, membership_id, "ended_on", kind="membership")


def _end(membership_id: UUID, ends: date) -> None:
    still = Membership.objects.filter(pk=membership_id).exclude(ended_on__lte=instant().date())
    if not still.update(ended_on=ends):
        raise Refused(_("This membership has ended already."))
    Placement.objects.filter(membership_id=membership_id, ended_on=None).update(ended_on=ends)


def _require_leading(actor: Actor, membership_id: UUID) -> None:
    agency_id = actor.agency_id if actor.role is Role.AGENCY_LEAD else None
    led = members(human_id=actor.human_id, team_ids=actor.team_ids, agency_id=agency_id)
    if not any(m.membership_id == membership_id and not m.is_me for m in led):
        raise Refused(_("You do not lead this worker: ask their coordinator or agency."))


def _keep(
    actor: Actor, membership_id: UUID, choice: Choice, done: Done, names: dict[UUID, str]
) -> None:
    case = open_standing(done.case_id)
    HandedOver.objects.create(
        case_id=done.case_id,
        dossier_id=case.dossier_id,
        kind=choice.kind,
        object_id=choice.id,
        made_id=done.made_id,
        from_membership_id=membership_id,
        to_membership_id=choice.to,
        to_name=names.get(choice.to, "") if choice.to else "",
        handed_at=instant(),
        handed_by=actor.human_id or membership_id,
    )


def _return(actor: Actor, row: HandedOver, choice: Choice) -> None:
    if row.kind == Held.CIRCLE:
        _return_to_circle(actor, row)
        return
    if row.to_membership_id is None:
        raise Refused(_("This is no longer theirs: somebody else changed it meanwhile."))
    pass_on(actor, choice.kind, choice.id, of=row.to_membership_id, to=choice.to)
    if row.kind == Held.CASE:
        # who was only lent the case is not its former manager with the other's reason
        lent = Coordination.objects.filter(pk=row.made_id or row.object_id)
        lent.update(end_reason=EndReason.REPLACED)


def _return_to_circle(actor: Actor, row: HandedOver) -> None:
    old = CircleMember.objects.get(pk=row.object_id)
    part = Part(old.role_key, old.relation, old.helper_of_id)
    join_worker(actor=actor, case_id=row.case_id, membership_id=row.from_membership_id, part=part)
    if row.made_id and CircleMember.objects.filter(pk=row.made_id, ended_at=None).exists():
        leave(actor=actor, member_id=row.made_id, reason=EndReason.REPLACED)

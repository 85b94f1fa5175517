"""Who is case manager: named once, then replaced, never absent (design, section 8)."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, principal, touched
from ciranda.access.enums import Category, Permission, PrincipalKind
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.notices import tell_family
from ciranda.cases.enums import EndReason, NoticeKind
from ciranda.cases.models import CircleMember, Coordination, Cover
from ciranda.cases.queries.circle import barred_among
from ciranda.cases.queries.standing import Standing, standing
from ciranda.cases.queries.workers import Worker, worker
from ciranda.common.database import instant
from ciranda.programmes.enums import ChosenBy, Event, LeadFrom

REPLACEABLE_FOR = (EndReason.REPLACED, EndReason.LEFT_JOB, EndReason.FAMILY_WISH)


@action(Permission.CASE_ALLOCATE)
def allocate(
    *, actor: Actor, case_id: UUID, membership_id: UUID, named_by_family: bool = False
) -> UUID:
    """Name the first case manager. Gives the coordination's id.

    The pack says who names and from where (`lead`). Raises Refused with the reason when the case
    has one already, the worker cannot be, or the pack leaves the choice to the family.
    """
    lock(case_id)
    case = open_standing(case_id)
    if case.manager:
        raise Refused(_("This family has a case manager already. Replace them instead."))
    chosen = _choose(case, membership_id, named_by_family)
    begun = _begin(case, chosen, named_by_family)
    happened(actor=actor, case_id=case_id, event=Event.CASE_ALLOCATED)
    return begun


@action(Permission.CASE_ALLOCATE)
def replace_manager(
    *,
    actor: Actor,
    case_id: UUID,
    membership_id: UUID,
    reason: EndReason,
    named_by_family: bool = False,
    goes_on: bool = False,
) -> UUID:
    """Let another worker take over: they begin at the instant the one before ends.

    Gives the new coordination's id. `goes_on`: the one before leaves, so that somebody goes on even
    where the family chooses; it may name another at any time. Raises Refused as `allocate` does.
    """
    lock(case_id)
    case = open_standing(case_id)
    if case.manager is None:
        raise Refused(_("This family has no case manager yet. Name one first."))
    if case.manager.membership_id == membership_id:
        raise Refused(_("They are the case manager already."))
    chosen = _choose(case, membership_id, named_by_family, goes_on=goes_on)
    _end(case.manager.coordination_id, case.manager.membership_id, case_id, reason)
    return _begin(case, chosen, named_by_family)


def open_standing(case_id: UUID) -> Standing:
    """The case as it stands, to change who is involved in it. Raises Refused when it is closed,
    not to be seen, or not this reader's to change."""
    case = standing(case_id)
    if case is None or case.closed_at:
        raise Refused(_("This case is closed, or it is not yours to change."))
    require_writing(case)
    return case


def require_writing(case: Standing) -> None:
    """Raises Refused for whoever reads who is involved without writing it."""
    if not case.writes_in(Category.INVOLVEMENT):
        raise Refused(_("The case manager or the team's coordinator changes who is involved."))


def welcome(case_id: UUID, membership_id: UUID) -> Worker:
    """The worker, if they may be brought into the case.

    Raises Refused for someone who has left, is suspended, or may not be involved here; the last is
    said without its reason (design, section 4, bars).
    """
    found = worker(membership_id)
    if found is None or not found.is_current:
        raise Refused(_("This worker has left or is suspended. Choose somebody else."))
    if barred_among(case_id, [membership_id]):
        raise Refused(_("This worker cannot be involved with this family. Choose another."))
    return found


def _choose(
    case: Standing, membership_id: UUID, named_by_family: bool, *, goes_on: bool = False
) -> Worker:
    lead = case.pack.lead
    if lead.chosen_by is ChosenBy.FAMILY and not named_by_family and not goes_on:
        raise Refused(_("In this programme the family chooses. Ask them whom they want."))
    if named_by_family and not lead.family_may_name:
        raise Refused(_("In this programme the team names the case manager."))
    found = welcome(case.case_id, membership_id)
    if found.role not in {"practitioner", "coordinator", "partner"}:
        raise Refused(_("Only somebody who works with families can be a case manager."))
    if lead.chosen_from is LeadFrom.TEAM and not _is_in_team(case, membership_id):
        raise Refused(_("In this programme the case manager comes from the team."))
    return found


def _is_in_team(case: Standing, membership_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            """select 1 from agencies_placement where membership_id = %s and team_id = %s
               and started_on <= current_date and (ended_on is null or ended_on > current_date)""",
            [membership_id, case.team_id],
        )
        return cursor.fetchone() is not None


def _begin(case: Standing, chosen: Worker, named_by_family: bool) -> UUID:
    principal(PrincipalKind.MEMBERSHIP, chosen.membership_id)
    begun = Coordination.objects.create(
        case_id=case.case_id,
        dossier_id=case.dossier_id,
        custody_id=case.custody_id,
        membership_id=chosen.membership_id,
        name=chosen.name,
        profession=chosen.profession,
        agency_name=chosen.agency,
        phone=chosen.phone,
        chosen_by_family=named_by_family,
        started_at=instant(),
    )
    # a case manager stands in the middle of the circle, not twice in it
    CircleMember.objects.filter(
        case_id=case.case_id, membership_id=chosen.membership_id, ended_at=None
    ).update(ended_at=instant(), end_reason=EndReason.REPLACED)
    rederive(case.case_id)
    tell_family(case.case_id, NoticeKind.CASE_MANAGER, begun.pk)
    touched(case.dossier_id, begun.pk, "membership", "started_at", kind="coordination")
    return begun.pk


def _end(coordination_id: UUID, membership_id: UUID, case_id: UUID, reason: EndReason) -> None:
    now = instant()
    Coordination.objects.filter(pk=coordination_id).update(ended_at=now, end_reason=reason)
    # whoever stood in for the one who leaves need not any longer
    Cover.objects.filter(case_id=case_id, absent_id=membership_id).exclude(
        ended_at__lte=now
    ).update(ended_at=now)

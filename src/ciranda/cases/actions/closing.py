"""Closing a case: custody, coordination and circle end in one instant; nothing is left unsaid."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import end_all
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.enums import EndReason
from ciranda.cases.models import (
    Case,
    CircleMember,
    Closing,
    Contact,
    Coordination,
    Cover,
    Custody,
    FamilyMember,
    Stage,
    StoryRelease,
    Subject,
    Task,
    Volume,
)
from ciranda.cases.policies.closure import refusals
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.parts import part_in
from ciranda.common.database import instant
from ciranda.consent.models import Effect
from ciranda.people.actions.never import never_ask
from ciranda.programmes.enums import ClosureNeed, StageKind, SubjectKind
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.policies.stages import reasons_for, refusal_to_move
from ciranda.programmes.queries import current


@dataclass(frozen=True)
class Ending:
    """How a case ends. `to` is the pack's ended stage; `left_open` says what becomes of tasks and
    planned contacts that are still open; the family was told on a day, or why not."""

    to: str
    reason: str
    note: str = ""
    told_on: date | None = None
    not_told_because: str = ""
    summary: str = ""
    left_open: str = ""
    never_ask_again: bool = False


@action(Permission.CASE_CLOSE)
def close(*, actor: Actor, case_id: UUID, ending: Ending) -> None:
    """Close a case by its pack's closure rule. Reading it stays possible for the pack's time.

    Raises Refused with everything that is missing, in words; NoSuchCase for a stranger.
    """
    lock(case_id)
    desk = desk_of(actor, case_id)
    desk.require(Category.INVOLVEMENT, Category.PLAN, Category.SCHEDULE)
    missing = _missing(actor, desk, ending)
    if missing:
        raise Refused(" ".join(missing))
    _carry_out(actor, desk, ending)


def close_with_birth(actor: Actor, case_id: UUID, reason: str) -> None:
    """Close a case that ends with a birth, as its pack says. Part of the action that records it.

    Nothing is asked of the woman that day: she knows. What was still planned is taken back.
    """
    lock(case_id)
    desk = desk_of(actor, case_id)
    ended = next(k for k, s in desk.pack.stages.items() if s.kind is StageKind.ENDED)
    _carry_out(actor, desk, Ending(ended, reason, told_on=instant().date()))


@action(Permission.CASE_OPEN)
def reopen(*, actor: Actor, case_id: UUID, team_id: UUID) -> UUID:
    """Open a new case for the same child and family; the closed one stays closed. Returns its id.

    Raises Refused while the case is open or already has a successor that the actor sees;
    NoSuchCase for a stranger.
    """
    desk = desk_of(actor, case_id)
    if desk.closed_at is None:
        raise Refused(_("This case is open: there is nothing to reopen."))
    if team_id not in actor.team_ids:
        raise Refused(_("A new case is opened in your own team."))
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None)
    people = [s.person_id for s in subjects if s.person_id]
    if Subject.objects.filter(person_id__in=people, case__closed_at=None).exists():
        raise Refused(_("There is already an open case for this child."))
    members = FamilyMember.objects.filter(case_id=case_id, ended_at=None)
    # a family that said never came back by itself: nobody opens for one that did not
    never_ask(people, desk.pack.key, stands=False)
    return open_case(
        actor=actor,
        pack_version_id=current(desk.pack.key).id,
        team_id=team_id,
        subjects=[NewSubject(SubjectKind(s.kind), s.person_id, s.pregnancy_id) for s in subjects],
        family=[
            NewFamilyMember(m.person_id, m.relation, m.holds_responsibility, m.is_young_person)
            for m in members
        ],
    )


def _people(case_id: UUID) -> list[UUID]:
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None, person_id__isnull=False)
    return list(subjects.values_list("person_id", flat=True))


def _carry_out(actor: Actor, desk: Desk, ending: Ending) -> None:
    case_id = desk.case_id
    assert desk.dossier_id is not None
    now = instant()
    _end_open(case_id, ending, now)
    end_all(case_id=case_id, at=now)
    _record(actor, desk, ending, now)
    if ending.never_ask_again:
        never_ask(_people(case_id), desk.pack.key)
    _end_everyone(case_id, now)
    # what a family shared was for this work: it ends with it
    sharing = Effect.objects.filter(consent__case_id=case_id)
    sharing.filter(Q(ended_at=None) | Q(ended_at__gt=now)).update(ended_at=now)
    StoryRelease.objects.filter(case_id=case_id, ended_at=None).update(ended_at=now)
    Volume.objects.filter(case_id=case_id, closed_at=None).update(closed_at=now)
    Case.objects.filter(pk=case_id).update(closed_at=now)
    # last: from here on nobody writes
    rederive(case_id)
    touched(desk.dossier_id, case_id, "closed_at", "custody", "circle", kind="case")


def _missing(actor: Actor, desk: Desk, ending: Ending) -> list[str]:
    """Everything that still stands against closing, each with what to do."""
    pack, needs = desk.pack, desk.pack.closure.needs
    found = [_refused_end(actor, desk, ending)]
    if ending.reason in pack.reasons and pack.reasons[ending.reason].note_needed:
        found.append(None if ending.note.strip() else _("Explain the reason in a few words."))
    if ClosureNeed.FAMILY_TOLD in needs and not (ending.told_on or ending.not_told_because.strip()):
        found.append(_("Say when the family was told, or why not."))
    if ClosureNeed.CLOSING_SUMMARY in needs and not ending.summary.strip():
        found.append(_("Write a closing summary."))
    found.append(_open_without_a_word(desk.case_id, ending))
    return [said for said in found if said] + refusals(needs, desk.case_id)


def _refused_end(actor: Actor, desk: Desk, ending: Ending) -> str | None:
    pack, stage = desk.pack, clock_facts(desk.case_id).stage_key
    target = pack.stages.get(ending.to)
    if target is None or target.kind is not StageKind.ENDED:
        return _("Choose how the case ends.")
    if ending.reason not in reasons_for(pack, stage, ending.to):
        return _("Choose one of the reasons shown.")
    return refusal_to_move(
        pack, stage, ending.to, role=part_in(actor, desk.case_id, pack), reason=ending.reason
    )


def _open_without_a_word(case_id: UUID, ending: Ending) -> str | None:
    left = Task.objects.filter(case_id=case_id, done_at=None, dropped_at=None).count()
    left += Contact.objects.filter(case_id=case_id, is_planned=True, cancelled_at=None).count()
    if not left or ending.left_open.strip():
        return None
    return ngettext(
        "%(n)d task or planned contact is still open: say what becomes of it.",
        "%(n)d tasks or planned contacts are still open: say what becomes of them.",
        left,
    ) % {"n": left}


def _end_open(case_id: UUID, ending: Ending, now: datetime) -> None:
    note = ending.left_open.strip()
    Task.objects.filter(case_id=case_id, done_at=None, dropped_at=None).update(
        dropped_at=now, dropped_note=note
    )
    Contact.objects.filter(case_id=case_id, is_planned=True, cancelled_at=None).update(
        cancelled_at=now, cancelled_note=note
    )


def _record(actor: Actor, desk: Desk, ending: Ending, now: datetime) -> None:
    by: dict[str, Any] = {"case_id": desk.case_id, "dossier_id": desk.dossier_id}
    human = actor.human_id or desk.case_id
    Stage.objects.create(
        **by,
        key=ending.to,
        reason=ending.reason,
        note=ending.note.strip(),
        started_at=now,
        decided_by=human,
    )
    Closing.objects.create(
        **by,
        reason_key=ending.reason,
        note=ending.note.strip(),
        family_told_on=ending.told_on,
        family_not_told_because=ending.not_told_because.strip(),
        summary=ending.summary.strip(),
        left_open=ending.left_open.strip(),
        ask_again_on=_ask_again(desk.pack, ending, now),
        never_ask=ending.never_ask_again,
        closed_at=now,
        closed_by=human,
        closed_by_name=actor.name,
    )


def _ask_again(pack: Pack, ending: Ending, now: datetime) -> date | None:
    """A family that declined keeps a day on which someone may ask again, unless it said never
    (design, section 8)."""
    after = pack.reasons[ending.reason].ask_again_after
    if after is None or ending.never_ask_again:
        return None
    return later(now.date(), after, Calendar())


def _end_everyone(case_id: UUID, now: datetime) -> None:
    """Every worker's part ends in the same instant as the team's. The family keeps reading."""
    ended = {"ended_at": now, "end_reason": EndReason.CLOSED}
    Coordination.objects.filter(case_id=case_id, ended_at=None).update(**ended)
    CircleMember.objects.filter(case_id=case_id, ended_at=None).update(**ended)
    Cover.objects.filter(case_id=case_id, ended_at=None).update(ended_at=now)
    Custody.objects.filter(case_id=case_id, ended_at=None).update(**ended)

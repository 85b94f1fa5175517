"""Meetings: calling, inviting, the family's veto, what was decided, and notes the family has seen.

A veto binds neither a meeting about a child's safety nor another adult's own helper (design,
section 7). A decision becomes a task of exactly one worker. Notes are final only after every adult
of the family who was invited has seen them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, open_dossier, principal, touched
from ciranda.access.enums import Category, DossierKind, Permission, PrincipalKind
from ciranda.access.policies.derivation import Meeting as MeetingFact
from ciranda.access.policies.derivation import Party
from ciranda.access.policies.derivation import Volume as VolumeFact
from ciranda.cases.actions import tasks
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.coordination import welcome
from ciranda.cases.actions.derivation import lock, rederive, store
from ciranda.cases.enums import Attended, MinutesState, NoticeKind, SeenHow
from ciranda.cases.models import (
    AgendaItem,
    Decision,
    FamilyMember,
    FamilyNotice,
    Invitee,
    Meeting,
    Minutes,
    MinutesSeen,
)
from ciranda.cases.policies import sight
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.facts import facts_of
from ciranda.cases.queries.standing import Standing, standing
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.programmes.enums import Event


@dataclass(frozen=True)
class Call:
    """What a meeting is, when and where. `is_safeguarding`: about a child's safety."""

    kind_key: str
    starts_at: datetime
    place: str = ""
    lasts_minutes: int = 60
    is_safeguarding: bool = False
    agenda: Sequence[str] = ()


@dataclass(frozen=True)
class Guest:
    """Whom to invite: a worker (membership), a service, or a person of the family."""

    membership_id: UUID | None = None
    person_id: UUID | None = None
    helper_of: UUID | None = None


@dataclass(frozen=True)
class Decided:
    """A decision: in words, one worker, a day."""

    words: str
    membership_id: UUID
    due_on: date


@action(Permission.MEETING_CALL)
def call(*, actor: Actor, case_id: UUID, meeting: Call, guests: Sequence[Guest]) -> UUID:
    """Call a meeting around a family. Gives its id.

    Each person of the family who is invited is told that there is something to look at. Raises
    Refused for a kind the programme does not have, or a guest who may not be involved here.
    """
    lock(case_id)
    case = _open(actor, case_id)
    if meeting.kind_key not in case.pack.meeting_kinds:
        raise Refused(_("Choose a kind of meeting of this programme."))
    made = _create(actor, case, meeting)
    for guest in guests:
        _invite(case, made, guest)
    for position, words in enumerate(w.strip() for w in meeting.agenda):
        if words:
            _agenda(made, actor.name, words, position, by_family=False)
    rederive(case_id)
    tell_invited(made, NoticeKind.MEETING)
    touched(made.dossier_id, made.pk, "starts_at", "invitees", kind="meeting")
    return made.pk


@action(Permission.MEETING_CALL)
def invite(*, actor: Actor, meeting_id: UUID, guest: Guest) -> None:
    """Invite one more. Raises Meeting.DoesNotExist for a stranger."""
    meeting = _planned(meeting_id)
    lock(meeting.case_id)
    _invite(_open(actor, meeting.case_id), meeting, guest)
    rederive(meeting.case_id)
    touched(meeting.dossier_id, meeting_id, "invitees", kind="meeting")


@action(Permission.MEETING_CALL)
def cancel(*, actor: Actor, meeting_id: UUID, reason: str) -> None:
    """Call a meeting off, with a reason."""
    meeting = _planned(meeting_id)
    if not reason.strip():
        raise Refused(_("Say why it does not take place."))
    meeting.cancelled_at, meeting.cancel_reason = instant(), reason.strip()
    meeting.save(update_fields=["cancelled_at", "cancel_reason"])
    tell_invited(meeting, NoticeKind.MEETING_CHANGED)
    touched(meeting.dossier_id, meeting_id, "cancelled_at", kind="meeting")


@action(Permission.MEETING_CALL)
def record_veto(*, actor: Actor, meeting_id: UUID, invitee_id: UUID, person_id: UUID) -> None:
    """One adult told a worker that they do not want somebody there."""
    _veto(meeting_id, invitee_id, person_id)


@action(Permission.FAMILY_ACT)
def veto(*, actor: Actor, meeting_id: UUID, invitee_id: UUID) -> None:
    """I do not want this one there. One an adult; the others are not told who said so."""
    if actor.person_id is None:
        raise Refused(_("Only somebody of the family does this."))
    _veto(meeting_id, invitee_id, actor.person_id)


@action(Permission.MEETING_CALL)
def hold(
    *,
    actor: Actor,
    meeting_id: UUID,
    attendance: dict[UUID, Attended],
    decisions: Sequence[Decided] = (),
    held_early: bool = False,
) -> None:
    """Note who came and what was decided. Each decision becomes a task of one worker.

    What was decided about a child's safety stays in the meeting: the task only points to it.
    Raises Refused before the meeting's day, unless `held_early` says that it was held today
    already: then it is kept as held now, and not on the day it was planned for.
    """
    meeting = Meeting.objects.get(pk=meeting_id, cancelled_at=None)
    _not_before_its_day(meeting, held_early)
    for invitee in Invitee.objects.filter(meeting=meeting, uninvited_at=None):
        if invitee.pk in attendance:
            invitee.attended = attendance[invitee.pk]
            invitee.save(update_fields=["attended"])
    for decided in decisions:
        _decide(actor, meeting, decided)
    if meeting.held_at is None:
        meeting.held_at = instant()
        meeting.save(update_fields=["held_at"])
        happened(
            actor=actor,
            case_id=meeting.case_id,
            event=Event.MEETING_HELD,
            about_id=meeting.pk,
            meeting_kind=meeting.kind_key,
        )
    touched(meeting.dossier_id, meeting_id, "held_at", "attended", "decisions", kind="meeting")


def _not_before_its_day(meeting: Meeting, held_early: bool) -> None:
    calendar = clock_facts(meeting.case_id).calendar
    today = calendar.date_of(instant())
    planned = calendar.date_of(meeting.starts_at)
    if meeting.held_at or planned <= today:
        return
    if not held_early:
        raise Refused(
            _("This meeting is planned for %(day)s. If it was held earlier, say so; if not, wait.")
            % {"day": date_format(planned, "j F Y")}
        )
    meeting.starts_at = instant()
    meeting.save(update_fields=["starts_at"])


@action(Permission.MEETING_CALL)
def write_minutes(*, actor: Actor, meeting_id: UUID, body: str, language: str) -> UUID:
    """Write the notes, or change them: a changed version is a draft again, to be shown anew."""
    meeting = Meeting.objects.get(pk=meeting_id)
    if not body.strip():
        raise Refused(_("Write what was said."))
    found = Minutes.objects.filter(meeting=meeting).first()
    if found and found.state == MinutesState.FINAL:
        raise Refused(_("These notes are final. Write what is new in another meeting."))
    words = {
        "body": body.strip(),
        "language": language,
        "state": MinutesState.DRAFT,
        "shown_at": None,
        "written_by_name": actor.name,
        "written_at": instant(),
        "version": found.version + 1 if found else 1,
    }
    minutes, _made = Minutes.objects.update_or_create(
        meeting=meeting,
        defaults=words,
        create_defaults={
            **words,
            "dossier_id": meeting.dossier_id,
            "category": meeting.category,
        },
    )
    touched(meeting.dossier_id, minutes.pk, "body", kind="minutes")
    return minutes.pk


@action(Permission.MEETING_CALL)
def show_minutes(*, actor: Actor, meeting_id: UUID) -> None:
    """Show the draft to the family that was invited."""
    minutes = _minutes(meeting_id, MinutesState.DRAFT)
    minutes.state, minutes.shown_at = MinutesState.SHOWN, instant()
    minutes.save(update_fields=["state", "shown_at"])
    tell_invited(minutes.meeting, NoticeKind.MINUTES)
    touched(minutes.dossier_id, minutes.pk, "state", kind="minutes")


@action(Permission.MEETING_CALL)
def record_seen(
    *, actor: Actor, meeting_id: UUID, person_id: UUID, how: SeenHow, remark: str = ""
) -> None:
    """An adult was given the notes on paper, or had them read aloud."""
    _see(actor, meeting_id, person_id, how, remark)


@action(Permission.FAMILY_ACT)
def see_minutes(*, actor: Actor, meeting_id: UUID, remark: str = "") -> None:
    """I have seen the notes, and this is what I say to them."""
    if actor.person_id is None:
        raise Refused(_("Only somebody of the family does this."))
    _see(actor, meeting_id, actor.person_id, SeenHow.PORTAL, remark)


@action(Permission.MEETING_CALL)
def finish_minutes(*, actor: Actor, meeting_id: UUID) -> None:
    """Make the notes final: only after everyone of the family who was invited has seen them."""
    meeting = Meeting.objects.get(pk=meeting_id)
    invited = set() if meeting.is_safeguarding else _adults(meeting)
    minutes = _minutes(meeting_id, MinutesState.SHOWN if invited else None)
    seen = MinutesSeen.objects.filter(minutes=minutes, version=minutes.version)
    if invited - set(seen.values_list("person_id", flat=True)):
        raise Refused(_("Somebody of the family has not seen these notes yet. Show them first."))
    minutes.state, minutes.final_at = MinutesState.FINAL, instant()
    minutes.final_by = actor.human_id
    minutes.save(update_fields=["state", "final_at", "final_by"])
    touched(minutes.dossier_id, minutes.pk, "state", kind="minutes")


def _open(actor: Actor, case_id: UUID) -> Standing:
    case = standing(case_id)
    if case is None or case.closed_at or actor.membership_id is None:
        raise Refused(_("This case is closed, or it is not yours to change."))
    if not case.writes_in(Category.SCHEDULE):
        raise Refused(_("Ask the case manager to call a meeting."))
    return case


def _create(actor: Actor, case: Standing, call: Call) -> Meeting:
    now, dossier_id, organiser_id = instant(), uuid7(), uuid7()
    assert actor.membership_id is not None
    number = principal(PrincipalKind.MEMBERSHIP, actor.membership_id)
    seen = sight.of_invitee(False, True, safeguarding=call.is_safeguarding)
    facts = facts_of(case.case_id)
    fact = MeetingFact(
        VolumeFact(dossier_id, case.custody_id, now),
        (Party(organiser_id, number, seen, now),),
        call.is_safeguarding,
    )
    store(replace(facts, meetings=(*facts.meetings, fact)), at=now)
    open_dossier(DossierKind.MEETING, case.case_id, dossier_id=dossier_id, case_id=case.case_id)
    made = Meeting.objects.create(
        case_id=case.case_id,
        dossier_id=dossier_id,
        custody_id=case.custody_id,
        kind_key=call.kind_key,
        is_safeguarding=call.is_safeguarding,
        starts_at=call.starts_at,
        lasts_minutes=call.lasts_minutes,
        place=call.place.strip(),
        called_by_id=actor.membership_id,
        called_by_name=actor.name,
        called_at=now,
    )
    Invitee.objects.create(
        id=organiser_id,
        meeting=made,
        dossier_id=dossier_id,
        membership_id=actor.membership_id,
        name=actor.name,
        role=actor.role_label,
        agency_name=actor.agency_name,
        is_organiser=True,
        invited_at=now,
    )
    return made


def _invite(case: Standing, meeting: Meeting, guest: Guest) -> None:
    who = {"meeting": meeting, "dossier_id": meeting.dossier_id, "invited_at": instant()}
    if guest.person_id:
        member = (
            FamilyMember.objects.select_related("person")
            .filter(case_id=case.case_id, person_id=guest.person_id, ended_at=None)
            .first()
        )
        if member is None:
            raise Refused(_("Only somebody of this family can be invited as family."))
        principal(PrincipalKind.PERSON, guest.person_id)
        Invitee.objects.create(
            person_id=guest.person_id,
            name=member.person.short_name,
            role=member.relation,
            **who,
        )
        return
    if guest.membership_id is None:
        raise Refused(_("Choose whom to invite."))
    found = welcome(case.case_id, guest.membership_id)
    taken = Invitee.objects.filter(meeting=meeting, membership_id=guest.membership_id)
    if taken.exists():
        return
    principal(PrincipalKind.MEMBERSHIP, guest.membership_id)
    Invitee.objects.create(
        membership_id=guest.membership_id,
        name=found.name,
        role=found.profession,
        agency_name=found.agency,
        helper_of_id=guest.helper_of,
        **who,
    )


def _agenda(meeting: Meeting, name: str, words: str, position: int, *, by_family: bool) -> None:
    AgendaItem.objects.create(
        meeting=meeting,
        dossier_id=meeting.dossier_id,
        category=meeting.category,
        position=position,
        words=words,
        raised_by_name=name,
        raised_by_family=by_family,
    )


def _planned(meeting_id: UUID) -> Meeting:
    return Meeting.objects.get(pk=meeting_id, held_at=None, cancelled_at=None)


def _veto(meeting_id: UUID, invitee_id: UUID, person_id: UUID) -> None:
    meeting = Meeting.objects.get(pk=meeting_id)
    case = standing(meeting.case_id)
    if case and not case.pack.meeting_kinds[meeting.kind_key].family_veto:
        raise Refused(_("In this kind of meeting nobody is turned away."))
    lock(meeting.case_id)
    with connection.cursor() as cursor:
        cursor.execute("select cases_veto(%s, %s, %s)", [meeting_id, invitee_id, person_id])
        counts = cursor.fetchone()[0]
    if not counts:
        raise Refused(
            _(
                "This does not count here: each adult may turn one invitee away, never in a "
                "meeting about a child's safety, and never another adult's own helper."
            )
        )
    rederive(meeting.case_id)
    touched(meeting.dossier_id, invitee_id, "uninvited_at", kind="invitee")


def _decide(actor: Actor, meeting: Meeting, decided: Decided) -> None:
    private = _("A decision of a meeting. Open the meeting to read it.")
    task_id = tasks.add(
        actor=actor,
        case_id=meeting.case_id,
        what=private if meeting.is_safeguarding else decided.words,
        due_on=decided.due_on,
        membership_id=decided.membership_id,
    )
    responsible = welcome(meeting.case_id, decided.membership_id)
    Decision.objects.create(
        meeting=meeting,
        dossier_id=meeting.dossier_id,
        category=meeting.category,
        words=decided.words.strip(),
        membership_id=decided.membership_id,
        name=responsible.name,
        due_on=decided.due_on,
        task_id=task_id,
        decided_at=instant(),
    )


def _minutes(meeting_id: UUID, state: MinutesState | None) -> Minutes:
    found = Minutes.objects.select_related("meeting").filter(meeting_id=meeting_id).first()
    if found is None:
        raise Refused(_("There are no notes yet. Write them first."))
    if state and found.state != state:
        said = _("These notes stand at “%(state)s”; that step does not follow.")
        raise Refused(said % {"state": found.get_state_display()})
    return found


def _see(actor: Actor, meeting_id: UUID, person_id: UUID, how: SeenHow, remark: str) -> None:
    minutes = _minutes(meeting_id, MinutesState.SHOWN)
    MinutesSeen.objects.get_or_create(
        minutes=minutes,
        person_id=person_id,
        version=minutes.version,
        defaults={
            "dossier_id": minutes.dossier_id,
            "how": how,
            "remark": remark.strip(),
            "seen_at": instant(),
            "recorded_by": actor.human_id or person_id,
        },
    )
    touched(minutes.dossier_id, minutes.pk, "seen_at", kind="minutes")


def _adults(meeting: Meeting) -> set[UUID]:
    invited = Invitee.objects.filter(meeting=meeting, uninvited_at=None, person__isnull=False)
    return {i.person_id for i in invited if i.person_id}


def tell_invited(meeting: Meeting, kind: NoticeKind) -> None:
    """Tell those of the family who are invited, and nobody else of it."""
    if meeting.is_safeguarding:
        return
    for person_id in _adults(meeting):
        FamilyNotice.objects.create(
            case_id=meeting.case_id,
            dossier_id=meeting.dossier_id,
            person_id=person_id,
            kind=kind,
            about_id=meeting.pk,
            at=instant(),
        )

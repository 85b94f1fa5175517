"""Writing down contacts with a family: held, planned, missed, corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.drafts import forget
from ciranda.cases.actions.own_files import own_file
from ciranda.cases.actions.tasks import Promise, promised
from ciranda.cases.models import Contact, ContactPlace, Paragraph
from ciranda.cases.policies.contacts import AHEAD, may_correct, took_place, usual_attendance
from ciranda.cases.policies.line import counted_kinds
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant
from ciranda.people.actions.places import refuse_a_places_risk
from ciranda.programmes.enums import Event, StageKind


@dataclass(frozen=True)
class Words:
    """A paragraph to write: its category and its words; `speaker` where they are someone's own.

    Words about a sensitive `item` of the pack name who allowed that they stand in the file.
    """

    category: Category
    body: str
    speaker: str = ""
    language: str = ""
    item: str = ""
    allowed_by: str = ""


@dataclass(frozen=True)
class Header:
    """That a contact happens: what kind, when, where, how long, what became of it.

    `at` None is now; `attendance` empty is the pack's usual one.
    """

    kind: str
    at: datetime | None = None
    place: str = ""
    minutes: int | None = None
    attendance: str = ""
    language: str = ""


@action(Permission.CONTACT_WRITE)
def write(
    *,
    actor: Actor,
    case_id: UUID,
    header: Header,
    paragraphs: Sequence[Words] = (),
    promise: Promise | None = None,
    planned_id: UUID | None = None,
    counted: bool = False,
) -> UUID:
    """Write down a contact that took place, or that was to and did not. Returns its id.

    A worker of the case writes in its joint volume; a partner in their service's own dossier.
    Extra support is written by `line.support` alone, which counts it (`counted`).
    A contact with the family moves the clocks that wait for one. Raises Refused when something
    is missing, lies in the future, or may not be written here; NoSuchCase for a stranger.
    """
    desk = desk_of(actor, case_id)
    said = [p for p in paragraphs if p.body.strip()]
    desk.require(Category.CONTACT, *(p.category for p in said))
    _refuse_what_nobody_allowed(desk, said)
    if header.kind in counted_kinds(desk.pack) and not counted:
        raise Refused(_("This is extra support: write it on its own page, where it is counted."))
    header = _settled(desk, header)
    held = took_place(desk.pack, header.attendance)
    if held and not said:
        raise Refused(_("Write what happened. A sentence is enough."))
    dossier_id = desk.dossier_id or own_file(actor=actor, case_id=case_id)
    contact = _held(actor, desk, dossier_id, header, promise, planned_id)
    _put_place(actor, contact, header.place)
    _put_paragraphs(actor, contact, said)
    if held and not desk.is_own and desk.pack.contact_kinds[header.kind].with_family:
        _tell_clocks(actor, contact)
    if promise and (promise.key or promise.what):
        promised(actor=actor, desk=desk, contact=contact, promise=promise)
    forget(actor, case_id, planned_id)
    touched(dossier_id, contact.pk, "header", "paragraphs", kind="contact")
    return contact.pk


@action(Permission.CONTACT_WRITE)
def plan(*, actor: Actor, case_id: UUID, header: Header) -> UUID:
    """Put the next contact with a family in the file: what kind, when, where. Returns its id.

    Seen by whoever may see dates. Raises Refused for a day that has passed.
    """
    desk = desk_of(actor, case_id)
    desk.require(Category.SCHEDULE)
    _known_kind(desk, header.kind)
    now = instant()
    if header.at is None or header.at < now:
        raise Refused(_("Choose a day and time that are still to come."))
    dossier_id = desk.dossier_id or own_file(actor=actor, case_id=case_id)
    contact = Contact.objects.create(
        case_id=case_id,
        dossier_id=dossier_id,
        category=Category.SCHEDULE,
        kind_key=header.kind,
        is_planned=True,
        at=header.at,
        recorded_at=now,
        **_author(actor),
    )
    _put_place(actor, contact, header.place)
    touched(dossier_id, contact.pk, "at", "kind", kind="contact")
    return contact.pk


@action(Permission.CONTACT_WRITE)
def cancel(*, actor: Actor, contact_id: UUID, note: str = "") -> None:
    """Take a planned contact out of the calendar; it stays in the file as cancelled.

    Raises Refused once it was held; Contact.DoesNotExist for a stranger.
    """
    contact = Contact.objects.select_for_update().get(pk=contact_id)
    desk = desk_of(actor, contact.case_id)
    desk.require(Category.SCHEDULE)
    desk.require_same(contact.dossier_id)
    if not contact.is_planned or contact.cancelled_at:
        raise Refused(_("This is no longer planned."))
    contact.cancelled_at, contact.cancelled_note = instant(), note.strip()
    contact.save(update_fields=["cancelled_at", "cancelled_note"])
    touched(contact.dossier_id, contact.pk, "cancelled_at", kind="contact")


@action(Permission.CONTACT_WRITE)
def attend(*, actor: Actor, contact_id: UUID, attendance: str, note: str = "") -> None:
    """Say what became of a planned contact that did not take place, such as nobody at home.

    One that took place is written down (`write`). Raises Refused for those, before its time, and
    for an attendance the pack does not have; Contact.DoesNotExist for a stranger.
    """
    contact = Contact.objects.select_for_update().get(pk=contact_id)
    desk = desk_of(actor, contact.case_id)
    desk.require(Category.CONTACT)
    desk.require_same(contact.dossier_id)
    if not contact.is_planned or contact.cancelled_at:
        raise Refused(_("This is no longer planned."))
    if attendance not in desk.pack.attendance:
        raise Refused(_("Choose what became of it."))
    if took_place(desk.pack, attendance):
        raise Refused(_("It took place: write down what happened."))
    contact.is_planned, contact.category = False, Category.CONTACT
    contact.attendance_key = attendance
    contact.cancelled_note = note.strip()
    contact.recorded_at = instant()
    contact.save()
    touched(contact.dossier_id, contact.pk, "attendance", kind="contact")


@action(Permission.CONTACT_WRITE)
def correct(
    *,
    actor: Actor,
    contact_id: UUID,
    version: int,
    header: Header,
    paragraphs: Sequence[Words],
) -> None:
    """Correct one's own contact within 24 hours. What stood before stays, as an earlier version.

    Raises Refused for somebody else's, after 24 hours, or when it changed meanwhile;
    Contact.DoesNotExist for a stranger.
    """
    contact = Contact.objects.select_for_update().get(pk=contact_id)
    now = instant()
    _check_correctable(actor, contact, version, now)
    desk = desk_of(actor, contact.case_id)
    said = [p for p in paragraphs if p.body.strip()]
    desk.require(Category.CONTACT, *(p.category for p in said))
    desk.require_same(contact.dossier_id)
    header = _settled(desk, header)
    if took_place(desk.pack, header.attendance) and not said:
        raise Refused(_("Write what happened. A sentence is enough."))
    contact.earlier = [*contact.earlier, _header_of(contact)]
    contact.kind_key, contact.at = header.kind, header.at or contact.at
    contact.minutes, contact.attendance_key = header.minutes, header.attendance
    contact.language, contact.corrected_at = header.language, now
    contact.version += 1
    contact.save()
    # what the family allowed, word by word, is not corrected along with the rest
    plain = Paragraph.objects.filter(contact=contact, replaced_at=None, item_key="")
    plain.update(replaced_at=now)
    ContactPlace.objects.filter(contact=contact, replaced_at=None).update(replaced_at=now)
    _put_place(actor, contact, header.place)
    _put_paragraphs(actor, contact, said)
    touched(contact.dossier_id, contact.pk, "header", "paragraphs", "version", kind="contact")


def _check_correctable(actor: Actor, contact: Contact, version: int, now: datetime) -> None:
    if contact.membership_id != actor.membership_id:
        raise Refused(_("Only the person who wrote this can correct it."))
    if not may_correct(
        author=contact.membership_id,
        reader=actor.membership_id,
        recorded_at=contact.recorded_at,
        now=now,
    ):
        raise Refused(
            _("A contact can be corrected for 24 hours. Write a new one that says what was wrong.")
        )
    if contact.version != version:
        raise Refused(_("This was corrected meanwhile. Open it again and look at what stands now."))


def _refuse_what_nobody_allowed(desk: Desk, said: Sequence[Words]) -> None:
    """Words about a sensitive item stand in the file only on the family's yes (case study 4).
    Raises Refused; what was refused is then kept nowhere."""
    for words in said:
        if not words.item:
            continue
        item = desk.pack.sensitive_items.get(words.item)
        if item is None or item.category != words.category:
            raise Refused(_("Choose one of the programme's own items."))
        if not words.allowed_by.strip():
            raise Refused(
                _("Ask first whether this may stand in the file, and write down who said yes.")
            )


def _settled(desk: Desk, header: Header) -> Header:
    """The header with its defaults, checked against the pack and the clock on the wall."""
    _known_kind(desk, header.kind)
    now = instant()
    at = header.at or now
    if at > now + AHEAD:
        raise Refused(_("This lies in the future. Plan it instead, and write it down afterwards."))
    attendance = header.attendance or usual_attendance(desk.pack)
    if attendance not in desk.pack.attendance:
        raise Refused(_("Choose what became of it."))
    return Header(header.kind, at, header.place, header.minutes, attendance, header.language)


def _known_kind(desk: Desk, kind: str) -> None:
    if kind not in desk.pack.contact_kinds:
        raise Refused(_("Choose what kind of contact it was."))


def _held(
    actor: Actor,
    desk: Desk,
    dossier_id: UUID,
    header: Header,
    promise: Promise | None,
    planned_id: UUID | None,
) -> Contact:
    """The contact that took place: the planned one it was, or a new one."""
    contact = Contact(case_id=desk.case_id, dossier_id=dossier_id)
    if planned_id:
        contact = Contact.objects.select_for_update().get(pk=planned_id, case_id=desk.case_id)
        if not contact.is_planned or contact.cancelled_at:
            raise Refused(_("This has already been written down."))
        if contact.dossier_id != dossier_id:
            raise Refused(_("Somebody else planned this. Write down your own contact."))
        ContactPlace.objects.filter(contact=contact).update(replaced_at=instant())
        contact.earlier = [*contact.earlier, _header_of(contact)]
    for name, value in _author(actor).items():
        setattr(contact, name, value)
    contact.category, contact.is_planned = Category.CONTACT, False
    contact.kind_key, contact.minutes = header.kind, header.minutes
    contact.at, contact.recorded_at = header.at or instant(), instant()
    contact.attendance_key, contact.language = header.attendance, header.language
    contact.next_step_key = promise.key if promise else ""
    contact.save()
    return contact


def _header_of(contact: Contact) -> dict[str, Any]:
    return {
        "version": contact.version,
        "kind": contact.kind_key,
        "at": contact.at.isoformat(),
        "minutes": contact.minutes,
        "attendance": contact.attendance_key,
        "name": contact.name,
    }


def _author(actor: Actor) -> dict[str, Any]:
    return {
        "membership_id": actor.membership_id,
        "name": actor.name,
        "profession": actor.role_label,
    }


def _put_place(actor: Actor, contact: Contact, place: str) -> None:
    """Where it was, and from which agency the worker came, where no shield forbids it.

    For a shielded family only a keeper of the whereabouts writes either (design, section 7).
    """
    facts = facts_of(contact.case_id)
    keepers = facts.location_holders
    if facts.shielded and not keepers.intersection(actor.principals):
        if place.strip():
            raise Refused(
                _("This family's whereabouts are protected. Leave the place empty, please.")
            )
        return
    ContactPlace.objects.create(
        contact=contact,
        case_id=contact.case_id,
        dossier_id=contact.dossier_id,
        category=Category.LOCATION if facts.shielded else contact.category,
        place=place.strip(),
        agency_name=actor.agency_name,
        version=contact.version,
    )


def _put_paragraphs(actor: Actor, contact: Contact, said: Sequence[Words]) -> None:
    refuse_a_places_risk(*(words.body for words in said))
    now = instant()
    Paragraph.objects.bulk_create(
        Paragraph(
            contact=contact,
            case_id=contact.case_id,
            dossier_id=contact.dossier_id,
            category=words.category,
            order=number,
            language=words.language or contact.language or get_language() or "en",
            body=words.body.strip(),
            speaker=words.speaker.strip(),
            at=contact.at,
            recorded_at=now,
            version=contact.version,
            item_key=words.item,
            allowed_by=words.allowed_by.strip(),
            **_author(actor),
        )
        for number, words in enumerate(said)
    )


def _tell_clocks(actor: Actor, contact: Contact) -> None:
    facts = clock_facts(contact.case_id)
    stage = facts.pack.stages.get(facts.stage_key)
    events = [Event.CONTACT_MADE]
    if Event.FIRST_CONTACT not in facts.happened:
        events.append(Event.FIRST_CONTACT)
    if stage and stage.kind is StageKind.SURVEILLANCE:
        events.append(Event.SURVEILLANCE_RECALLED)
    for event in events:
        happened(actor=actor, case_id=contact.case_id, event=event, at=contact.at)

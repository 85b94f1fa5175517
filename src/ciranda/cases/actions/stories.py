"""What a family tells once: written by parent and worker, released part by part to whom it ticks.

Each part is a dossier of its own. Those who answer for the case and the adults of the family read
it; a service reads a part from the moment somebody of the family ticked it, until that is taken
back. What the family shares of its file opens no part of this.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, open_dossier, principal, touched
from ciranda.access.enums import Category, DossierKind, Permission, PrincipalKind
from ciranda.access.policies.derivation import Story, Volume
from ciranda.agencies.models import Service
from ciranda.cases.actions.derivation import lock, rederive, store
from ciranda.cases.models import Case, FamilyMember, StoryPart, StoryRelease, Subject
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.queries.homes import may_write_in
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Told:
    """Words of a part, and who of the family told them."""

    key: str
    body: str
    by: str
    version: int = 0


@action(Permission.CONTACT_WRITE)
def write_story(*, actor: Actor, case_id: UUID, told: Told) -> UUID:
    """Write a part down with somebody of the family, or write it anew. Returns its id.

    Raises Refused without words or who told them, for a part the pack does not have, or when it
    changed since `told.version`; NoSuchCase for a stranger.
    """
    desk = desk_of(actor, case_id)
    part = _pack_part(desk.pack, told.key)
    desk.require(part)
    if desk.is_own:
        raise Refused(_("Whoever answers for the family writes this with them."))
    if not told.by.strip():
        raise Refused(_("Write who of the family told it."))
    with_whom = _("%(family)s, with %(worker)s") % {"family": told.by, "worker": actor.name}
    return _save(case_id, desk.pack, told, with_whom)


@action(Permission.FAMILY_ACT)
def tell_own_story(*, actor: Actor, case_id: UUID, told: Told) -> UUID:
    """The family writes a part itself. Returns its id.

    Raises Refused as `write_story`; NoSuchCase for a stranger.
    """
    pack = _own_pack(actor, case_id)
    _pack_part(pack, told.key)
    return _save(case_id, pack, told, told.by)


@action(Permission.CONSENT_RECORD)
def release(*, actor: Actor, part_id: UUID, service_id: UUID, ticked_by: str) -> None:
    """Somebody of the family ticked a service for a part, beside the worker.

    Raises Refused without who ticked it; StoryPart.DoesNotExist for a stranger.
    """
    part = StoryPart.objects.get(pk=part_id)
    desk_of(actor, part.case_id).require(Category.CONSENT)
    if not ticked_by.strip():
        raise Refused(_("Write who of the family ticked it."))
    _release(part, service_id, ticked_by.strip())


@action(Permission.FAMILY_ACT)
def release_own(*, actor: Actor, part_id: UUID, service_id: UUID) -> None:
    """The family ticks a service for a part. Raises StoryPart.DoesNotExist, Refused."""
    part = StoryPart.objects.get(pk=part_id)
    _own_pack(actor, part.case_id)
    _release(part, service_id, actor.name)


@action(Permission.CONSENT_RECORD)
def take_back(*, actor: Actor, release_id: UUID) -> None:
    """The family took a tick back, said to the worker. Raises StoryRelease.DoesNotExist."""
    found = StoryRelease.objects.get(pk=release_id, ended_at=None)
    desk_of(actor, found.case_id).require(Category.CONSENT)
    _take_back(found)


@action(Permission.FAMILY_ACT)
def take_own_back(*, actor: Actor, release_id: UUID) -> None:
    """The family takes a tick back: either adult may, and the service reads it no more.

    Raises StoryRelease.DoesNotExist, Refused for who does not decide.
    """
    found = StoryRelease.objects.get(pk=release_id, ended_at=None)
    _own_pack(actor, found.case_id, taking_back=True)
    _take_back(found)


def _pack_part(pack: Pack, key: str) -> Category:
    part = pack.tell_once.parts.get(key) if pack.tell_once else None
    if part is None:
        raise Refused(_("This programme has no such part."))
    return part.category


def _own_pack(actor: Actor, case_id: UUID, *, taking_back: bool = False) -> Pack:
    """The pack of a case of one's own, for an adult with parental responsibility or oneself.

    Raises Refused for anybody else; and, unless it is only to take something back, once it closed.
    """
    stands = FamilyMember.objects.filter(case_id=case_id, ended_at=None, holds_responsibility=True)
    if actor.person_id not in set(stands.values_list("person_id", flat=True)):
        raise Refused(_("Only who has parental responsibility decides this."))
    case = Case.objects.only("pack_version_id", "closed_at").get(pk=case_id)
    if case.closed_at and not taking_back:
        raise Refused(
            _("This help has ended, and no service reads what you told any more. It stays here for "
              "you to read.")
        )  # fmt: skip
    return pack_of(case.pack_version_id)


def _save(case_id: UUID, pack: Pack, told: Told, with_whom: str) -> UUID:
    if not told.body.strip():
        raise Refused(_("Write it in your own words. A sentence is enough."))
    lock(case_id)
    part = StoryPart.objects.filter(case_id=case_id, key=told.key).order_by("-opened_at").first()
    now, language = instant(), get_language() or "en"
    if part is None:
        part = _opened(case_id, pack, told.key, language)
    elif told.version and told.version != part.version:
        raise Refused(_("Somebody changed this while you were writing. Read it again first."))
    elif not may_write_in(part.dossier_id, Category(part.category)):
        raise Refused(_("You can read this and not change it."))
    else:
        said = {"version": part.version, "body": part.body, "at": part.written_at.isoformat()}
        part.earlier, part.version = [*part.earlier, said], part.version + 1
    part.body, part.language, part.with_whom = told.body.strip(), language, with_whom.strip()
    part.written_at = now
    part.save()
    touched(part.dossier_id, part.pk, "body", "version", kind="story")
    return part.pk


def _opened(case_id: UUID, pack: Pack, key: str, language: str) -> StoryPart:
    facts, now, dossier_id = facts_of(case_id), instant(), uuid7()
    custody_id = next(c.ref for c in facts.custodies if c.until_at is None)
    story = Story(Volume(dossier_id, custody_id, now))
    store(replace(facts, stories=(*facts.stories, story)), at=now)
    open_dossier(DossierKind.STORY, case_id, dossier_id=dossier_id, case_id=case_id)
    return StoryPart(
        case_id=case_id,
        custody_id=custody_id,
        dossier_id=dossier_id,
        category=_pack_part(pack, key),
        key=key,
        title=pack.label(f"tell_once.parts.{key}", language),
        about=_about(case_id),
        opened_at=now,
    )


def _about(case_id: UUID) -> str:
    """The one name the family goes by: a child's, or whoever of them is known."""
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None).exclude(person=None)
    people = [s.person for s in subjects.select_related("person")]
    if not people:
        members = FamilyMember.objects.filter(case_id=case_id, ended_at=None)
        people = [m.person for m in members.select_related("person").order_by("id")[:1]]
    return ", ".join(p.short_name for p in people if p)


def _release(part: StoryPart, service_id: UUID, ticked_by: str) -> None:
    lock(part.case_id)
    if not StoryRelease.objects.filter(part=part, service_id=service_id, ended_at=None).exists():
        made = StoryRelease.objects.create(
            part=part,
            case_id=part.case_id,
            dossier_id=part.dossier_id,
            service=Service.objects.get(pk=service_id, ended_on=None),
            ticked_by=ticked_by,
            released_at=instant(),
        )
        principal(PrincipalKind.SERVICE, service_id)
        rederive(part.case_id)
        touched(part.dossier_id, made.pk, "released_at", kind="story")
    else:
        touched(part.dossier_id, part.pk, kind="story")


def _take_back(found: StoryRelease) -> None:
    lock(found.case_id)
    found.ended_at = instant()
    found.save(update_fields=["ended_at"])
    rederive(found.case_id)
    touched(found.dossier_id, found.pk, "ended_at", kind="story")

"""Extra support on a line: counted with its hours and payer, and stopped at the pack's numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions import contacts
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.line.moments import payer_of
from ciranda.cases.actions.line.standing import Standing, standing
from ciranda.cases.enums import Release
from ciranda.cases.models import Support, SupportRelease
from ciranda.cases.policies.line import refusal_of_support
from ciranda.cases.queries.line import caps_of
from ciranda.common.database import instant
from ciranda.programmes.policies.schema.monitoring import SupportCap


@dataclass(frozen=True)
class Extra:
    """One contact of extra support; `payer` empty is the one the pack names."""

    cap: str
    header: Header
    paragraphs: Sequence[Words]
    payer: str = ""


@action(Permission.CONTACT_WRITE)
def support(*, actor: Actor, case_id: UUID, extra: Extra) -> UUID:
    """Write down a contact of extra support. Returns the contact's id.

    Raises Refused past the pack's number unless a referral or a decision let it go on, without its
    length, or with a kind that does not count to it; as `contacts.write`.
    """
    stands = standing(actor, case_id)
    cap = _cap(stands, extra.cap)
    used = next(u for u in caps_of(stands.dossier_id, stands.desk.pack) if u.key == extra.cap)
    refusal = refusal_of_support(stands.desk.pack, used, get_language() or "en")
    if refusal:
        raise Refused(refusal)
    if extra.header.kind not in cap.kinds:
        raise Refused(_("Choose what kind of contact it was."))
    if not extra.header.minutes:
        raise Refused(_("Write how many minutes it took: extra support is counted in hours."))
    contact_id = contacts.write(
        actor=actor,
        case_id=case_id,
        header=extra.header,
        paragraphs=extra.paragraphs,
        counted=True,
    )
    made = Support.objects.create(
        case_id=case_id,
        dossier_id=stands.dossier_id,
        cap_key=extra.cap,
        payer_key=payer_of(stands, extra.payer or cap.payer or ""),
        on=stands.calendar.date_of(extra.header.at or instant()),
        minutes=extra.header.minutes,
        contact_id=contact_id,
        recorded_at=instant(),
    )
    touched(stands.dossier_id, made.pk, "minutes", "payer", kind="support")
    return contact_id


@action(Permission.CONTACT_WRITE)
def refer_on(*, actor: Actor, case_id: UUID, cap: str, to: str) -> None:
    """Note to whom the family was referred on; extra support may go on until they are there.

    Raises Refused without a name; NoSuchCase for a stranger.
    """
    _release(actor, case_id, cap, Release.REFERRAL, to)


@action(Permission.TEAM_SUPERVISE)
def let_go_on(*, actor: Actor, case_id: UUID, cap: str, reason: str) -> None:
    """Decide, as whoever leads the team, that extra support goes on past its number, and why.

    Raises Refused without a reason; NoSuchCase for a stranger.
    """
    _release(actor, case_id, cap, Release.DECISION, reason)


def _release(actor: Actor, case_id: UUID, cap: str, kind: Release, words: str) -> None:
    stands = standing(actor, case_id)
    _cap(stands, cap)
    if not words.strip():
        raise Refused(
            _("Write to whom the family was referred.")
            if kind is Release.REFERRAL
            else _("Write why it goes on: the reason stays in the file.")
        )
    made = SupportRelease.objects.create(
        case_id=case_id,
        dossier_id=stands.dossier_id,
        cap_key=cap,
        kind=kind,
        words=words.strip(),
        decided_by_name=actor.name,
        decided_at=instant(),
    )
    touched(stands.dossier_id, made.pk, "kind", "words", kind="support_release")


def _cap(stands: Standing, key: str) -> SupportCap:
    found = stands.rules.extra_support.get(key)
    if found is None:
        raise Refused(_("Choose which extra support it was."))
    return found

"""One contact, and one's own draft of one."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from ciranda.access.actions import Actor
from ciranda.access.enums import Category
from ciranda.cases.models import Draft
from ciranda.cases.policies.contacts import DRAFT_LIVES, may_correct
from ciranda.cases.queries.timeline import Said
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class ContactRead:
    """A contact as far as its reader sees it. `place` None: not recorded, or not shown.

    `earlier` are the paragraphs a correction replaced. A reader without the contact itself gets
    the note that is left of it, with `kind` empty.
    """

    id: UUID
    case_id: UUID
    dossier_id: UUID
    pack: Pack
    kind: str
    is_planned: bool
    is_cancelled: bool
    at: datetime
    minutes: int | None
    attendance: str
    name: str
    profession: str
    agency: str
    place: str | None
    shielded: bool
    membership_id: UUID
    recorded_at: datetime
    corrected_at: datetime | None
    version: int
    note: str
    paragraphs: tuple[Said, ...]
    earlier: tuple[Said, ...]

    def may_correct(self, actor: Actor, now: datetime) -> bool:
        """Whether this reader may still correct it."""
        return not self.is_planned and may_correct(
            author=self.membership_id,
            reader=actor.membership_id,
            recorded_at=self.recorded_at,
            now=now,
        )


_CONTACT = """
select k.id, k.case_id, k.dossier_id, c.pack_version_id, k.kind_key as kind, k.is_planned,
  k.cancelled_at is not null as is_cancelled, k.at, k.minutes, k.attendance_key as attendance,
  k.name, k.profession, coalesce(w.agency_name, '') as agency, w.place,
  cases_shielded(k.case_id) as shielded, k.membership_id, k.recorded_at, k.corrected_at, k.version,
  k.cancelled_note as note,
  (select coalesce(json_agg(json_build_object('category', p.category, 'body', p.body,
      'speaker', p.speaker, 'language', p.language, 'item', p.item_key,
      'allowed_by', p.allowed_by, 'now', p.replaced_at is null)
      order by p.version, p."order"), '[]')
    from cases_paragraph p where p.contact_id = k.id) as said
from cases_contact k join cases_case c on c.id = k.case_id
left join cases_contactplace w on w.contact_id = k.id and w.replaced_at is null
where k.id = %s
"""


def contact_read(contact_id: UUID) -> ContactRead | None:
    """One contact, or None for a stranger. One statement."""
    with keeping() as cursor:
        found = rows(cursor, _CONTACT, [contact_id])
    if not found:
        return None
    row: dict[str, Any] = found[0]
    said, pack = row.pop("said"), pack_of(row.pop("pack_version_id"))
    paragraphs = json.loads(said) if isinstance(said, str) else said
    return ContactRead(
        **row,
        pack=pack,
        paragraphs=tuple(_said(p) for p in paragraphs if p["now"]),
        earlier=tuple(_said(p) for p in paragraphs if not p["now"]),
    )


def _said(row: dict[str, Any]) -> Said:
    return Said(
        Category(row["category"]),
        row["body"],
        row["speaker"],
        row["language"],
        row["item"],
        row["allowed_by"],
    )


@dataclass(frozen=True)
class DraftRead:
    """What one typed and did not yet save."""

    payload: dict[str, Any]
    saved_at: datetime


def draft_of(actor: Actor, case_id: UUID, about_id: UUID | None) -> DraftRead | None:
    """One's own draft for a case or a planned contact, if not older than 7 days."""
    if actor.membership_id is None:
        return None
    own = Draft.objects.filter(
        membership_id=actor.membership_id,
        about_id=about_id or case_id,
        saved_at__gt=timezone.now() - DRAFT_LIVES,
    )
    found = own.values_list("payload", "saved_at").first()
    return DraftRead(*found) if found else None

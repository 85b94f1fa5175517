"""Signals: received from anyone, looked at, kept together for a while, confirmed or ended."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext

from ciranda.access.actions import Actor, action, open_dossier, replace_grants, touched
from ciranda.access.enums import DossierKind, Permission
from ciranda.agencies.queries import calendar_of
from ciranda.common.database import instant
from ciranda.common.ids import reference, uuid7
from ciranda.programmes.queries import pack_of
from ciranda.referrals.actions.owning import derive_referral, owner, team_answering
from ciranda.referrals.actions.sending import CATEGORIES, NewChild, enter_people, note_step
from ciranda.referrals.enums import (
    AskedBy,
    FamilyTold,
    Kind,
    ReferralState,
    Relation,
    SignalState,
    StepKind,
)
from ciranda.referrals.models import Referral, Signal
from ciranda.referrals.policies import sight, waiting
from ciranda.referrals.policies.sending import NotPossible, Problem


@dataclass(frozen=True)
class NewSignal:
    """A concern as anyone may send it. Only the worry is needed."""

    pack_version_id: UUID
    worry: str
    child_name: str = ""
    child_age: str = ""
    place: str = ""
    parish_code: str = ""
    relation: Relation = Relation.UNSAID
    sector: str = ""
    agency_name: str = ""
    name: str = ""
    contact: str = ""
    language: str = "en"


# No permission: anyone may say that a child worries them, with or without an account.
@action(None)
def receive_signal(*, actor: Actor, signal: NewSignal) -> str:
    """Take in a concern and return its random reference, the sender's only key to it.

    It has a team from this instant: that of the parish, or the programme's desk. The sender gains
    no grant; the rows are written by a function that can only add. Raises NoTeamError.
    """
    pack, now = pack_of(signal.pack_version_id), instant()
    team = team_answering(pack.key, signal.parish_code)
    calendar = calendar_of(team.pk)
    signal_id, dossier_id, told_under = uuid7(), uuid7(), reference()
    replace_grants(signal_id, sight.of_signal(pack, dossier_id, owner(team.pk, signal_id), at=now))
    header = {
        "id": signal_id,
        "dossier_id": dossier_id,
        "pack_version_id": signal.pack_version_id,
        "team_id": team.pk,
        "reference": told_under,
        "is_professional": signal.relation == Relation.PROFESSIONAL,
        "sector": signal.sector,
        "language": signal.language,
        "due_on": waiting.due(pack, now, calendar),
        "expires_on": waiting.expires_on(pack, now, calendar),
    }
    _write(header, _tellings(signal), _source(signal))
    touched(dossier_id, signal_id, "worry", "team", kind="signal")
    return told_under


def _tellings(signal: NewSignal) -> list[dict[str, object]]:
    said = {
        Kind.WORRY: signal.worry,
        Kind.CHILD_NAME: signal.child_name,
        Kind.CHILD_AGE: signal.child_age,
        Kind.PLACE: signal.place,
    }
    return [
        {
            "id": uuid7(),
            "category": int(CATEGORIES[kind]),
            "kind": kind,
            "body": body.strip(),
            "code": signal.parish_code if kind is Kind.PLACE else "",
        }
        for kind, body in said.items()
        if body.strip()
    ]


def _source(signal: NewSignal) -> dict[str, object]:
    return {
        "id": uuid7(),
        "relation": signal.relation,
        "name": signal.name.strip(),
        "agency_name": signal.agency_name.strip(),
        "contact": signal.contact.strip(),
    }


def _write(header: object, tellings: object, source: object) -> None:
    given = [json.dumps(part, default=str) for part in (header, tellings, source)]
    with connection.cursor() as cursor:
        cursor.execute("select referrals_receive(%s::jsonb, %s::jsonb, %s::jsonb)", given)


@action(Permission.REFERRAL_TRIAGE)
def keep_signal(*, actor: Actor, signal_id: UUID) -> None:
    """Keep a weak signal in case others come; it expires by itself if none does.

    Raises Signal.DoesNotExist for a stranger, NotPossible when it was decided already.
    """
    signal = _open(signal_id)
    signal.state = SignalState.WEAK
    _looked(signal)
    touched(signal.dossier_id, signal.pk, "state", kind="signal")


@action(Permission.REFERRAL_TRIAGE)
def end_signal(*, actor: Actor, signal_id: UUID, reason: str) -> None:
    """End a signal that nothing more comes of, with a reason of the pack or in words."""
    signal = _open(signal_id)
    if not reason.strip():
        raise NotPossible(Problem("reason", gettext("Say why nothing more comes of it.")))
    signal.state, signal.end_reason, signal.ended_at = SignalState.ENDED, reason, instant()
    _looked(signal)
    touched(signal.dossier_id, signal.pk, "state", "end_reason", kind="signal")


@action(Permission.REFERRAL_TRIAGE)
def confirm_signals(
    *, actor: Actor, signal_ids: Sequence[UUID], child: NewChild | None = None
) -> UUID:
    """Look into one signal, or several on one child together. Returns the referral's id.

    Nothing is copied: the signals stay in their own dossiers and belong to the referral from now
    on. That they are about one child is the triager's decision, never the likeness's.
    """
    signals = [_open(one) for one in signal_ids]
    if not signals or len({(s.team_id, s.pack_version_id) for s in signals}) > 1:
        raise NotPossible(Problem("signals", gettext("Choose signals that came to the same team.")))
    now = instant()
    referral = _referral_from(actor, signals[0], child or NewChild(), now)
    for signal in signals:
        signal.state, signal.referral = SignalState.CONFIRMED, referral
        _looked(signal)
        touched(signal.dossier_id, signal.pk, "state", "referral", kind="signal")
    touched(referral.dossier_id, referral.pk, "signals", "team", kind="referral")
    return referral.pk


def _open(signal_id: UUID) -> Signal:
    signal = Signal.objects.select_for_update().get(pk=signal_id)
    if signal.state not in (SignalState.NEW, SignalState.WEAK):
        raise NotPossible(Problem("signals", gettext("This signal has been decided already.")))
    return signal


def _looked(signal: Signal) -> None:
    signal.looked_at = signal.looked_at or instant()
    signal.save(update_fields=["state", "looked_at", "end_reason", "ended_at", "referral"])


def _referral_from(actor: Actor, signal: Signal, child: NewChild, now: datetime) -> Referral:
    pack, referral_id, dossier_id, triage_id = (
        pack_of(signal.pack_version_id),
        uuid7(),
        uuid7(),
        uuid7(),
    )
    derive_referral(
        pack,
        referral_id=referral_id,
        dossier_id=dossier_id,
        triage_dossier_id=triage_id,
        team_id=signal.team_id,
        senders=[],
        at=now,
    )
    for one in (dossier_id, triage_id):
        open_dossier(DossierKind.REFERRAL, referral_id, dossier_id=one)
    person_id = enter_people(actor, dossier_id, child, (), on=now.date())
    referral = Referral.objects.create(
        id=referral_id,
        dossier_id=dossier_id,
        triage_dossier_id=triage_id,
        pack_version_id=signal.pack_version_id,
        team_id=signal.team_id,
        person_id=person_id,
        state=ReferralState.LOOKED_AT,
        asked_by=AskedBy.OTHER,
        family_told=FamilyTold.NOT_YET,
        received_at=now,
        looked_at=now,
        due_on=waiting.due(pack, now, calendar_of(signal.team_id)),
    )
    note_step(referral, StepKind.LOOKED_AT, now)
    return referral

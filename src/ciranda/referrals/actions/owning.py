"""Which team answers, and the grants that follow. Never left without a team (design, section 8)."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import principal, replace_grants
from ciranda.access.enums import Category, PrincipalKind
from ciranda.agencies.enums import TeamRole
from ciranda.agencies.models import Team
from ciranda.agencies.queries import team_for_parish
from ciranda.common.database import instant
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.referrals.enums import StepKind
from ciranda.referrals.models import Desk, Enquiry, Referral, Step
from ciranda.referrals.policies import sight


class NoTeamError(LookupError):
    """No team of this programme works anywhere yet, so nobody could answer."""


def team_answering(programme_key: str, parish_code: str = "") -> Team:
    """The team of the parish; else the programme's desk; else its first team, so that nothing is
    lost. Raises NoTeamError where the programme has no team at all."""
    found = team_for_parish(programme_key, parish_code) if parish_code else None
    if found is None:
        desk = Desk.objects.filter(programme_key=programme_key).select_related("team").first()
        found = desk.team if desk else None
    if found is None:
        current = Team.objects.filter(programme_key=programme_key, ended_on=None)
        found = current.order_by("id").first()
    if found is None:
        raise NoTeamError(programme_key)
    return found


def owner(team_id: UUID, ref: UUID) -> sight.Owner:
    """The team as the derivation needs it; `ref` is the row the grants are based on."""
    return sight.Owner(
        ref,
        principal(PrincipalKind.TEAM_ROLE, team_id, TeamRole.COORDINATOR),
        principal(PrincipalKind.TEAM_ROLE, team_id, TeamRole.MEMBER),
    )


def senders(membership_id: UUID | None, *, writes: int) -> list[sight.Sender]:
    """The sender with an account, if there is one."""
    if membership_id is None:
        return []
    return [sight.Sender(principal(PrincipalKind.MEMBERSHIP, membership_id), writes)]


def derive_referral(
    pack: Pack,
    *,
    referral_id: UUID,
    dossier_id: UUID,
    triage_dossier_id: UUID,
    team_id: UUID,
    senders: Iterable[sight.Sender],
    at: datetime,
    person_id: UUID | None = None,
) -> None:
    """Write the grants of a referral's two dossiers."""
    grants = sight.of_referral(
        pack,
        dossier_id,
        triage_dossier_id,
        owner(team_id, referral_id),
        senders,
        at=at,
        keepers=keepers_of(dossier_id, person_id),
    )
    replace_grants(referral_id, grants)


def rederive(pack: Pack, referral: Referral, *, sender_writes: int, at: datetime) -> None:
    """Write the grants of a referral that is there, as its facts are now.

    A protected family's referral that was passed on is seen by its sender no more: the team it
    lies with tells where they are.
    """
    protected = keepers_of(referral.dossier_id, referral.person_id) is not None
    told = not (protected and _passed_on(referral))
    derive_referral(
        pack,
        referral_id=referral.pk,
        dossier_id=referral.dossier_id,
        triage_dossier_id=referral.triage_dossier_id,
        team_id=referral.team_id,
        senders=senders(referral.sender_id, writes=sender_writes) if told else [],
        at=at,
        person_id=referral.person_id,
    )


def _passed_on(referral: Referral) -> bool:
    return Step.objects.filter(referral=referral, kind=StepKind.PASSED_ON).exists()


def keepers_of(dossier_id: UUID, person_id: UUID | None) -> frozenset[int] | None:
    """The principals who may know where a protected family is; None where none is protected."""
    with connection.cursor() as cursor:
        cursor.execute("select referrals_keepers(%s, %s)", [dossier_id, person_id])
        found = cursor.fetchone()[0]
    return None if found is None else frozenset(found)


def follow_shield(person_id: UUID) -> None:
    """A shield began, changed or ended, or an identity was sealed or opened: derive the signals,
    referrals and questions of the person again."""
    with connection.cursor() as cursor:
        cursor.execute("select referrals_of_person(%s)", [person_id])
        found = cursor.fetchone()[0]
    theirs = json.loads(found) if isinstance(found, str) else found or {}
    kinds = (("referrals", _again), ("enquiries", _asked_again), ("signals", _signalled_again))
    for kind, derive in kinds:
        for row in theirs.get(kind, ()):
            if theirs["sealed"]:
                replace_grants(UUID(row["id"]), ())
            else:
                derive(row)


def _again(row: dict[str, Any]) -> None:
    derive_referral(
        pack_of(UUID(row["pack"])),
        referral_id=UUID(row["id"]),
        dossier_id=UUID(row["dossier"]),
        triage_dossier_id=UUID(row["triage"]),
        team_id=UUID(row["team"]),
        senders=senders(_key(row["sender"]), writes=row["writes"]),
        at=instant(),
        person_id=_key(row["person"]),
    )


def _asked_again(row: dict[str, Any]) -> None:
    grants = sight.of_enquiry(
        pack_of(UUID(row["pack"])),
        UUID(row["dossier"]),
        owner(UUID(row["team"]), UUID(row["id"])),
        principal(PrincipalKind.SERVICE, UUID(row["service"])),
        Category(row["category"]),
        at=instant(),
        keepers=keepers_of(UUID(row["of"]), _key(row["person"])),
    )
    replace_grants(UUID(row["id"]), grants)


def _signalled_again(row: dict[str, Any]) -> None:
    found = owner(UUID(row["team"]), UUID(row["id"]))
    pack, dossier_id = pack_of(UUID(row["pack"])), UUID(row["dossier"])
    replace_grants(UUID(row["id"]), sight.of_signal(pack, dossier_id, found, at=instant()))


def _key(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def derive_enquiry(pack: Pack, enquiry: Enquiry, team_id: UUID, *, at: datetime) -> None:
    """Write the grants of an enquiry."""
    service = principal(PrincipalKind.SERVICE, enquiry.service_id)
    category = Category(enquiry.category)
    grants = sight.of_enquiry(
        pack,
        enquiry.dossier_id,
        owner(team_id, enquiry.pk),
        service,
        category,
        at=at,
        keepers=keepers_of(enquiry.referral.dossier_id, enquiry.person_id),
    )
    replace_grants(enquiry.pk, grants)

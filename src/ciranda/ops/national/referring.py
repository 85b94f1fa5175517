"""Referrals that wait for an answer: the inbox of every team."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ciranda.access.enums import Category, DossierKind
from ciranda.ops.national import names
from ciranda.ops.national.district import Team
from ciranda.ops.national.people import make_household, participates, put_dossier, put_grants
from ciranda.ops.national.size import Making
from ciranda.referrals.policies import sight

WAITING_PER_TEAM = 8
_WORRIES = (
    "At two and a half he says few words and looks away when called.",
    "She was born early and tires soon; her mother asks what else to try.",
    "He covers his ears at lunch and cannot be consoled for an hour.",
)


@dataclass(frozen=True)
class _Sent:
    id: str
    dossier_id: str
    triage_id: str
    at: datetime


def make_waiting(making: Making, team: Team) -> None:
    """Some new referrals, some that somebody began to look at, some of them late."""
    for _ in range(WAITING_PER_TEAM):
        _make_one(making, team)


def _make_one(making: Making, team: Team) -> None:
    at = making.now - timedelta(hours=making.pick.randrange(2, 24 * 25))
    sent = _Sent(making.id_at(at), making.id_at(at), making.id_at(at), at)
    home = make_household(making, team, at, 1)
    child, sender = home.children[0], team.partners[making.pick.choice(("education", "health"))]
    looked = making.pick.random() < 0.4
    making.rows.put(
        "referrals_referral",
        id=sent.id,
        dossier_id=sent.dossier_id,
        triage_dossier_id=sent.triage_id,
        pack_version_id=making.pack_version_id,
        team_id=team.id,
        person_id=child.id,
        sender_id=sender.id,
        state="looked_at" if looked else "new",
        asked_by="together",
        family_told="agrees",
        received_at=at,
        due_on=(at + timedelta(days=14)).date(),
        looked_at=at + timedelta(hours=1) if looked else None,
        climbed_to="",
    )
    _put_dossiers(making, team, sent, sender.principal)
    participates(making, sent.dossier_id, child.id, "subject", at)
    for carer in home.carers:
        participates(making, sent.dossier_id, carer.id, "carer", at, carer.relation)
    _put_words(making, team, sent)
    making.rows.put(
        "referrals_source",
        id=making.id_at(at),
        dossier_id=sent.dossier_id,
        relation="professional",
        name=sender.name,
        profession=sender.profession,
        agency_name=sender.agency_name,
        contact=names.phone(making.pick),
        membership_id=sender.id,
        checked_at=at,
        register="",
        register_code="",
    )


def _put_dossiers(making: Making, team: Team, sent: _Sent, sender: int) -> None:
    owner = sight.Owner(UUID(sent.id), team.coordinators, team.members)
    grants = sight.of_referral(
        making.pack,
        UUID(sent.dossier_id),
        UUID(sent.triage_id),
        owner,
        [sight.Sender(sender, sight.TELLING)],
        at=sent.at,
    )
    put_grants(making.rows, grants, sent.id)
    for dossier_id in (sent.dossier_id, sent.triage_id):
        put_dossier(making.rows, dossier_id, DossierKind.REFERRAL, sent.id, sent.at)


def _put_words(making: Making, team: Team, sent: _Sent) -> None:
    making.rows.put(
        "referrals_telling",
        id=making.id_at(sent.at),
        dossier_id=sent.dossier_id,
        category=int(Category.DEVELOPMENT),
        kind="worry",
        body=making.pick.choice(_WORRIES),
        code="",
        language="en",
        author="",
        told_at=sent.at,
    )
    making.rows.put(
        "referrals_step",
        id=making.id_at(sent.at),
        dossier_id=sent.dossier_id,
        referral_id=sent.id,
        kind="received",
        team_name=team.name,
        at=sent.at,
    )

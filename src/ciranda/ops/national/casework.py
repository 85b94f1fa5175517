"""One child's case: its facts, which decide who sees it, and the grants they give."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from ciranda.access.enums import DossierKind
from ciranda.access.policies.derivation import derive
from ciranda.cases.queries.facts import assemble
from ciranda.common.dates import add_months, months_between
from ciranda.ops.national.district import Worker
from ciranda.ops.national.people import Household, Human, participates, put_dossier, put_grants
from ciranda.ops.national.size import Making
from ciranda.programmes.policies.lengths import days_of

REACHED_THEIR_GOALS = 0.08


@dataclass
class Standing:
    """A case while it is being made: the ids of its facts, and the facts as the wall asks them."""

    home: Household
    child: Human
    id: str
    dossier_id: str
    custody_id: str
    opened_at: datetime
    closed_at: datetime | None
    stage: str
    facts: dict[str, Any] = field(default_factory=dict)
    plan_dossier: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a team answers for it today."""
        return self.closed_at is None

    @property
    def ends(self) -> datetime | None:
        """The instant until which its facts hold."""
        return self.closed_at


def make_case(making: Making, home: Household, child: Human) -> Standing:
    """The case of a child with its team, manager, family and circle; consents and plans follow."""
    at = home.opened_at
    case = Standing(
        home, child, making.id_at(at), making.id_at(at), making.id_at(at), at,
        *_course(making, home, child),
    )  # fmt: skip
    case.facts = _empty_facts(making, case)
    _put_case(making, case)
    _put_stages(making, case)
    _put_custody(making, case)
    _put_manager(making, case, home.manager)
    _put_people(making, case)
    _put_circle(making, case)
    return case


def store_grants(making: Making, case: Standing) -> None:
    """The grants that the facts give, by the one derivation."""
    facts = assemble(UUID(case.id), case.facts, making.pack, on=making.now.date())
    put_grants(making.rows, derive(facts, at=making.now), case.id)


def _course(making: Making, home: Household, child: Human) -> tuple[datetime | None, str]:
    """When the case closed, if it did, and where it stands."""
    pick, at = making.pick, home.opened_at
    age_end = add_months(child.born_on, 72)
    if age_end <= making.now.date():
        left = datetime(age_end.year, age_end.month, age_end.day, 9, tzinfo=at.tzinfo)
        return max(left, at + timedelta(days=30)), "closed"
    days = (making.now - at).days
    if days > 200 and pick.random() < REACHED_THEIR_GOALS:
        return at + timedelta(days=pick.randrange(150, days)), "closed"
    if months_between(child.born_on, making.now.date()) >= 62 and days > 60:
        return None, "transition"
    if days < 60:
        return None, "welcome" if pick.random() < 0.7 else "planning"
    return None, pick.choices(["support", "surveillance", "planning"], [70, 20, 10])[0]


def _empty_facts(making: Making, case: Standing) -> dict[str, Any]:
    """What `cases_facts` says of a case, before anyone was added."""
    volume = {"dossier": case.dossier_id, "custody": case.custody_id, "at": _iso(case.opened_at)}
    appointment, number = case.home.team.officer
    return {
        "pack_version": making.pack_version_id,
        "volumes": [volume], "plans": [], "parts": [], "coordinations": [], "circle": [],
        "covers": [], "family": [], "own": [], "origins": [], "openings": [], "shares": [],
        "keepers": [], "meetings": [], "asked": [], "stories": [], "readers": [],
        "shielded": False,
        "appointments": [{
            "ref": appointment, "kind": "data_officer", "principal": number,
            "from": _iso(case.opened_at), "until": _iso(case.ends),
        }],
        "custodies": [{
            "ref": case.custody_id,
            "team": case.home.team.id,
            "coordinators": case.home.team.coordinators,
            "members": case.home.team.members,
            "from": _iso(case.opened_at), "until": _iso(case.ends),
            "history": False,
            "read_back": days_of(making.pack.transfer.sender_reads_for),
        }],
        "subjects": [{
            "dossier": case.child.dossier_id,
            "person": case.child.id,
            "born_on": case.child.born_on.isoformat(),
        }],
    }  # fmt: skip


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _put_case(making: Making, case: Standing) -> None:
    put_dossier(
        making.rows, case.dossier_id, DossierKind.CASE, case.id, case.opened_at, case_id=case.id
    )
    making.rows.put(
        "cases_volume",
        id=case.dossier_id,
        dossier_id=case.dossier_id,
        case_id=case.id,
        custody_id=case.custody_id,
        number=1,
        opened_at=case.opened_at,
        closed_at=case.closed_at,
    )
    making.rows.put(
        "cases_case",
        id=case.id,
        pack_version_id=making.pack_version_id,
        opened_at=case.opened_at,
        closed_at=case.closed_at,
        region_id=1,
    )


def _put_stages(making: Making, case: Standing) -> None:
    steps = [("welcome", case.opened_at, "")]
    if case.stage not in ("welcome", "closed"):
        reason = "not_yet_eligible" if case.stage == "surveillance" else "eligible"
        moved = case.opened_at + (making.now - case.opened_at) / 4
        steps.append((case.stage, moved.replace(microsecond=0), reason))
    if case.closed_at:
        steps.append(("closed", case.closed_at, "goals_reached"))
    for key, at, reason in steps:
        recall = making.now + timedelta(days=making.pick.randrange(-20, 170))
        making.rows.put(
            "cases_stage",
            id=making.id_at(at),
            case_id=case.id,
            dossier_id=case.dossier_id,
            key=key,
            reason=reason,
            note="",
            recall_on=recall.date() if key == "surveillance" else None,
            started_at=at,
            decided_by=case.home.team.workers[0].human_id,
        )


def _put_custody(making: Making, case: Standing) -> None:
    making.rows.put(
        "cases_custody",
        id=case.custody_id,
        case_id=case.id,
        dossier_id=case.dossier_id,
        category=2,
        team_id=case.home.team.id,
        started_at=case.opened_at,
        ended_at=case.ends,
        end_reason="closed" if case.ends else "",
        sees_history=False,
        read_back_days=days_of(making.pack.transfer.sender_reads_for),
    )


def _put_manager(making: Making, case: Standing, manager: Worker) -> None:
    coordination_id = making.id_at(case.opened_at)
    making.rows.put(
        "cases_coordination",
        id=coordination_id,
        case_id=case.id,
        dossier_id=case.dossier_id,
        custody_id=case.custody_id,
        membership_id=manager.id,
        name=manager.name,
        profession=manager.profession,
        agency_name=manager.agency_name,
        phone="",
        chosen_by_family=making.pick.random() < 0.1,
        started_at=case.opened_at,
        ended_at=case.ends,
        end_reason="closed" if case.ends else "",
    )
    case.facts["coordinations"].append({
        "ref": coordination_id,
        "principal": manager.principal,
        "custody": case.custody_id,
        "from": _iso(case.opened_at),
        "until": _iso(case.ends),
        "moved": False,
    })  # fmt: skip


def _put_people(making: Making, case: Standing) -> None:
    at = case.opened_at
    making.rows.put(
        "cases_subject",
        id=making.id_at(at),
        case_id=case.id,
        dossier_id=case.dossier_id,
        kind="child",
        person_id=case.child.id,
        started_on=at.date(),
        end_reason="",
    )
    participates(making, case.dossier_id, case.child.id, "subject", at)
    for carer in case.home.carers:
        member_id = making.id_at(at)
        making.rows.put(
            "cases_familymember",
            id=member_id,
            case_id=case.id,
            dossier_id=case.dossier_id,
            person_id=carer.id,
            relation=carer.relation,
            holds_responsibility=True,
            is_young_person=False,
            started_at=at,
            end_reason="",
        )
        participates(making, case.dossier_id, carer.id, "carer", at, carer.relation)
        case.facts["family"].append({
            "ref": member_id, "principal": carer.principal, "young": False, "responsible": True,
            "from": _iso(at), "until": None,
        })  # fmt: skip


def _put_circle(making: Making, case: Standing) -> None:
    joined = min(case.opened_at + timedelta(days=20), case.ends or making.now)
    for sector, role, chance in (("education", "educator", 0.7), ("health", "health_worker", 0.4)):
        if making.pick.random() > chance:
            continue
        partner, member_id = case.home.team.partners[sector], making.id_at(joined)
        making.rows.put(
            "cases_circlemember",
            id=member_id,
            case_id=case.id,
            dossier_id=case.dossier_id,
            category=2,
            membership_id=partner.id,
            role_key=role,
            name=partner.name,
            relation=partner.profession,
            agency_name=partner.agency_name,
            phone="",
            started_at=joined,
            ended_at=case.ends,
            end_reason="closed" if case.ends else "",
            end_note="",
        )
        case.facts["circle"].append({
            "ref": member_id, "role": role, "principal": partner.principal,
            "from": _iso(joined), "until": _iso(case.ends),
        })  # fmt: skip

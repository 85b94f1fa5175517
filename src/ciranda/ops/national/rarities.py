"""A few of everything that is rare, by the real actions, in one family of the busiest worker.

The country's rows hold what every family has. What few have (a transfer, a bar, a signal, an
emergency, a draft) is made here as people make it, so that every page has something to open.
"""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pikepdf
from django.contrib.auth.hashers import make_password
from django.db import connection

from ciranda.access.actions import ANONYMOUS, Actor, entered
from ciranda.access.enums import BarKind, Category, Purpose, Role
from ciranda.accounts.actions import ensure_account
from ciranda.agencies.queries import as_membership
from ciranda.assessments.actions import begin_form, record_factor, save_answers
from ciranda.assessments.enums import SourceKind
from ciranda.cases.actions import (
    bars,
    bases,
    circle,
    contacts,
    cover,
    drafts,
    emergency,
    meetings,
    papers,
)
from ciranda.cases.actions.meetings import Call, Guest
from ciranda.common.database import OWNER, instant, rows, speaking_as
from ciranda.consent.enums import GroundKind
from ciranda.ops.demo.cast import PASSWORD
from ciranda.ops.demo.marks import Ids
from ciranda.people.actions.reaching import Reach, add_contact_point
from ciranda.people.actions.relaying import relay
from ciranda.people.enums import ContactKind, SafeWhen
from ciranda.people.queries import Known, candidates
from ciranda.plans.actions import goals, plan, words
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import Speaker
from ciranda.referrals import actions as referrals
from ciranda.referrals.enums import Relation
from ciranda.referrals.queries import undecided_signals
from ciranda.transfers.actions import offering, transitions
from ciranda.transfers.actions.moves import propose_moves
from ciranda.transfers.actions.offering import Offer
from ciranda.transfers.actions.transitions import Preparation

# The mother of this family, for her own pages.
FAMILY = "national.family"
_SYSTEM = Actor(human_id=None, role=Role.SYSTEM, name="country")

# The family: with a signed plan, on its way to school if one is, never the first of the worker's.
_SCENE = """
with me as (select m.id, p.team_id from accounts_user u join agencies_membership m
    on m.user_id = u.id join agencies_placement p on p.membership_id = m.id
    where u.username = 'national.worker'),
 theirs as (select k.case_id from cases_coordination k join me on me.id = k.membership_id
    join cases_planvolume v on v.case_id = k.case_id where k.ended_at is null
    order by exists (select 1 from cases_stage s where s.case_id = k.case_id
      and s.key = 'transition') desc, k.case_id desc limit 1)
select c.id as case_id, c.reference, c.pack_version_id, me.id as worker, me.team_id as team,
 (select id from agencies_team where id <> me.team_id order by name limit 1) as other_team,
 (select parish_id from agencies_catchment where team_id = me.team_id order by 1 limit 1)
   as parish,
 (select parish_id from agencies_catchment where team_id <> me.team_id order by 1 limit 1)
   as other_parish,
 (select v.dossier_id from cases_volume v where v.case_id = c.id) as dossier_id,
 (select v.plan_id from cases_planvolume v where v.case_id = c.id limit 1) as plan_id,
 (select s.person_id from cases_subject s where s.case_id = c.id limit 1) as child,
 (select f.person_id from cases_familymember f where f.case_id = c.id and f.relation = 'mother')
   as mother,
 (select p.membership_id from agencies_placement p where p.team_id = me.team_id
    and p.role = 'coordinator' limit 1) as coordinator,
 (select p.membership_id from agencies_placement p where p.team_id = me.team_id
    and p.role = 'member' and p.membership_id <> me.id order by 1 limit 1) as colleague,
 (select p.membership_id from agencies_placement p where p.team_id <> me.team_id
    and p.role = 'member' order by 1 limit 1) as stranger,
 (select q.service_id from accounts_user u join agencies_membership q on q.user_id = u.id
    where u.username = 'national.partner') as partners_service,
 other.plan_id as other_plan,
 (select f.person_id from cases_familymember f where f.case_id = other.case_id
    and f.relation = 'mother') as other_mother,
 (select s.id from agencies_service s join agencies_membership q on q.service_id = s.id
    join agencies_placement p on p.membership_id = q.id and p.team_id = me.team_id
    where s.sector = 'social_security' limit 1) as social_security,
 (select r.id from referrals_referral r where r.team_id = me.team_id order by r.id desc limit 1)
   as referral,
 (select r.triage_dossier_id from referrals_referral r where r.team_id = me.team_id
    order by r.id desc limit 1) as triage_dossier
from cases_case c join theirs on theirs.case_id = c.id cross join me
left join lateral (select k.case_id, v.plan_id from cases_coordination k
  join cases_planvolume v on v.case_id = k.case_id where k.membership_id = me.id
    and k.ended_at is null and v.plan_id not in (select w.plan_id from cases_planvolume w
      where w.case_id = c.id) order by k.case_id desc limit 1) other on true
"""


@dataclass(frozen=True)
class Scene:
    """The family, and who acts in it."""

    ids: dict[str, Any]
    given: str
    surnames: str
    born_on: date

    def actor(self, who: str, purpose: Purpose = Purpose.SUPPORT) -> Actor:
        """Somebody of the scene as they act now."""
        with entered(_SYSTEM):
            return as_membership(self.ids[who], purpose)

    def __getitem__(self, name: str) -> Any:
        return self.ids[name]


def make_rarities() -> Ids:
    """Make one of each and give their ids by the names that addresses use."""
    with speaking_as(OWNER) as cursor:
        found = rows(cursor, _SCENE)[0]
        child = rows(
            cursor,
            "select given, surnames, born_on from people_person where id = %s",
            [found["child"]],
        )[0]
    scene = Scene(found, **child)
    made: dict[str, UUID] = {"case_id": scene["case_id"], "plan_id": scene["plan_id"]}
    # the question of a stranger first: an emergency makes them none
    for step in (_reached, _around, _papers, _told, _planned, _met, _moving):
        made |= step(scene)
    _give_account(scene["mother"])
    return made | {"person_id": scene["child"]}


def _give_account(mother: UUID) -> None:
    ensure_account(
        username=FAMILY, password_hash=make_password(PASSWORD), human_id=mother, person_id=mother
    )


def _around(scene: Scene) -> dict[str, UUID]:
    """A trusted aunt, a stand-in, a tie that bars a colleague, an emergency at another's door."""
    boss, today = scene.actor("coordinator"), date.today()  # noqa: DTZ011 - the team's own day
    aunt = circle.join_person(
        actor=boss, case_id=scene["case_id"], name="Aunt (demo)", phone="",
        part=circle.Part("trusted_person"),
    )  # fmt: skip
    absence = cover.Absence(scene["worker"], today, today + timedelta(days=7))
    [stand_in] = cover.arrange_cover(
        actor=boss, absence=absence, membership_id=scene["coordinator"],
        case_ids=[scene["case_id"]],
    )  # fmt: skip
    bar = bars.record_bar(
        actor=boss, kind=BarKind.FAMILY_TIE, who="worker", who_id=scene["colleague"],
        case_id=scene["case_id"], reason="A cousin of the mother",
    )  # fmt: skip
    emergency.open_in_emergency(
        actor=scene.actor("stranger"), reference=scene["reference"],
        reason="The child was brought to our door, hurt",
    )  # fmt: skip
    opening = _seen(boss, "select id from cases_breakglass where case_id = %s", scene["case_id"])
    return {"member_id": aunt, "cover_id": stand_in, "bar_id": bar, "opening_id": opening}


def _papers(scene: Scene) -> dict[str, UUID]:
    """A report, a legal basis, a form, a factor, a draft."""
    worker = scene.actor("worker")
    drafts.save_draft(actor=worker, case_id=scene["case_id"], payload={"p0-body": "He said"})
    planned = contacts.plan(
        actor=worker, case_id=scene["case_id"],
        header=contacts.Header("visit", _soon(worker, 2), place="At home"),
    )  # fmt: skip
    document = papers.add_document(
        actor=worker, case_id=scene["case_id"], categories=frozenset({Category.DEVELOPMENT}),
        title="Report of the hearing test", body=_page(),
    )  # fmt: skip
    basis = bases.record(
        actor=worker, case_id=scene["case_id"], service_id=scene["social_security"],
        grounds=bases.Grounds(GroundKind.STATUTORY_TASK, "The law on the allowance"),
        categories=frozenset({Category.INVOLVEMENT}), purposes=frozenset({Purpose.SUPPORT}),
        review_on=date.today() + timedelta(days=200),  # noqa: DTZ011 - the team's own day
    )  # fmt: skip
    form = begin_form(
        actor=worker, dossier_id=scene["dossier_id"], pack_version_id=scene["pack_version_id"],
        form_key="getting_to_know", done_on=date.today(),  # noqa: DTZ011
    )  # fmt: skip
    save_answers(actor=worker, assessment_id=form, answers={"likes": ["Water"]})
    factor = _factor(scene, worker, scene["dossier_id"])
    return {"document_id": document, "basis_id": basis, "assessment_id": form,
            "factor_id": factor, "planned_id": planned}  # fmt: skip


def _factor(scene: Scene, actor: Actor, dossier_id: UUID) -> UUID:
    return record_factor(
        actor=actor, dossier_id=dossier_id, pack_version_id=scene["pack_version_id"],
        key="delay_language", known_on=date.today(),  # noqa: DTZ011
        source_kind=SourceKind.REPORT, source="A report",
    )  # fmt: skip


def _told(scene: Scene) -> dict[str, UUID]:
    """A signal that waits, a question to a service about a referral, a factor of its triage."""
    deciding = scene.actor("coordinator", Purpose.TRIAGE)
    signal = referrals.NewSignal(
        pack_version_id=scene["pack_version_id"], worry="He does not answer to his name.",
        child_name="A child (demo)", parish_code=scene["parish"],
        relation=Relation.PROFESSIONAL, name="A neighbour (demo)",
    )  # fmt: skip
    referrals.receive_signal(actor=ANONYMOUS, signal=signal)
    with entered(deciding):
        waiting = undecided_signals(deciding)[0]
    enquiry = referrals.ask(
        actor=deciding, referral_id=scene["referral"], service_id=scene["partners_service"],
        category=Category.HEALTH, question="Was the hearing checked?", family_knows=True,
    )  # fmt: skip
    return {
        "signal_id": waiting,
        "enquiry_id": enquiry, "referral_id": scene["referral"],
        "referral_factor_id": _factor(scene, deciding, scene["triage_dossier"]),
    }  # fmt: skip


def _reached(scene: Scene) -> dict[str, UUID]:
    """A phone of the child, and a stranger's question to whoever answers for her."""
    with entered(scene.actor("worker")) as worker:
        phone = Reach(ContactKind.PHONE, "900 000 000", SafeWhen.ALWAYS)
        point = add_contact_point(actor=worker, person_id=scene["child"], reach=phone)
    with entered(scene.actor("stranger")) as stranger:
        found = candidates(stranger, Known(scene.given, scene.surnames, "", scene.born_on))
        asked = relay(actor=stranger, search_id=found.search_id, words="Is he one of yours?")
    message = _seen(
        scene.actor("coordinator"), "select id from people_relaymessage where relay_id = %s", asked
    )
    return {"row_id": point.pk, "relay_id": asked, "message_id": message}


def _planned(scene: Scene) -> dict[str, UUID]:
    """The plan begun anew: a draft with words and a goal to change."""
    worker = scene.actor("worker")
    plan.revise(actor=worker, plan_id=scene["plan_id"])
    said = Said("He laughs with his brother", "en", Speaker.FAMILY, scene["mother"], "The mother")
    words.say(actor=worker, plan_id=scene["plan_id"], section_key="strengths", said=said)
    goal = goals.add_goal(
        actor=worker, plan_id=scene["plan_id"], words=GoalWords("To say what he wants", "en")
    )
    newest = """select w.id from plans_words w join plans_planversion v
        on v.id = w.plan_version_id where v.plan_id = %s and v.state = 'draft' limit 1"""
    if scene["other_plan"]:
        plan.revise(actor=worker, plan_id=scene["other_plan"])
        plan.propose(actor=worker, plan_id=scene["other_plan"])
    return {"goal_id": goal.pk, "words_id": _seen(worker, newest, scene["plan_id"]),
            "other_plan_id": scene["other_plan"] or scene["plan_id"],
        "other_mother_id": scene["other_mother"] or scene["mother"]}  # fmt: skip


def _met(scene: Scene) -> dict[str, UUID]:
    """A meeting with the mother, its notes shown to her."""
    worker = scene.actor("worker")
    call = Call("review", _soon(worker, 3), place="At the nursery", agenda=["How it goes"])
    guests = [Guest(person_id=scene["mother"]), Guest(membership_id=scene["coordinator"])]
    meeting = meetings.call(actor=worker, case_id=scene["case_id"], meeting=call, guests=guests)
    meetings.write_minutes(actor=worker, meeting_id=meeting, body="We spoke.", language="en")
    meetings.show_minutes(actor=worker, meeting_id=meeting)
    invited = "select id from cases_invitee where meeting_id = %s limit 1"
    return {"meeting_id": meeting, "invitee_id": _seen(worker, invited, meeting)}


def _moving(scene: Scene) -> dict[str, UUID]:
    """On the way to school, seen at an address elsewhere, and offered to the team there."""
    worker = scene.actor("worker")
    with entered(worker):
        propose_moves(scene["child"], scene["other_parish"], "an address")
    transitions.prepare(
        actor=worker, case_id=scene["case_id"],
        preparation=Preparation(receiving_kind="school", receiving_name="School (demo)"),
    )  # fmt: skip
    offer = Offer(
        child=f"{scene.given} {scene.surnames}", reach="900 000 000", reason="They move in spring",
        history_agreed=True, agreed_by="The mother", to_team_id=scene["other_team"],
    )  # fmt: skip
    transfer = offering.offer(actor=worker, case_id=scene["case_id"], offer=offer)
    move = _seen(
        worker, "select id from transfers_possiblemove where case_id = %s limit 1", scene["case_id"]
    )
    return {"transfer_id": transfer.pk, "move_id": move}


def _soon(actor: Actor, days: int) -> Any:
    with entered(actor):
        return instant() + timedelta(days=days)


def _page() -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(out)
    return out.getvalue()


def _seen(actor: Actor, sql: str, value: Any) -> Any:
    """A key that its maker was not told, as somebody who sees it."""
    with entered(actor), connection.cursor() as cursor:
        cursor.execute(sql, [value])
        return cursor.fetchone()[0]

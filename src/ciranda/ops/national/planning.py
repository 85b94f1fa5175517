"""The household's plan: words, ranked goals, actions of several services, a review."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ciranda.access.enums import Category, DossierKind
from ciranda.ops.national.casework import Standing
from ciranda.ops.national.people import put_dossier
from ciranda.ops.national.size import Making

HAS_A_PLAN = frozenset({"support", "transition"})
PLANNED = 0.85
_GOALS: tuple[tuple[str, str, str], ...] = (
    ("That breakfast is calm again", "daily", "breakfast"),
    ("That she tells us what she wants without crying", "talking", "play"),
    ("That he climbs the stairs at the nursery by himself", "moving", "nursery"),
    ("That they play together for a while", "feelings", "afternoon"),
    ("That we sleep through the night", "family_life", "bedtime"),
)
_LEVELS = (
    "Not yet", "Once in a while, with help", "Most days, with a little help",
    "Every day, with a word", "Every day, alone",
)  # fmt: skip
_DOES = {
    "health": "Check hearing and report to the family",
    "education": "A picture for each part of the day",
    "ngo": "A visit at home each week",
    "social_security": "Apply for the allowance together",
}


@dataclass(frozen=True)
class _Plan:
    """A plan while it is being made."""

    id: str
    dossier_id: str
    version_id: str
    case: Standing
    cases: list[Standing]
    at: datetime


def make_plan(making: Making, cases: list[Standing]) -> None:
    """One plan for all cases of a household that have one, signed and mostly reviewed."""
    planned = [case for case in cases if case.stage in HAS_A_PLAN]
    if not planned or making.pick.random() > PLANNED:
        return
    begun = max(case.opened_at for case in planned)
    at = (begun + (making.now - begun) / 3).replace(microsecond=0)
    plan = _Plan(making.id_at(at), making.id_at(at), making.id_at(at), planned[0], planned, at)
    _put_version(making, plan)
    put_dossier(
        making.rows, plan.dossier_id, DossierKind.PLAN, plan.case.id, at, case_id=plan.case.id
    )
    for case in planned:
        _link(making, plan, case)
    _put_words(making, plan)
    threads = _put_goals(making, plan)
    for number, sector in enumerate(making.pick.sample(sorted(_DOES), 2)):
        _put_action(making, plan, sector, threads[0], number)
    _put_signature(making, plan)
    _put_review(making, plan, threads)


def _link(making: Making, plan: _Plan, case: Standing) -> None:
    making.rows.put(
        "cases_planvolume",
        id=making.id_at(plan.at),
        case_id=case.id,
        custody_id=case.custody_id,
        dossier_id=plan.dossier_id,
        plan_id=plan.id,
        opened_at=plan.at,
    )
    case.plan_dossier = plan.dossier_id
    case.facts["plans"].append(
        {"dossier": plan.dossier_id, "custody": case.custody_id, "at": plan.at.isoformat()}
    )


def _put_version(making: Making, plan: _Plan) -> None:
    manager = plan.case.home.manager
    making.rows.put(
        "plans_plan",
        id=plan.id,
        pack_version_id=making.pack_version_id,
        opened_at=plan.at,
        opened_by=manager.id,
    )
    making.rows.put(
        "plans_planversion",
        id=plan.version_id,
        plan_id=plan.id,
        dossier_id=plan.dossier_id,
        number=1,
        state="signed",
        language="en",
        carried_over=False,
        started_at=plan.at,
        started_by=f"{manager.profession}, {manager.agency_name}",
        proposed_at=plan.at,
        proposed_by=f"{manager.profession}, {manager.agency_name}",
        proposed_words="",
        digest="",
        signed_at=plan.at,
        review_on=(making.now + timedelta(days=making.pick.randrange(-20, 180))).date(),
        edition=1,
    )


def _put_words(making: Making, plan: _Plan) -> None:
    for position, section in enumerate(_free_sections(making)):
        making.rows.put(
            "plans_words",
            id=making.id_at(plan.at),
            plan_version_id=plan.version_id,
            dossier_id=plan.dossier_id,
            category=int(Category.PLAN),
            thread=making.id_at(plan.at),
            section_key=section,
            language="en",
            body="We are many at the table and we laugh. The evenings are what is hard.",
            speaker="family",
            speaker_name=plan.case.home.carers[0].given,
            position=position,
            written_at=plan.at,
            written_by=plan.case.home.manager.id,
            removed_reason="",
            edition=1,
        )


def _free_sections(making: Making) -> list[str]:
    """The sections of the pack's plan that hold words."""
    sections = making.pack.plan.sections
    return [key for key, section in sections.items() if str(section.kind) == "text"][:4]


def _put_goals(making: Making, plan: _Plan) -> list[str]:
    threads = []
    mother = plan.case.home.carers[0]
    for position, (words, domain, routine) in enumerate(making.pick.sample(_GOALS, 3)):
        goal_id, thread = making.id_at(plan.at), making.id_at(plan.at)
        threads.append(thread)
        making.rows.put(
            "plans_goal",
            id=goal_id,
            plan_version_id=plan.version_id,
            dossier_id=plan.dossier_id,
            category=int(Category.PLAN),
            thread=thread,
            language="en",
            family_words=words,
            professional_words="Within the routine, observed by those who are there.",
            about="child",
            about_ids=(plan.case.child.id,),
            domain=domain,
            routine=routine,
            levels=_LEVELS,
            baseline=-1,
            importance=2,
            difficulty=2,
            position=position,
            written_at=plan.at,
            written_by=plan.case.home.manager.id,
            removed_reason="",
            edition=1,
        )
        making.rows.put(
            "plans_rank",
            id=making.id_at(plan.at),
            goal_id=goal_id,
            dossier_id=plan.dossier_id,
            ranker="family",
            ranker_id=mother.id,
            ranker_name=mother.given,
            place=position + 1,
            ranked_at=plan.at,
        )
    return threads


def _put_action(making: Making, plan: _Plan, sector: str, thread: str, position: int) -> None:
    service_id, number = plan.case.home.team.services[sector]
    dossier_id = making.id_at(plan.at)
    put_dossier(
        making.rows, dossier_id, DossierKind.PLAN, plan.case.id, plan.at, case_id=plan.case.id
    )
    for case in plan.cases:
        _put_part(making, plan, case, dossier_id, (service_id, number))
    action_id = making.id_at(plan.at)
    state = making.pick.choice(("planned", "under_way", "under_way", "done"))
    making.rows.put(
        "plans_action",
        id=action_id,
        plan_id=plan.id,
        dossier_id=dossier_id,
        category=int(Category.PLAN),
        service_id=service_id,
        state=state,
        state_reason="",
        state_at=plan.at,
        request="accepted",
        request_words="",
        requested_at=plan.at,
        answered_at=plan.at,
        opened_at=plan.at,
        edition=1,
    )
    _put_terms(making, plan, (action_id, dossier_id), _DOES[sector], (thread, position))


def _put_terms(
    making: Making, plan: _Plan, action: tuple[str, str], does: str, place: tuple[str, int]
) -> None:
    """What was agreed of an action, for a goal at a place of the plan."""
    action_id, dossier_id = action
    thread, position = place
    terms_id = making.id_at(plan.at)
    making.rows.put(
        "plans_actionterms",
        id=terms_id,
        plan_version_id=plan.version_id,
        action_id=action_id,
        dossier_id=dossier_id,
        category=int(Category.PLAN),
        goal_thread=thread,
        language="en",
        what=does,
        person_name="",
        frequency="Each week",
        length="45 minutes",
        starts_on=plan.at.date(),
        due_on=(making.now + timedelta(days=making.pick.randrange(-10, 120))).date(),
        position=position,
        written_at=plan.at,
        removed_reason="",
        edition=1,
    )
    making.rows.put(
        "plans_actionplace",
        id=making.id_at(plan.at),
        terms_id=terms_id,
        dossier_id=dossier_id,
        place="At home",
        payer="",
    )


def _put_part(
    making: Making,
    plan: _Plan,
    case: Standing,
    dossier_id: str,
    service: tuple[str, int],
) -> None:
    part_id = making.id_at(plan.at)
    making.rows.put(
        "cases_planpart",
        id=part_id,
        case_id=case.id,
        custody_id=case.custody_id,
        dossier_id=dossier_id,
        plan_id=plan.id,
        service_id=service[0],
        about=case.child.given,
        agreed_version_id=plan.version_id,
        opened_at=plan.at,
        asked_at=plan.at,
        end_reason="",
    )
    case.facts["parts"].append({
        "ref": part_id, "dossier": dossier_id, "custody": case.custody_id,
        "at": plan.at.isoformat(), "asked": plan.at.isoformat(), "ended": None,
        "principal": service[1],
    })  # fmt: skip


def _put_signature(making: Making, plan: _Plan) -> None:
    mother = plan.case.home.carers[0]
    making.rows.put(
        "plans_plansignature",
        id=making.id_at(plan.at),
        plan_version_id=plan.version_id,
        dossier_id=plan.dossier_id,
        line_key=next(iter(making.pack.plan.print.signed_by)),
        person_id=mother.id,
        name=f"{mother.given} {mother.surnames}",
        standing="mother",
        agrees=True,
        words="",
        method="screen",
        typed_name=f"{mother.given} {mother.surnames}",
        digest="",
        signed_at=plan.at,
        recorded_by=plan.case.home.manager.id,
    )


def _put_review(making: Making, plan: _Plan, threads: list[str]) -> None:
    if making.pick.random() < 0.5:
        return
    review_id, at = making.id_at(plan.at), plan.at + (making.now - plan.at) / 2
    manager = plan.case.home.manager
    making.rows.put(
        "plans_review",
        id=review_id,
        plan_version_id=plan.version_id,
        dossier_id=plan.dossier_id,
        held_on=at.date(),
        attendees=(plan.case.home.carers[0].given, manager.name),
        language="en",
        family_words="It is easier than in spring.",
        professional_words="Each goal moved a step.",
        next_on=(making.now + timedelta(days=90)).date(),
        recorded_at=at,
        recorded_by=f"{manager.profession}, {manager.agency_name}",
    )
    for thread in threads:
        making.rows.put(
            "plans_attainment",
            id=making.id_at(at),
            review_id=review_id,
            goal_thread=thread,
            dossier_id=plan.dossier_id,
            category=int(Category.PLAN),
            level=making.pick.choice((-1, 0, 0, 1, 2)),
            words="",
        )

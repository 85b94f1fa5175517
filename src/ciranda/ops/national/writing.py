"""What was written over the months: contacts, paragraphs, tasks, clocks, the last look."""

from datetime import datetime, timedelta

from ciranda.access.enums import Category
from ciranda.ops.national.casework import Standing
from ciranda.ops.national.district import Worker
from ciranda.ops.national.size import Making

_SAID: dict[Category, tuple[str, ...]] = {
    Category.DEVELOPMENT: (
        "Pointed at the dog and looked back at us, twice. That is new since the last visit.",
        "Sat on the mat for the whole of one song, then built a tower of five blocks alone.",
        "Uses three words at breakfast; at the nursery none yet. We tried waiting longer.",
        "Climbed the stairs with one hand held, both feet on each step, and laughed at the top.",
    ),
    Category.SOCIAL: (
        "The grandmother collects on Tuesdays now; the shift at the factory changed.",
        "They moved to the room upstairs, which is dry. The landlord has mended the window.",
        "The mother starts a course in the spring and asks who could be there on Fridays.",
    ),
    Category.HEALTH: (
        "Ears were checked: fluid on the left, seen again in three months.",
        "Glasses came; they are worn at meals and lost at play. A strap is ordered.",
    ),
    Category.EDUCATION: (
        "At the nursery a picture stands beside each peg; the day goes by with fewer tears.",
        "Plays beside two others at the water table; the teacher lets the door stay open.",
    ),
}
_ATTENDED = ("took_place", "took_place", "took_place", "took_place", "not_home")
_STEPS = ("visit_again", "call_family", "ask_service", "talk_to_nursery")


def make_contacts(making: Making, case: Standing) -> None:
    """Visits and calls between opening and today, and the next one where the case is open."""
    pick, last = making.pick, case.ends or making.now
    span = last - case.opened_at
    for _ in range(pick.randrange(2, 7)):
        at = (case.opened_at + span * pick.random()).replace(microsecond=0)
        by_partner = case.facts["circle"] and pick.random() < 0.2
        author = case.home.team.partners["education"] if by_partner else case.home.manager
        _put_contact(making, case, at, author)
    if case.is_open and pick.random() < 0.5:
        ahead = making.now + timedelta(days=pick.randrange(1, 30))
        _put_header(making, case, ahead, case.home.manager, planned=True)


def _put_contact(making: Making, case: Standing, at: datetime, author: Worker) -> None:
    attendance = making.pick.choice(_ATTENDED)
    contact_id = _put_header(making, case, at, author, attendance=attendance)
    if attendance != "took_place":
        return
    kinds = list(_SAID)
    chosen = {Category.DEVELOPMENT, making.pick.choice(kinds)}
    for order, category in enumerate(sorted(chosen)):
        making.rows.put(
            "cases_paragraph",
            id=making.id_at(at),
            contact_id=contact_id,
            case_id=case.id,
            dossier_id=case.dossier_id,
            category=int(category),
            order=order,
            language="en",
            body=making.pick.choice(_SAID[category]),
            speaker="",
            at=at,
            membership_id=author.id,
            name=author.name,
            profession=author.profession,
            recorded_at=at,
            version=1,
        )


def _put_header(
    making: Making,
    case: Standing,
    at: datetime,
    author: Worker,
    *,
    planned: bool = False,
    attendance: str = "",
) -> str:
    contact_id = making.id_at(min(at, making.now))
    kind = making.pick.choice(("visit", "visit", "call", "meeting"))
    category = Category.SCHEDULE if planned else Category.CONTACT
    making.rows.put(
        "cases_contact",
        id=contact_id,
        case_id=case.id,
        dossier_id=case.dossier_id,
        category=int(category),
        kind_key=kind,
        is_planned=planned,
        at=at,
        minutes=None if planned else making.pick.choice((15, 30, 45, 60)),
        attendance_key=attendance,
        language="en",
        next_step_key=making.pick.choice(_STEPS) if attendance else "",
        membership_id=author.id,
        name=author.name,
        profession=author.profession,
        cancelled_note="",
        recorded_at=min(at, making.now),
        version=1,
        earlier="[]",
    )
    making.rows.put(
        "cases_contactplace",
        id=making.id_at(min(at, making.now)),
        contact_id=contact_id,
        case_id=case.id,
        dossier_id=case.dossier_id,
        category=int(category),
        place="At home" if kind == "visit" else "",
        agency_name=author.agency_name,
        version=1,
    )
    return contact_id


def make_tasks(making: Making, case: Standing) -> None:
    """A task done in the past, and where the case is open one still to do."""
    pick = making.pick
    for done in (True, False):
        if (not done and not case.is_open) or pick.random() > 0.6:
            continue
        last = case.ends or making.now
        at = case.opened_at + (last - case.opened_at) * pick.random()
        due = (
            at + timedelta(days=14) if done else making.now + timedelta(days=pick.randrange(-5, 25))
        )
        making.rows.put(
            "cases_task",
            id=making.id_at(at),
            case_id=case.id,
            dossier_id=case.dossier_id,
            membership_id=case.home.manager.id,
            what=pick.choice(("Call the family", "Ask the hospital for the report",
                              "Bring the picture cards", "Talk with the nursery")),
            due_on=due.date(),
            name=case.home.manager.name,
            created_at=at,
            created_by=case.home.manager.id,
            created_by_name=case.home.manager.name,
            handed_note="",
            done_at=last if done else None,
            done_by=case.home.manager.id if done else None,
            dropped_note="",
        )  # fmt: skip


_RUNNING = {
    "welcome": ("plan", 84),
    "planning": ("plan", 84),
    "support": ("review", 183),
    "surveillance": ("recall", 183),
    "transition": ("review", 183),
}


def make_clocks(making: Making, case: Standing) -> None:
    """What the case waits for, due soon or overdue, and what happened so far."""
    for event, at in (
        ("case_opened", case.opened_at),
        ("case_allocated", case.opened_at),
        ("first_contact", case.opened_at + timedelta(days=4)),
    ):
        making.rows.put(
            "cases_happening",
            id=making.id_at(at),
            case_id=case.id,
            dossier_id=case.dossier_id,
            event=event,
            at=at,
            recorded_at=at,
            human_id=case.home.manager.human_id,
        )
    if case.stage not in _RUNNING:
        return
    key, length = _RUNNING[case.stage]
    begun = max(case.opened_at, making.now - timedelta(days=making.pick.randrange(length + 15)))
    making.rows.put(
        "cases_clock",
        id=making.id_at(begun),
        case_id=case.id,
        dossier_id=case.dossier_id,
        key=key,
        started_at=begun,
        due_on=(begun + timedelta(days=length)).date(),
        stopped_by_event="",
    )


def make_looks(making: Making, case: Standing) -> None:
    """When the case manager last looked, and the audit of opening and reading."""
    manager = case.home.manager
    if case.is_open:
        making.rows.put(
            "cases_lastvisit",
            case_id=case.id,
            human_id=manager.human_id,
            at=making.now - timedelta(days=making.pick.randrange(1, 20)),
        )
    for verb, at in (
        ("cases.open_case", case.opened_at),
        ("read", case.opened_at + timedelta(days=5)),
    ):
        making.rows.put(
            "audit_event",
            at=at,
            human_id=manager.human_id,
            membership_id=manager.id,
            verb=verb,
            outcome=0,
            kind="case",
            object_id=case.id,
            dossier_id=case.dossier_id,
            fields="[]",
            basis=2,
            purpose=0,
            reason="",
            region_id=1,
        )

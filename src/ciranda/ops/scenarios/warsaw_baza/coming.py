"""Who came: lessons here, percent there, fourteen by number; and what cannot be compared."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from ciranda.access.actions import Actor, entered
from ciranda.common.database import instant
from ciranda.groups.actions import Series, add_sessions, count_heads, record_attendance
from ciranda.groups.actions.attending import Heads
from ciranda.groups.policies.attendance import Came, Share, share
from ciranda.groups.queries import group_page
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.warsaw_baza.pupils import CLASS, CONSENTED, TAKING_PART

BY_NUMBER = CLASS - CONSENTED
LESSONS, CAME_TO = Decimal(4), Decimal(3)
PERCENT = Decimal(75)


def _session(actor: Actor, group_id: UUID, units: Decimal) -> UUID:
    with entered(actor):
        begun = instant() - timedelta(hours=3)
    series = Series(begun, minutes=120, units=units)
    (made,) = add_sessions(actor=actor, group_id=group_id, series=series)
    return made


def lessons(journey: Journey) -> Done:
    """The club counts lessons, each of how many."""
    tadek = journey.worker("tadek.tutor")
    session = _session(tadek, journey["tutoring"], LESSONS)
    came = {journey[f"{pupil.key}.tutoring"]: CAME_TO for pupil in TAKING_PART}
    record_attendance(actor=tadek, session_id=session, units=came)
    return Done(
        "Tadek, tutor of the club",
        f"writes down {CAME_TO} of {LESSONS} lessons for each of the {len(came)}",
        ids={"tutoring_session": session},
    )


def percent(journey: Journey) -> Done:
    """The school counts percent for the ten, and the rest of the class by number."""
    sabina = journey.worker("sabina.school")
    session = _session(sabina, journey["project"], Decimal(100))
    came = {journey[f"{pupil.key}.project"]: PERCENT for pupil in TAKING_PART}
    record_attendance(actor=sabina, session_id=session, units=came)
    count_heads(actor=sabina, session_id=session, heads=Heads(BY_NUMBER, 1))
    return Done(
        "Sabina, school pedagogue",
        f"writes {PERCENT} percent for each of the {len(came)}, and {BY_NUMBER} pupils by number:"
        " they have no file and no name here",
        ids={"project_session": session},
    )


def side_by_side(journey: Journey) -> Done:
    """Percent against lessons is refused; like with like is added."""
    figures = _figures(journey)
    refused = refusal(lambda: share(entry for one in figures for entry in one))
    club = share(figures[0])
    assert club is not None
    return Done(
        "Ada, leader of the consortium",
        f"adds up the club's lessons: {club.came.normalize():f} of {club.out_of.normalize():f}",
        refused=(refused,),
    )


def _figures(journey: Journey) -> list[list[Came]]:
    """The attendance in the tutoring and in the project, as each service reads it."""
    return [
        _entries(journey.worker("tadek.tutor"), journey["tutoring"]),
        _entries(journey.worker("sabina.school"), journey["project"]),
    ]


def _entries(actor: Actor, group_id: UUID) -> list[Came]:
    with entered(actor):
        page = group_page(actor, group_id)
    assert page is not None
    return [_came(person.attendance) for person in page.people if person.attendance]


def _came(one: Share) -> Came:
    return Came(one.came, one.out_of, one.unit)


STEPS = (
    Step("lessons", "The club counts lessons", lessons),
    Step("percent", "The school counts percent, and fourteen by number", percent),
    Step("compared", "Percent against lessons", side_by_side),
)

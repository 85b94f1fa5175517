"""In the house: colleagues asked, hours booked, a week that collides, levels, faces, money."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.budgets.actions import NewBudget, draw, open_budget
from ciranda.budgets.actions.drawing import Used
from ciranda.budgets.enums import PaidFor
from ciranda.calendars import actions as calendars
from ciranda.calendars.actions import Agreed, Decided, Stretch
from ciranda.calendars.enums import Way
from ciranda.cases.actions import circle
from ciranda.cases.actions.circle import Part
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.queries.faces import faces_of
from ciranda.ops.demo.arrivals import Child, Worry, arrive, mother, today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.norway_family_centre.place import (
    DIRECTOR,
    LANGUAGE,
    NURSE,
    PARISH,
    PEDAGOGUE,
    PHYSIO,
    PROGRAMME,
    SPECIAL,
)
from ciranda.plans.actions import action, goals, plan, words
from ciranda.plans.actions.action import Agreed as Terms
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import Speaker
from ciranda.programmes.queries import current
from ciranda.services import actions as services
from ciranda.services.actions import AboutFamily

IDIL = Child("Idil", "Eksempelvik", 64, PARISH)
GENERAL = "What helps a child of four who stands on tiptoe and tires easily?"


def asking_around(journey: Journey) -> Done:
    """A general question needs no name; a family is named only to a division it signed for."""
    pernille, case = journey.worker(PEDAGOGUE), journey["case"]
    physio, special = (journey.world[f"{d}.service"] for d in ("physio", "special"))
    about = AboutFamily(case, "Could you look at his feet on Thursday?")
    in_general = services.consult(actor=pernille, service_id=special, words=GENERAL)
    named = refusal(
        lambda: services.consult(
            actor=pernille, service_id=special, words="What do you think of Nadif?"
        )
    )
    unsigned = refusal(
        lambda: services.consult(actor=pernille, service_id=special, words=GENERAL, family=about)
    )
    by_consent = services.consult(actor=pernille, service_id=physio, words=GENERAL, family=about)
    services.answer_consultation(
        actor=journey.worker(SPECIAL),
        consultation_id=in_general,
        words="Climbing and jumping, and shoes off.",
    )
    services.answer_consultation(
        actor=journey.worker(PHYSIO),
        consultation_id=by_consent,
        words="Balance games.",
        about_family="Yes, on Thursday after the group.",
    )
    return Done(
        "Pernille, pedagogue",
        "asks special education in general, and physiotherapy about Nadif, for which his mother"
        " signed; both answer",
        ids={"in_general": in_general, "by_consent": by_consent},
        refused=(named, unsigned),
    )


def booking(journey: Journey) -> Done:
    """Hours are booked in a calendar that knows no family; an absence shows who stands in."""
    pernille, world = journey.worker(PEDAGOGUE), journey.world
    day = _tuesday() + timedelta(days=1)
    ten = Stretch(_at(day, 10), _at(day, 11), "Greeting songs")
    calendars.book(actor=pernille, membership_id=world[LANGUAGE], stretch=ten)
    taken = refusal(
        lambda: calendars.book(
            actor=journey.worker(NURSE), membership_id=world[LANGUAGE], stretch=ten
        )
    )
    named = refusal(
        lambda: calendars.book(
            actor=pernille,
            membership_id=world[NURSE],
            stretch=Stretch(_at(day, 13), _at(day, 14), "About Nadif"),
        )
    )
    calendars.say_away(
        actor=journey.worker(PHYSIO),
        from_on=day.date() + timedelta(days=7),
        until_on=day.date() + timedelta(days=14),
        substitute_id=world[NURSE],
    )
    week_later = timedelta(days=7)
    away = refusal(
        lambda: calendars.book(
            actor=pernille,
            membership_id=world[PHYSIO],
            stretch=Stretch(ten.starts_at + week_later, ten.ends_at + week_later),
        )
    )
    return Done(
        "Pernille, Leif and Frida",
        "book each other in the house's calendar: an hour of Leif's is taken, and Frida's week"
        " away shows Nora in her place, not why",
        refused=(taken, named, away),
    )


def the_week(journey: Journey) -> Done:
    """A course agreed with the welfare office against the Tuesday group: somebody decides."""
    pernille, case, world = journey.worker(PEDAGOGUE), journey["case"], journey.world
    tuesday = _tuesday()
    course = calendars.commit(
        actor=pernille,
        case_id=case,
        agreed=Agreed(
            "work_course",
            _at(tuesday, 9),
            180,
            "Norwegian for work",
            world["welfare.service"],
            True,
        ),
    )
    group = Agreed(
        "language_group", _at(tuesday, 10), 90, "Tuesday group", world["centre.service"], True
    )
    clash = refusal(lambda: calendars.commit(actor=pernille, case_id=case, agreed=group))
    decided = Decided(
        Way.OTHER_MOVES, "The course pays the rent. The group has a place on Thursdays as well."
    )
    kept = calendars.commit(actor=pernille, case_id=case, agreed=group, decided=decided)
    thursday = Agreed(
        "language_group",
        _at(tuesday + timedelta(days=2), 10),
        90,
        "Thursday group",
        world["centre.service"],
        True,
    )
    moved = calendars.commit(actor=pernille, case_id=case, agreed=thursday)
    return Done(
        "Pernille and Hodan",
        "see the week of all agencies on one page: the course agreed with the welfare office and"
        " the Tuesday group collide; they decide for the course, and the group moves to Thursday",
        ids={"course": course, "tuesday_group": kept, "thursday_group": moved},
        refused=(clash,),
    )


def lowest_level(journey: Journey) -> Done:
    """Help begins as close to home as it can; a specialist needs a reason."""
    pernille, case, world = journey.worker(PEDAGOGUE), journey["case"], journey.world
    sheet = plan.start_plan(actor=pernille, case_id=case)
    said = Said("That he has friends and can say what he wants", "en", Speaker.FAMILY,
                journey["mother"], "Hodan")  # fmt: skip
    words.say(actor=pernille, plan_id=sheet, section_key="wishes", said=said)
    goals.add_goal(actor=pernille, plan_id=sheet, words=GoalWords("He plays with others", "en"))

    def add(what: str, division: str, level: str, why: str = "") -> UUID:
        return action.add_action(
            actor=pernille,
            plan_id=sheet,
            service_id=world[f"{division}.service"],
            agreed=Terms(what, "en", level_key=level, level_reason=why),
        ).pk

    add("Barefoot games before bed", "centre", "at_home")
    unsaid = refusal(lambda: add("Look at his feet", "physio", "specialist"))
    add("Look at his feet", "physio", "in_the_house", "Six weeks of games at home changed little.")
    return Done(
        "Pernille and Hodan",
        "write their sheet: games at home first; one step goes higher, with the reason why games"
        " alone are not enough",
        ids={"plan": sheet},
        refused=(unsaid,),
    )


def faces(journey: Journey) -> Done:
    """Four people to get to know are enough; a fifth needs a reason."""
    pernille, case, world = journey.worker(PEDAGOGUE), journey["case"], journey.world
    for who, role in ((NURSE, "practitioner"), (LANGUAGE, "practitioner"), (PHYSIO, "partner")):
        circle.join_worker(actor=pernille, case_id=case, membership_id=world[who], part=Part(role))
    fifth = refusal(
        lambda: circle.join_worker(
            actor=pernille, case_id=case, membership_id=world[SPECIAL], part=Part("partner")
        )
    )
    with entered(pernille):
        known = len(faces_of(case))
    return Done(
        "Pernille, pedagogue",
        f"counts {known} faces around the family; a fifth would need a reason, and nobody has one",
        refused=(fifth,),
    )


def who_pays(journey: Journey) -> Done:
    """A child of five is served; the subsidy for those under five refuses to be charged."""
    dagny, pernille, world = journey.worker(DIRECTOR), journey.worker(PEDAGOGUE), journey.world
    five = arrive(
        world,
        IDIL,
        Worry(NURSE, "No place in a kindergarten.", (mother("Sahra", IDIL.surnames),),
              request="Her mother asks for it."),
        coordinator=DIRECTOR,
        programme=PROGRAMME,
        differs="Met at the check.",
    )  # fmt: skip
    assert five.case
    assert five.child
    _manage(journey, five.case)
    budgets = {
        line: open_budget(
            actor=dagny,
            team_id=world["house"],
            pack_version_id=current(PROGRAMME).id,
            new=NewBudget(
                world["centre.service"], line, Decimal(60), today(), today() + timedelta(days=200)
            ),
        )
        for line in ("language_subsidy", "district_funds")
    }

    def charge(line: str, child: UUID) -> UUID:
        used = Used(Decimal(3), PaidFor.CONTACT, today(), child_id=child)
        return draw(actor=pernille, budget_id=budgets[line], used=used)

    charge("language_subsidy", journey["child"])
    too_old = refusal(lambda: charge("language_subsidy", five.child))  # type: ignore[arg-type]
    charge("district_funds", five.child)
    return Done(
        "Dagny, director",
        "welcomes Idil, who is five: she is served like the others. The subsidy for children under"
        " five refuses to be charged for her, and the district's own funds pay",
        ids={"five.case": five.case, "five.child": five.child, **budgets},
        refused=(too_old,),
    )


def _manage(journey: Journey, case: UUID) -> None:
    allocate(actor=journey.worker(DIRECTOR), case_id=case, membership_id=journey.world[PEDAGOGUE])


def _tuesday() -> datetime:
    """Midnight of the next Tuesday, in the site's zone."""
    zone = timezone.get_current_timezone()
    day = today() + timedelta(days=(1 - today().weekday()) % 7 or 7)
    return datetime.combine(day, datetime.min.time(), zone)


def _at(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour)


STEPS = (
    Step("asking", "A colleague is asked, in general and by consent", asking_around),
    Step("booking", "A calendar without family names", booking),
    Step("week", "The course and the Tuesday group", the_week),
    Step("levels", "As close to home as it can be", lowest_level),
    Step("faces", "How many faces", faces),
    Step("who_pays", "Served at five, charged under five", who_pays),
)

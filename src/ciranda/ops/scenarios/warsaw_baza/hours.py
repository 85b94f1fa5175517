"""Hours that all may draw on, hours that move with the city's approval, and a picnic."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from ciranda.budgets.actions import (
    Approval,
    NewBudget,
    Used,
    ask_to_move,
    carry_out,
    draw,
    open_budget,
    record_approval,
    record_cost,
)
from ciranda.budgets.enums import PaidFor
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.warsaw_baza.place import PROGRAMME
from ciranda.programmes.queries import current

UNUSED = Decimal(120)
_TUTORING, _SPECIALISTS = Decimal(300), Decimal(40)


def opened(journey: Journey) -> Done:
    """The year's hours: the club's tutoring, and the specialists' hours for everybody."""
    hours = {
        "club": ("tutoring_hours", _TUTORING),
        "specialists": ("specialist_hours", _SPECIALISTS),
    }
    ids = {
        f"{key}.hours": open_budget(
            actor=journey.worker("ada.leader"),
            team_id=journey.world["consortium"],
            pack_version_id=current(PROGRAMME).id,
            new=NewBudget(
                journey.world[f"{key}.service"],
                line,
                total,
                today() - timedelta(days=300),
                today() + timedelta(days=39),
            ),
        )
        for key, (line, total) in hours.items()
    }
    return Done(
        "Ada, leader of the consortium",
        "enters the year's hours: 300 of tutoring with the club, 40 of specialists for all members",
        ids=ids,
    )


def _use(journey: Journey, who: str, budget: UUID, hours: int, words: str = "") -> UUID:
    return draw(
        actor=journey.worker(who),
        budget_id=budget,
        used=Used(Decimal(hours), PaidFor.CONTACT, today(), words=words),
    )


def drawn(journey: Journey) -> Done:
    """The school draws on hours that the foundation holds; an empty pool says so."""
    pool, club = journey["specialists.hours"], journey["club.hours"]
    _use(journey, "sabina.school", pool, 2)
    return Done(
        "Sabina, school pedagogue",
        "uses 2 of the specialists' hours, which the foundation holds for all members",
        refused=(
            refusal(lambda: _use(journey, "asia.assistant", pool, 39)),
            refusal(lambda: _use(journey, "asia.assistant", club, 1)),
        ),
    )


def unnamed(journey: Journey) -> Done:
    """What a session paid for says nobody's name."""
    club = journey["club.hours"]
    named = refusal(lambda: _use(journey, "tadek.tutor", club, 2, "Extra lessons with Bartek"))
    draw(
        actor=journey.worker("tadek.tutor"),
        budget_id=club,
        used=Used(Decimal(2), PaidFor.SESSION, today(), journey["tutoring_session"]),
    )
    return Done(
        "Tadek, tutor of the club",
        "writes down the two hours of the tutoring session: which session, not who came",
        refused=(named,),
    )


def asked_to_move(journey: Journey) -> Done:
    """120 hours will not be used; they wait for the city."""
    ada = journey.worker("ada.leader")
    move = ask_to_move(
        actor=ada,
        budget_id=journey["club.hours"],
        service_id=journey.world["street.service"],
        amount=UNUSED,
        why="Fewer pupils stayed in the afternoons than were planned for; the street needs more.",
    )
    half = Approval(UNUSED, "Head of social policy", today(), " ")
    return Done(
        "Ada, leader of the consortium",
        f"asks that {UNUSED} unused hours go from the club to the street workers",
        ids={"move": move},
        refused=(
            refusal(lambda: carry_out(actor=ada, move_id=move)),
            refusal(lambda: record_approval(actor=ada, move_id=move, approval=half)),
        ),
    )


def moved(journey: Journey) -> Done:
    """The city approved: the hours move."""
    ada, move = journey.worker("ada.leader"), journey["move"]
    approval = Approval(UNUSED, "Head of social policy", today(), "Decision 12 (demo)")
    record_approval(actor=ada, move_id=move, approval=approval)
    held = carry_out(actor=ada, move_id=move)
    return Done(
        "Ada, leader of the consortium",
        f"records the city's approval, who gave it and on which paper; {UNUSED} hours move",
        ids={"street.hours": held},
    )


def picnic(journey: Journey) -> Done:
    """The picnic's food fits no line, and everybody sees that it does not."""
    record_cost(
        actor=journey.worker("pola.parents"),
        team_id=journey.world["consortium"],
        pack_version_id=current(PROGRAMME).id,
        what="Food for the picnic",
        amount=Decimal(380),
        line="",
    )
    return Done(
        "Pola, of the parents' place",
        "writes down the picnic's food: there is no such category, and now all members see it",
    )


STEPS = (
    Step("opened", "The year's hours", opened),
    Step("drawn", "Any member draws on the specialists", drawn),
    Step("unnamed", "What was paid for, without a name", unnamed),
    Step("asked_to_move", "120 unused hours wait for the city", asked_to_move),
    Step("moved", "The city approves, and they move", moved),
    Step("picnic", "A cost that fits no category", picnic),
)

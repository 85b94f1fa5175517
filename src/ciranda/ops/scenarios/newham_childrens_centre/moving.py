"""Health visiting goes to the borough: data follows the controller, persons are named singly."""

from ciranda.access.actions import entered
from ciranda.cases.actions.closing import Ending, close
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, Step
from ciranda.ops.scenarios.newham_childrens_centre.place import (
    LEAH,
)
from ciranda.services.queries.endings import bounced, closed_for


def needs_us_less(journey: Journey) -> Done:
    """The family manages without the centre: that is what it was for, and it is counted."""
    ending = Ending(
        "ended", "needs_us_less", told_on=today(), left_open="Nothing is open.", summary="He talks."
    )
    close(actor=journey.worker(LEAH), case_id=journey["case"], ending=ending)
    with entered(journey.worker(LEAH)):
        asked = bounced(today().replace(month=1, day=1))
        left = closed_for(today().replace(month=1, day=1))
    assert all(one.asked is None for one in asked)
    assert all(one.in_all is None for one in left)
    return Done(
        "Salma and Leah",
        "end it: the family manages without the centre. The year's figures say nothing of it yet:"
        " fewer than five were asked, and fewer than five left",
    )


MOVING = (Step("less", "Needing the centre less", needs_us_less),)

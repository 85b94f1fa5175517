"""Health visiting goes to the borough: data follows the controller, persons are named singly."""

from uuid import UUID

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.agencies.actions import controllers
from ciranda.agencies.queries.controllers import changes_of, controlled
from ciranda.cases.actions.closing import Ending, close
from ciranda.cases.actions.contacts import Header, Words, write
from ciranda.cases.actions.controllers import follow_service, move_service
from ciranda.cases.queries.controllers import named_for, own_files_of
from ciranda.ops.demo.arrivals import today
from ciranda.ops.demo.world import SYSTEM
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.newham_childrens_centre.concern import sign
from ciranda.ops.scenarios.newham_childrens_centre.place import (
    ADEL,
    CORA,
    FARAH,
    HOPE,
    LEAH,
    SELMA,
)
from ciranda.services.queries.endings import closed_for


def _reads(journey: Journey, who: str) -> int:
    actor = journey.worker(who)
    with entered(actor):
        return len(named_for(actor))


def _service(journey: Journey) -> UUID:
    return journey.world["community.service"]


def named(journey: Journey) -> Done:
    """Hope writes her own notes. One person is named for them; a job title is nobody."""
    sign(journey, "sharing_health", "community", by=SELMA)
    write(
        actor=journey.worker(HOPE),
        case_id=journey["case"],
        header=Header("home_visit"),
        paragraphs=[Words(Category.HEALTH, "Hearing checked at home.", language="en")],
    )
    cora, service = journey.worker(CORA), _service(journey)
    title = refusal(
        lambda: controllers.name_reader(
            actor=cora,
            service_id=service,
            membership_ids=[journey.world[LEAH], journey.world[FARAH]],
            reason="Managers of the centre",
        )
    )
    controllers.name_reader(
        actor=cora,
        service_id=service,
        membership_ids=[journey.world[LEAH]],
        reason="Answers for the site on Thursdays",
    )
    follow_service(SYSTEM, service)
    return Done(
        "Cora, community health trust",
        f"names Leah, and nobody by job title: Leah reads the notes of {_reads(journey, LEAH)}"
        f" family, Farah next door of {_reads(journey, FARAH)}",
        refused=(title,),
    )


def moved(journey: Journey) -> Done:
    """From a day on the borough controls it: Hope goes along, every naming ends."""
    cora, service = journey.worker(CORA), _service(journey)
    along = frozenset({journey.world[HOPE]})
    with entered(cora):
        before = controlled(cora, service)
        assert before
        changes, files = changes_of(before, along), own_files_of(service)
    past = refusal(
        lambda: controllers.plan_move(
            actor=cora,
            service_id=service,
            to_agency_id=journey.world["council"],
            on=today().replace(year=2020),
            goes_along=[],
        )
    )
    move = controllers.plan_move(
        actor=cora,
        service_id=service,
        to_agency_id=journey.world["council"],
        on=today(),
        goes_along=sorted(along),
    )
    done = move_service(SYSTEM, move)
    old = refusal(
        lambda: controllers.name_reader(
            actor=cora, service_id=service, membership_ids=[journey.world[LEAH]], reason="Again"
        )
    )
    lost = ", ".join(one.name for one in changes.readers_end)
    return Done(
        "Cora, community health trust",
        f"sees before who keeps ({len(changes.keep)}) and who loses ({lost}) what they had; on the"
        f" day {done} of {files} files follow, and Leah reads the notes of {_reads(journey, LEAH)}"
        " families",
        refused=(past, old),
    )


def named_anew(journey: Journey) -> Done:
    """The borough names whom it wants; where anybody sits says nothing."""
    service = _service(journey)
    controllers.name_reader(
        actor=journey.worker(ADEL),
        service_id=service,
        membership_ids=[journey.world[LEAH]],
        reason="Answers for the site",
    )
    follow_service(SYSTEM, service)
    return Done(
        "Adel, of the borough",
        f"names Leah anew: she reads the notes of {_reads(journey, LEAH)} family, Farah of"
        f" {_reads(journey, FARAH)}",
    )


def needs_us_less(journey: Journey) -> Done:
    """The family manages without the centre: that is what it was for, and it is counted."""
    ending = Ending(
        "ended", "needs_us_less", told_on=today(), left_open="Nothing is open.", summary="He talks."
    )
    close(actor=journey.worker(LEAH), case_id=journey["case"], ending=ending)
    with entered(journey.worker(LEAH)):
        left = closed_for(today().replace(month=1, day=1))
    assert all(one.in_all is None for one in left)
    return Done(
        "Salma and Leah",
        "end it: the family manages without the centre. The year's figures say nothing of it yet:"
        " fewer than five left",
    )


MOVING = (
    Step("named", "One person is named, never a job title", named),
    Step("moved", "Health visiting goes to the borough", moved),
    Step("named_anew", "The borough names anew", named_anew),
    Step("less", "Needing the centre less", needs_us_less),
)

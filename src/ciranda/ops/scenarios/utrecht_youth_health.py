"""A line that every child has, and help that parents ask for beside it: youth health in Utrecht.

Told after case study 4. The town is invented, and so is everybody in it.
"""

from datetime import date, timedelta
from uuid import UUID

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Category, Role
from ciranda.agencies.enums import Sector, TeamRole
from ciranda.cases.actions import closing, line
from ciranda.cases.actions.closing import Ending
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.line import Extra, Notice, Noticed
from ciranda.cases.policies.line import NoticeRow, read_notices
from ciranda.cases.queries.line import LinePage, MomentRead, line_page
from ciranda.cases.queries.line_reach import line_reach
from ciranda.ops.demo.arrivals import today
from ciranda.ops.demo.cast import District, NewAgency, NewTeam, NewWorker
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.scenario import Scenario
from ciranda.ops.scenarios.utrecht_asking import (
    asked_leave,
    risky_building,
    suggested,
    told_directly,
)
from ciranda.ops.scenarios.utrecht_team import (
    KEY,
    NORTH,
    SOUTH,
    SURNAMES,
    TEAM_KEY,
    asked_for,
    two_priorities,
)
from ciranda.programmes.enums import LineStart

_DISTRICT = District(
    "utrecht",
    {
        "clinic": NewAgency("Youth health of Voorbeeldstad (demo)", Sector.HEALTH, "Clinic"),
        "neighbourhood": NewAgency(
            "Neighbourhood teams of Voorbeeldstad (demo)", Sector.NGO, "Family work"
        ),
    },
    {
        "line": NewTeam(
            "Youth health team of Voorbeeldstad",
            "Voorbeeldstad",
            KEY,
            ((NORTH, "Voorbeeld Noord"), (SOUTH, "Voorbeeld Zuid")),
            "NL",
            "Europe/Amsterdam",
        ),
        "asked": NewTeam(
            "Neighbourhood team of Voorbeeldstad",
            "Voorbeeldstad",
            TEAM_KEY,
            ((NORTH, "Voorbeeld Noord"), (SOUTH, "Voorbeeld Zuid")),
            "NL",
            "Europe/Amsterdam",
        ),
    },
    {
        "anouk.areamanager": NewWorker(
            "Anouk", "clinic", Role.COORDINATOR, "area manager", "line", TeamRole.COORDINATOR
        ),
        "niels.nurse": NewWorker("Niels", "clinic", Role.PRACTITIONER, "youth nurse", "line"),
        "lotte.teamlead": NewWorker(
            "Lotte", "neighbourhood", Role.COORDINATOR, "team lead", "asked", TeamRole.COORDINATOR
        ),
    },
)
_NAMES = ("Noor", "Bram", "Cato", "Daan", "Evi", "Finn")


def _clerk(journey: Journey) -> Actor:
    return journey.worker("anouk.areamanager")


def _line(journey: Journey, name: str = "case") -> LinePage:
    with entered(_clerk(journey)):
        found = line_page(_clerk(journey), journey[name])
    assert found is not None
    return found


def _moment(journey: Journey, key: str) -> MomentRead:
    return next(m for m in _line(journey).moments if m.key == key)


def _take(journey: Journey, row: NoticeRow) -> Noticed:
    return line.take_notice(actor=_clerk(journey), programme=KEY, notice=Notice(row))


def _born() -> date:
    return today() - timedelta(days=2)


def _noor() -> NoticeRow:
    return NoticeRow("Noor", _born(), LineStart.BIRTH, SURNAMES, parish_code=NORTH)


def told(journey: Journey) -> Done:
    """The register's file: six births; a column on residence is dropped unread."""
    lines = [f"{name},{SURNAMES},{_born()},birth,{NORTH},valid" for name in _NAMES]
    read = read_notices("\n".join(["given,surnames,born_on,kind,parish,residence", *lines]))
    taken = line.take_notices(actor=_clerk(journey), programme=KEY, rows=read.rows)
    ((column, values),) = read.dropped
    noor = taken[0]
    assert noor.case_id
    assert noor.person_id
    assert taken[1].case_id
    return Done(
        "Anouk, area manager",
        f"takes the register's file: {len(taken)} births, {len(taken)} lines;"
        f" {values} values of “{column}” are dropped unread",
        ids={"case": noor.case_id, "child": noor.person_id, "second": taken[1].case_id},
    )


def told_again(journey: Journey) -> Done:
    """The same notice comes again."""
    again = _take(journey, _noor())
    assert again.repeated
    assert again.case_id == journey["case"]
    return Done("Anouk, area manager", "takes Noor's notice again: no second child, no second line")


def without_a_number(journey: Journey) -> Done:
    """A family that is in no register comes by itself; a register never meets it."""
    bare = _take(journey, NoticeRow("Amal", _born(), LineStart.CAME))
    assert bare.case_id
    with entered(_clerk(journey)):
        ahead = sum(m.is_open for m in line_page(_clerk(journey), bare.case_id).moments)  # type: ignore[union-attr]
    return Done(
        "Anouk, area manager",
        f"opens the line of a child without a number: {ahead} contacts ahead, as for any other",
        ids={"bare": bare.case_id},
    )


def first_days(journey: Journey) -> Done:
    """The first visit is held, a core task; one later contact is skipped, one brought forward."""
    clerk = _clerk(journey)
    line.invite(actor=clerk, moment_id=_moment(journey, "first_days").id)
    line.hold(
        actor=clerk,
        moment_id=_moment(journey, "first_days").id,
        header=Header("home_visit", minutes=60),
        paragraphs=[Words(Category.DEVELOPMENT, "Heel stick done, hearing well, she drinks.")],
    )
    three = _moment(journey, "three_months").id
    no_reason = refusal(lambda: line.skip(actor=clerk, moment_id=three, reason=""))
    two = _moment(journey, "two_months").id
    everyone = refusal(lambda: line.skip(actor=clerk, moment_id=two, reason="is_well"))
    line.skip(actor=clerk, moment_id=three, reason="is_well")
    sooner = today() + timedelta(days=30)
    line.bring_forward(actor=clerk, moment_id=two, on=sooner, reason="nurse_worried")
    moved = _moment(journey, "two_months")
    return Done(
        "The clinic",
        f"holds the first visit, skips one contact as Noor is well, and brings another forward to"
        f" {moved.due_on}, with {moved.moved_from} beside it",
        refused=(no_reason, everyone),
    )


def _visit(journey: Journey) -> UUID:
    extra = Extra(
        "home_visits",
        Header("extra_home_visit", minutes=45),
        [Words(Category.SOCIAL, "The parents say the debts keep them awake.")],
    )
    return line.support(actor=_clerk(journey), case_id=journey["case"], extra=extra)


def extra_support(journey: Journey) -> Done:
    """Two extra visits; a third waits for somebody who can stay, or a reasoned decision."""
    _visit(journey)
    _visit(journey)
    third = refusal(lambda: _visit(journey))
    nurse = journey.worker("niels.nurse")
    decide = refusal(
        lambda: line.let_go_on(
            actor=nurse, case_id=journey["case"], cap="home_visits", reason="They need it"
        )
    )
    line.refer_on(
        actor=_clerk(journey),
        case_id=journey["case"],
        cap="home_visits",
        to="The neighbourhood team, on the parents' own request",
    )
    _visit(journey)
    return Done(
        "The clinic",
        "visits twice beyond the line, paid by the town; after referring on, once more",
        refused=(third, decide),
    )


def reached_goals(journey: Journey) -> Done:
    """The episode ends; the line goes on."""
    ending = Ending("closed", "goals_reached", told_on=today(), left_open="Nothing is open.")
    closing.close(actor=journey.worker("lotte.teamlead"), case_id=journey["episode"], ending=ending)
    ahead = sum(m.is_open for m in _line(journey).moments)
    return Done("Lotte, team lead", f"closes the episode; Noor's line goes on, {ahead} ahead")


def declined(journey: Journey) -> Done:
    """One family declines; nobody invites it by itself before a day."""
    until = line.decline(actor=_clerk(journey), case_id=journey["second"])
    past = refusal(
        lambda: line.decline(actor=_clerk(journey), case_id=journey["second"], review_on=today())
    )
    return Done("A family", f"declines; nobody invites it before {until}", refused=(past,))


def counted(journey: Journey) -> Done:
    """Whom the clinic reaches, in numbers too small to be shown."""
    with entered(_clerk(journey)):
        found = line_reach(KEY)
    assert found.areas[0].hidden
    assert found.off_register
    assert found.off_register.hidden
    return Done(
        "Anouk, area manager",
        "looks at whom the clinic reaches: one reached and one declined are too few to be shown,"
        " and the child in no register stands in no sum",
    )


SCENARIO = Scenario(
    KEY,
    "A line that goes on, and help that is asked for",
    _DISTRICT,
    (
        Step("told", "The register tells of six births", told),
        Step("told_again", "The same notice comes again", told_again),
        Step("bare", "A child without a number", without_a_number),
        Step("first_days", "The first visit; one skipped, one brought forward", first_days),
        Step("extra", "Extra support stops at two visits", extra_support),
        Step("leave", "Asked before it is written", asked_leave),
        Step("place", "A risk of a building", lambda journey: risky_building(journey, NORTH)),
        Step("preschool", "A place in a preschool", lambda journey: suggested(journey, KEY)),
        Step(
            "direct",
            "A listed concern",
            lambda journey: told_directly(journey, TEAM_KEY, NORTH, _born()),
        ),
        Step("asked", "The parents ask the neighbourhood team", asked_for),
        Step("priorities", "Two priorities side by side", two_priorities),
        Step("closed", "The episode ends, the line does not", reached_goals),
        Step("declined", "A family declines", declined),
        Step("counted", "Whom the clinic reaches", counted),
    ),
    families={"noor.mother": "mother"},
)

"""One part of the country: its households, each with cases, plans, consents and grants."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ciranda.ops.national.casework import Standing, make_case, store_grants
from ciranda.ops.national.copying import Batch
from ciranda.ops.national.district import Team, make_teams
from ciranda.ops.national.parts import CHILDREN, parts_of
from ciranda.ops.national.people import make_household
from ciranda.ops.national.planning import make_plan
from ciranda.ops.national.referring import make_waiting
from ciranda.ops.national.sharing import make_consents
from ciranda.ops.national.size import Making, Size
from ciranda.ops.national.writing import make_clocks, make_contacts, make_looks, make_tasks
from ciranda.programmes.policies.schema import Pack

YEARS = 3
# No household brings more people than its children with two carers each.
_PEOPLE_A_CHILD = 3


@dataclass(frozen=True)
class Ground:
    """What every part stands on: the teams of the country and what they are made from."""

    size: Size
    pack: Pack
    pack_version_id: str
    now: datetime
    vocabulary: dict[str, int]
    teams: list[Team]
    last_number: int


def make_ground(making: Making) -> Ground:
    """Teams with their agencies, workers and waiting referrals; their rows stay in `making`."""
    teams = make_teams(making)
    for team in teams:
        make_waiting(making, team)
    return Ground(
        making.size, making.pack, making.pack_version_id, making.now,
        making.vocabulary.ids, teams, making.numbers.last,
    )  # fmt: skip


def make_part(ground: Ground, part: int) -> Batch:
    """The households of a slice of time, in the order in which they came."""
    number = ground.last_number + part * CHILDREN * _PEOPLE_A_CHILD
    making = Making.begin(
        ground.size, ground.pack, ground.pack_version_id,
        last_number=number, now=ground.now, chance=part,
    )  # fmt: skip
    making.vocabulary.learn(ground.vocabulary)
    total = ground.size.children
    first, last = part * total // parts_of(total), (part + 1) * total // parts_of(total)
    children, span = first, timedelta(days=365 * YEARS)
    while children < last:
        at = ground.now - span * (1 - children / total) - timedelta(hours=2)
        children += _come(making, ground, at.replace(microsecond=0), last - children)
    return making.rows.batch(last - first)


def _come(making: Making, ground: Ground, at: datetime, most: int) -> int:
    """A household comes to a team with at most so many children; gives how many."""
    home = make_household(making, _team_of(making, ground.teams), at, most)
    cases = [make_case(making, home, child) for child in home.children]
    make_plan(making, cases)
    for case in cases:
        _finish(making, case)
    return len(cases)


def _team_of(making: Making, teams: list[Team]) -> Team:
    """Towns differ: the first team has four times the average, the last two thirds of it."""
    return teams[int(len(teams) * making.pick.random() ** 1.4)]


def _finish(making: Making, case: Standing) -> None:
    for step in (make_consents, make_contacts, make_tasks, make_clocks, make_looks, store_grants):
        step(making, case)

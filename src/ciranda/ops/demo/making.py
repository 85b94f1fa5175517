"""Making the demonstration, in order; what stands already is left as it is."""

from collections.abc import Callable
from functools import partial

from ciranda.access.actions import entered
from ciranda.audit.actions import seal
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.demo.cast import DISTRICT, District
from ciranda.ops.demo.families import SITUATIONS, Situation
from ciranda.ops.demo.marks import once
from ciranda.ops.demo.places import Packs, build_district, install_packs, open_accounts
from ciranda.ops.demo.telling import Teller
from ciranda.ops.demo.world import SYSTEM, World

TABLES_WITHOUT_FIGURES = "access_grant, access_dossier, cases_case, cases_custody, people_person"


def make_world(teller: Teller) -> World:
    """The district and its families."""
    world = found_place(DISTRICT, teller)
    with teller.working("Families") as say:
        made = [situation.shows for situation in SITUATIONS if _settle(world, situation, say)]
    if made:
        teller.line(f"  {len(made)} situations made: {'; '.join(made)}")
        freshen()
        seal()
        count_figures()
    else:
        teller.line("  the families were there already; nothing was doubled")
    return world


def count_figures() -> None:
    """Count the figures of reports, which the background jobs keep up to date from here on."""
    with speaking_as(OWNER) as cursor:
        cursor.execute("select outcomes_count(true)")


def found_place(district: District, teller: Teller) -> World:
    """The programmes, and one invented place with its agencies, teams and workers."""
    world = World()
    with teller.working("Installing the programmes"):
        packs = install_packs()
    tell_packs(packs, teller)
    with teller.working("Agencies, teams and workers"):
        accounts = open_accounts(district)
        with entered(SYSTEM):
            ids, _made = once(district.key, lambda: build_district(district, accounts))
    world.learn(ids)
    return world


def tell_packs(packs: Packs, teller: Teller) -> None:
    """Say which programmes are new, and which stay as an earlier run installed them."""
    for key in packs.new:
        teller.line(f"  installed {key}")
    for advice in packs.older:
        teller.line(f"  {advice}")


def _settle(world: World, situation: Situation, say: Callable[[str], None]) -> bool:
    say(situation.shows)
    anything = False
    for number, step in enumerate(situation.steps, start=1):
        ids, made = once(f"family.{situation.key}.{number}", partial(step, world))
        world.learn(ids, f"{situation.key}.")
        anything = anything or made
    return anything


def freshen() -> None:
    """Let the database count its rows, so that its first plans are good ones."""
    with speaking_as(OWNER) as cursor:
        cursor.execute(f"analyze {TABLES_WITHOUT_FIGURES}")


def count_cases() -> int:
    """How many cases there are, in all."""
    with speaking_as(OWNER) as cursor:
        found: int = rows(cursor, "select count(*) as n from cases_case")[0]["n"]
    return found

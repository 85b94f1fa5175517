"""Families in which what matters is who stands in, who may know, and who signs."""

from collections.abc import Callable
from datetime import timedelta

from ciranda.access.enums import Category
from ciranda.cases.actions.cover import Absence, arrange_cover
from ciranda.common.dates import add_months
from ciranda.ops.demo.arrivals import (
    Child,
    Note,
    Worry,
    arrive,
    father,
    give_manager,
    mother,
    tell,
    today,
)
from ciranda.ops.demo.marks import Ids
from ciranda.ops.demo.world import World
from ciranda.people.actions.pregnancies import expect
from ciranda.people.actions.shielding import shield
from ciranda.plans.actions.action import Agreed, add_action
from ciranda.plans.actions.goals import GoalWords, add_goal
from ciranda.plans.actions.plan import link_case, start_plan
from ciranda.plans.actions.words import Said, say
from ciranda.plans.enums import Domain, Speaker

Step = Callable[[World], Ids]


def with_stand_in(world: World) -> Ids:
    """The case manager is away for a fortnight; a colleague stands in, and the family is told."""
    home = arrive(
        world,
        Child("Elisa", "Modelo Antunes", 26),
        Worry("helena.health", "She feeds by tube and is learning to chew.",
              (mother("Vera", "Modelo"), father("Hugo", "Antunes"))),
    )  # fmt: skip
    give_manager(world, home, "simao.socialworker")
    return home.ids()


def simao_is_away(world: World) -> Ids:
    """From today on, so that the stand-in finds the family in their day."""
    arrange_cover(
        actor=world.actor("clara.coordinator"),
        absence=Absence(world["simao.socialworker"], today(), today() + timedelta(days=14)),
        membership_id=world["paula.psychologist"],
        case_ids=[world["covered.case"]],
    )
    return {}


def protected(world: World) -> Ids:
    """A mother whose whereabouts one keeper knows; everybody else reads “protected”."""
    home = arrive(
        world,
        Child("Ema", "Ensaio Tavares", 38),
        Worry("clara.coordinator", "She wakes at night and has stopped playing with others.",
              (mother("Dalila", "Ensaio"),)),
    )  # fmt: skip
    give_manager(world, home, "eva.educator")
    return home.ids()


def only_eva_knows(world: World) -> Ids:
    """The case manager is the one keeper."""
    shield(
        actor=world.actor("clara.coordinator"),
        person_id=world["protected.mother"],
        reason="She asked for it; a court has ordered that she is left alone.",
        keepers=[world["eva.educator"]],
    )
    return {}


def expecting(world: World) -> Ids:
    """A brother is on his way: the mother alone sees and signs what is written about it."""
    home = arrive(
        world,
        Child("Rui", "Amostra Leal", 41),
        Worry("nuno.nursery", "He falls often and avoids the stairs.",
              (mother("Susana", "Amostra"), father("Tiago", "Leal"))),
    )  # fmt: skip
    give_manager(world, home, "tomas.therapist")
    tell(world, home, [
        Note("tomas.therapist", 3, "visit", (
            (Category.DEVELOPMENT, "Rui climbs the sofa with a hand held, and laughs."),
        ), 40, place="At home"),
    ])  # fmt: skip
    return home.ids()


def a_due_date(world: World) -> Ids:
    """Five months to go."""
    made = expect(
        actor=world.actor("tomas.therapist"),
        woman_id=world["expecting.mother"],
        due_on=add_months(today(), 4),
    )
    return {"pregnancy": made.pk}


def one_plan_for_both(world: World) -> Ids:
    """Twins, two cases, one plan: the family reads and signs once."""
    paula = world.actor("paula.psychologist")
    plan_id = start_plan(actor=paula, case_id=world["twins.case"])
    hers = (Speaker.FAMILY, world["twins.mother"], "Célia")
    for section, words in (
        ("strengths", "They calm each other. Leo laughs when Lia laughs."),
        ("priorities", "That both of them eat without tears, and one of us sits down too."),
    ):
        say(actor=paula, plan_id=plan_id, section_key=section, said=Said(words, "en", *hers))
    goal = add_goal(
        actor=paula,
        plan_id=plan_id,
        words=GoalWords("A quiet evening meal, all four", "en", domain=Domain.DAILY,
                        routine="dinner"),
    )  # fmt: skip
    add_action(
        actor=paula,
        plan_id=plan_id,
        service_id=world["health_river.service"],
        agreed=Agreed("Watch a meal together, and try seats that hold", "en", goal.thread,
                      frequency="each week"),
    )  # fmt: skip
    return {"plan": plan_id}


def both_cases_on_it(world: World) -> Ids:
    """The second twin's case works on the same plan."""
    link_case(
        actor=world.actor("paula.psychologist"),
        plan_id=world["one_plan.plan"],
        case_id=world["twins.second.case"],
        agreed_with="Célia and Davi, their parents",
    )
    return {}


# key, what it shows, its steps in order
HOUSEHOLDS: tuple[tuple[str, str, tuple[Step, ...]], ...] = (
    ("covered", "a case manager who is away, and who stands in", (with_stand_in, simao_is_away)),
    ("protected", "a mother whose whereabouts one keeper knows", (protected, only_eva_knows)),
    ("expecting", "a family that expects another child", (expecting, a_due_date)),
    ("one_plan", "one plan for both twins", (one_plan_for_both, both_cases_on_it)),
)

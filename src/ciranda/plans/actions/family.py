"""The family's own doors in the portal: say, set a goal, put goals in one's own order.

Each acts for oneself alone; signing is `signing.sign_own`.
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action
from ciranda.access.enums import Category, Permission
from ciranda.people.models import Person
from ciranda.plans.actions.goals import GoalWords, set_goal
from ciranda.plans.actions.ranks import Ranker, Way, put_in_order, shift
from ciranda.plans.actions.words import Said, put
from ciranda.plans.enums import Speaker
from ciranda.plans.models import Goal, Words


@action(Permission.FAMILY_ACT)
def say_own(*, actor: Actor, plan_id: UUID, section_key: str, body: str, language: str) -> Words:
    """Write one's own words in a section of the draft."""
    me = _myself(actor)
    said = Said(body, language, Speaker.FAMILY, me.pk, me.short_name)
    return put(actor, plan_id, section_key, said)


@action(Permission.FAMILY_ACT)
def add_own_goal(*, actor: Actor, plan_id: UUID, family_words: str, language: str) -> Goal:
    """Say what one wants to reach; the team adds its wording beside it."""
    _myself(actor)
    return set_goal(actor, plan_id, GoalWords(family_words, language), Category.PLAN)


@action(Permission.FAMILY_ACT)
def rank_own(*, actor: Actor, plan_id: UUID, order: Sequence[UUID]) -> None:
    """Put the goals in one's own order. Another adult's order stays as it is."""
    put_in_order(plan_id, _ranker(actor), order)


@action(Permission.FAMILY_ACT)
def move_own(*, actor: Actor, plan_id: UUID, goal_id: UUID, way: Way) -> None:
    """Move one goal a place up or down in one's own order."""
    shift(plan_id, _ranker(actor), goal_id, way)


def _ranker(actor: Actor) -> Ranker:
    me = _myself(actor)
    return Ranker(me.pk, me.short_name, Speaker.FAMILY)


def _myself(actor: Actor) -> Person:
    found = Person.objects.filter(pk=actor.person_id).first() if actor.person_id else None
    if found is None:
        raise Refused(_("Sign in as yourself to answer."))
    return found

"""Tables of plans, a module a noun."""

from ciranda.plans.models.action import Action, ActionPlace, ActionTerms, ActionUpdate
from ciranda.plans.models.content import Goal, Rank, Words
from ciranda.plans.models.plan import Plan, PlanSignature, PlanVersion
from ciranda.plans.models.review import Attainment, Review

__all__ = [
    "Action",
    "ActionPlace",
    "ActionTerms",
    "ActionUpdate",
    "Attainment",
    "Goal",
    "Plan",
    "PlanSignature",
    "PlanVersion",
    "Rank",
    "Review",
    "Words",
]

"""The pack language, as pydantic models whose fields carry meaning and example."""

from ciranda.programmes.policies.schema.arriving import Expecting, SignUp
from ciranda.programmes.policies.schema.asking import Desk, Requests
from ciranda.programmes.policies.schema.base import Length, Named, Part, Refers
from ciranda.programmes.policies.schema.pack import FormEntry, Pack, Sheet
from ciranda.programmes.policies.schema.path import (
    Clock,
    Move,
    Outcome,
    Reason,
    Stage,
    Status,
)
from ciranda.programmes.policies.schema.people import (
    Ages,
    Condition,
    Eligibility,
    Factor,
    FactorGroup,
)
from ciranda.programmes.policies.schema.plan import Plan, Section
from ciranda.programmes.policies.schema.sharing import Column, Role, SignatureRule

__all__ = [
    "Ages",
    "Clock",
    "Column",
    "Condition",
    "Desk",
    "Eligibility",
    "Expecting",
    "Factor",
    "FactorGroup",
    "FormEntry",
    "Length",
    "Move",
    "Named",
    "Outcome",
    "Pack",
    "Part",
    "Plan",
    "Reason",
    "Refers",
    "Requests",
    "Role",
    "Section",
    "Sheet",
    "SignUp",
    "SignatureRule",
    "Stage",
    "Status",
]

"""Reading factors, decisions and answered forms."""

from ciranda.assessments.queries.eligibility import (
    DecisionRow,
    Eligibility,
    FactorRow,
    Standing,
    eligibility,
    factor_rows,
    of_case,
    weigh,
)
from ciranda.assessments.queries.forms import (
    AnsweredForm,
    FormRow,
    answered,
    forms_of,
    latest_answers,
)

__all__ = [
    "AnsweredForm",
    "DecisionRow",
    "Eligibility",
    "FactorRow",
    "FormRow",
    "Standing",
    "answered",
    "eligibility",
    "factor_rows",
    "forms_of",
    "latest_answers",
    "of_case",
    "weigh",
]

"""Recording factors, deciding on eligibility, answering forms."""

from ciranda.assessments.actions.eligibility import decide, record_factor, set_aside_factor
from ciranda.assessments.actions.forms import begin_form, finish_form, keep_answers, save_answers

__all__ = [
    "begin_form",
    "decide",
    "finish_form",
    "keep_answers",
    "record_factor",
    "save_answers",
    "set_aside_factor",
]

"""Which reasons to suggest something the file gives by itself: what is spoken at home, and what was
answered in a form. They are proposed; a person suggests and confirms."""

from collections.abc import Mapping
from typing import Any

from ciranda.assessments.queries import latest_answers
from ciranda.cases.queries.line import LinePage
from ciranda.programmes.policies.schema.monitoring import Suggestion, SuggestionReason

Said = Mapping[str, Mapping[str, list[Any]]]


def said_in_forms(page: LinePage) -> Said:
    """The answers last given in the forms that propose something. One statement, or none."""
    rules = page.desk.pack.monitoring
    kinds = rules.suggestions.values() if rules else ()
    asked = [r.when_answered for kind in kinds for r in kind.reasons.values()]
    forms = sorted({one.form for one in asked if one})
    if not forms or page.desk.read_dossier is None:
        return {}
    return latest_answers([page.desk.read_dossier], forms)


def proposed(page: LinePage, kind: Suggestion, said: Said) -> list[str]:
    """The keys of the reasons that hold by what is written, in the pack's order."""
    return [key for key, reason in kind.reasons.items() if _holds(reason, page, said)]


def _holds(reason: SuggestionReason, page: LinePage, said: Said) -> bool:
    spoken = set(page.languages)
    if reason.unless_spoken and spoken and not spoken & set(reason.unless_spoken):
        return True
    asked = reason.when_answered
    given = said.get(asked.form, {}).get(asked.item, []) if asked else []
    return bool(asked and set(given) & set(asked.any_of))

"""What a task says, in the language of whoever reads it."""

from collections.abc import Mapping, Sized
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.cases.enums import Prompt


def said(what: str, prompt: str, about: Mapping[str, Any] | None) -> str:
    """A task's words: its writer's own, or those of a prompt that the record put.

    A prompt tells nobody who reads along what happened in a family (design, section 7).
    """
    if prompt not in Prompt.values:
        return what
    given = about or {}
    if prompt == Prompt.PASSED_ON:
        return _passed_on(given)
    if prompt == Prompt.CONSENT_ENDS:
        on = date.fromisoformat(str(given["on"]))
        return _("A consent ends on %(day)s. Ask the family again before it does.") % {
            "day": date_format(on, "j F Y")
        }
    if prompt == Prompt.PASSES_ON:
        on = date.fromisoformat(str(given["on"]))
        return _("From %(day)s somebody else answers for this child. Prepare it.") % {
            "day": date_format(on, "j F Y")
        }
    return str(Prompt(prompt).label)


def _passed_on(given: Mapping[str, Any]) -> str:
    counted = [
        _tasks(_count(given, "tasks")),
        _appointments(_count(given, "contacts")),
        _actions(_count(given, "actions")),
    ]
    things = ", ".join(words for words in counted if words)
    return _("Look at what passed to you: %(things)s.") % {"things": things}


def _tasks(n: int) -> str:
    return ngettext("%(n)d task", "%(n)d tasks", n) % {"n": n} if n else ""


def _appointments(n: int) -> str:
    return ngettext("%(n)d appointment", "%(n)d appointments", n) % {"n": n} if n else ""


def _actions(n: int) -> str:
    words = ngettext("%(n)d action of the plan", "%(n)d actions of the plan", n)
    return words % {"n": n} if n else ""


def _count(given: Mapping[str, Any], key: str) -> int:
    found = given.get(key)
    return len(found) if isinstance(found, Sized) else 0

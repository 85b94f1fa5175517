"""Following through: the next contact asks whether the family got to a service it was sent to."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.actions import Actor
from ciranda.cases.queries.desk import Desk
from ciranda.services.actions import record_arrival
from ciranda.services.enums import Way
from ciranda.services.queries import PartLine, requests_of

YES, NO = "yes", "no"
# Of so many requests at most one is asked: a contact is no questionnaire.
MOST = 5


class ReachedForm(forms.Form):
    """One request to a service: did the family get there? Nobody has to be asked today."""

    answer = forms.ChoiceField(
        required=False,
        choices=[
            ("", gettext_lazy("Not asked today")),
            (YES, gettext_lazy("Yes, they got there")),
            (NO, gettext_lazy("Not yet")),
        ],
        widget=forms.RadioSelect({"class": "govuk-radios--small govuk-radios--inline"}),
        initial="",
    )

    def __init__(self, part: PartLine, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": f"reached_{part.id}"})
        self.part = part
        words = _("Did the family get to %(service)s?")
        self.fields["answer"].label = words % {"service": part.service}

    def save(self, actor: Actor) -> None:
        """Tell the request what the family said; whoever sent it reads it."""
        answer = self.cleaned_data["answer"]
        if answer:
            record_arrival(actor=actor, part_id=self.part.id, arrived=answer == YES)


def reached_forms(desk: Desk, data: Mapping[str, Any] | None) -> list[ReachedForm]:
    """One question for each request of which nobody knows yet whether the family got there. Asks
    the database nothing where the programme sends no requests."""
    if desk.is_own or desk.pack.requests is None:
        return []
    parts, _total = requests_of(desk.case_id, length=100)
    return [ReachedForm(part, data) for part in parts if _unknown(part)][:MOST]


def _unknown(part: PartLine) -> bool:
    standing = part.standing
    may_ask = standing.way is not Way.WARM or standing.appointment_at is not None
    return standing.is_open and not standing.arrived and may_ask

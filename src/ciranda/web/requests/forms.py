"""Forms of asking services and of closing the loop."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack
from ciranda.services.actions import ToService, Where
from ciranda.services.enums import PartState, Way
from ciranda.services.policies.loop import NEED_WORDS
from ciranda.web.cases.forms import TimeField, moment
from ciranda.web.choices import offer
from ciranda.web.fields import DateField, HintedRadios

LONGEST = 2000


def topics(pack: Pack) -> list[tuple[str, str]]:
    """What a service may be asked about, in the programme's words."""
    assert pack.requests
    language = get_language() or "en"
    return [(key, pack.label(f"requests.topics.{key}", language)) for key in pack.requests.topics]


class AskForm(forms.Form):
    """One request: what it is about, in the family's words, and a way for each service."""

    topic = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
        error_messages={"required": gettext_lazy("Choose what it is about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What does the family ask?"),
        help_text=gettext_lazy(
            "In their words, and only what the service needs to know. A service that is asked "
            "reads this and the name the family goes by."
        ),
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Write what the family asks.")},
    )

    def __init__(
        self, *args: Any, pack: Pack, services: Iterable[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "topic", topics(pack))
        for service_id, name in services:
            self.fields[f"to_{service_id}"] = forms.ChoiceField(
                label=name,
                required=False,
                initial="",
                choices=[("", gettext_lazy("Not this one")), *Way.choices],
                widget=forms.RadioSelect({"class": "govuk-radios--small govuk-radios--inline"}),
            )

    @property
    def services(self) -> list[forms.BoundField]:
        """The fields of the services."""
        return [self[name] for name in self.fields if name.startswith("to_")]

    def clean(self) -> dict[str, Any]:
        """At least one service."""
        cleaned = super().clean() or {}
        if self.services and not any(cleaned.get(field.name) for field in self.services):
            self.add_error(self.services[0].name, _("Choose at least one service."))
        return cleaned

    def chosen(self) -> list[ToService]:
        """The services that were chosen, each with its way."""
        ways = {name: self.cleaned_data[name] for name in self.fields if name.startswith("to_")}
        return [ToService(UUID(name[3:]), Way(way)) for name, way in ways.items() if way]


class AnswerForm(forms.Form):
    """What the asked service answers."""

    state = forms.ChoiceField(
        label=gettext_lazy("What do you answer?"),
        choices=[
            (PartState.ACCEPTED, gettext_lazy("Yes, the family can come")),
            (PartState.WAITING, gettext_lazy("Yes, but there is a waiting list")),
            (PartState.BELOW, gettext_lazy("No: it is below the threshold of what we do")),
            (PartState.REFUSED, gettext_lazy("No, we cannot")),
        ],
        widget=HintedRadios(
            hints={
                PartState.WAITING: gettext_lazy("Say about how long, as far as you know."),
                PartState.BELOW: gettext_lazy("Say why, and what would change it."),
                PartState.REFUSED: gettext_lazy("Say why, in words the family can read."),
            }
        ),
        error_messages={"required": gettext_lazy("Choose an answer.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Your words"),
        help_text=gettext_lazy("The family and whoever asked for them read this."),
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A no needs its reason."""
        cleaned = super().clean() or {}
        if cleaned.get("state") in NEED_WORDS and not (cleaned.get("words") or "").strip():
            self.add_error("words", _("Say why, in words the family can read."))
        return cleaned


class AppointmentForm(forms.Form):
    """When the family is expected, where, and whom it asks for."""

    on = DateField(label=gettext_lazy("Day"), not_past=True)
    at = TimeField(
        label=gettext_lazy("Time"),
        error_messages={"required": gettext_lazy("Enter the time, for example 14:30.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Where"),
        help_text=gettext_lazy("So that somebody who does not read much finds the door."),
        max_length=200,
        required=False,
    )
    whom = forms.CharField(
        label=gettext_lazy("Whom to ask for"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )
    held = forms.BooleanField(
        label=gettext_lazy("The family has it in hand: on paper, in its telephone, or by heart"),
        help_text=gettext_lazy(
            "The referral is made once you and the family both hold the appointment."
        ),
        required=False,
    )

    def __init__(self, *args: Any, with_place: bool, is_sender: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_place:
            del self.fields["place"], self.fields["whom"]
        if not is_sender:
            del self.fields["held"]

    def when(self) -> datetime:
        """The moment that was entered."""
        found = moment(self.cleaned_data["on"], self.cleaned_data["at"])
        assert found
        return found

    def where(self) -> Where:
        """The place that was entered."""
        data = self.cleaned_data
        return Where(data.get("place", ""), data.get("whom", ""))


class ArrivalForm(forms.Form):
    """Whether the family got there."""

    arrived = forms.ChoiceField(
        label=gettext_lazy("Did the family get there?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No, another day"))],
        widget=HintedRadios(
            hints={
                "no": gettext_lazy(
                    "Nothing ends by this and nothing is lost: another appointment can be made."
                )
            }
        ),
        error_messages={"required": gettext_lazy("Choose yes or no.")},
    )


def offered(found: Sequence[Any]) -> list[tuple[UUID, str]]:
    """Services to choose from, with the agency each is of."""
    return [(one.id, f"{one.name} ({one.agency})" if one.agency else one.name) for one in found]

"""Forms of a family's week."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.calendars.actions import Agreed, Decided
from ciranda.calendars.enums import Way
from ciranda.programmes.policies.schema import Pack
from ciranda.web.cases.forms import TimeField
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

WORDS = {"rows": 3}


class DecideForm(forms.Form):
    """What becomes of something that overlaps a protected obligation."""

    way = forms.ChoiceField(
        label=gettext_lazy("What gives way?"), choices=Way.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("The family and everybody around it read this."),
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def decided(self) -> Decided:
        """The decision as the action takes it."""
        return Decided(Way(self.cleaned_data["way"]), self.cleaned_data["reason"])


class CommitForm(forms.Form):
    """Something the family has agreed: what, with whom, when, how long, how often."""

    kind_key = forms.ChoiceField(label=gettext_lazy("What is it?"), widget=forms.RadioSelect)
    service = forms.ChoiceField(label=gettext_lazy("With which service?"), required=False)
    words = forms.CharField(
        label=gettext_lazy("In a few words"),
        help_text=gettext_lazy("No address: everybody who works with the family reads it."),
        required=False,
        max_length=200,
    )
    on = DateField(label=gettext_lazy("First day"))
    at = TimeField(label=gettext_lazy("Time"))
    minutes = forms.IntegerField(
        label=gettext_lazy("How long, in minutes"),
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    is_weekly = forms.BooleanField(label=gettext_lazy("Every week"), required=False)
    until_on = DateField(label=gettext_lazy("Last day, if there is one"), required=False)
    way = forms.ChoiceField(
        label=gettext_lazy("What gives way?"), required=False, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("The family and everybody around it read this."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def __init__(
        self, *args: Any, pack: Pack, services: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        kinds = [(k, pack.label(f"commitments.{k}", language)) for k in pack.commitments]
        offer(self, "kind_key", kinds)
        offer(self, "service", [("", _("None, or one that is not here")), *services])
        offer(self, "way", list(Way.choices))

    def clean(self) -> dict[str, Any]:
        """Only what comes back has a last day, and that is not before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("on"), cleaned.get("until_on")
        if last and not cleaned.get("is_weekly"):
            self.add_error("until_on", _("Only what comes back every week has a last day."))
        elif first and last and last < first:
            self.add_error("until_on", _("The last day cannot be before the first."))
        if cleaned.get("way") and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why, so that the family and the others can read it."))
        return cleaned

    def agreed(self) -> Agreed:
        """As the action takes it, in the site's zone."""
        data, zone = self.cleaned_data, timezone.get_current_timezone()
        return Agreed(
            data["kind_key"],
            datetime.combine(data["on"], data["at"], zone),
            data["minutes"],
            data["words"],
            UUID(data["service"]) if data["service"] else None,
            data["is_weekly"],
            data["until_on"],
        )

    def decided(self) -> Decided | None:
        """The decision, where one was made."""
        data = self.cleaned_data
        return Decided(Way(data["way"]), data["reason"]) if data["way"] else None


class EndForm(forms.Form):
    """Why something is no more."""

    reason = forms.CharField(label=gettext_lazy("Why does it end?"), max_length=300)

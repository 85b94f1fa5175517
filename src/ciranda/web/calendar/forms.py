"""Forms of colleagues' time."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.calendars.actions import Stretch
from ciranda.web.cases.forms import TimeField
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

Choices = list[tuple[str, str]]


class TakeForm(forms.Form):
    """A stretch of one day, and what it is about."""

    on = DateField(label=gettext_lazy("Which day?"), not_past=True)
    starts = TimeField(label=gettext_lazy("From"))
    ends = TimeField(label=gettext_lazy("Until"))
    words = forms.CharField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("Colleagues of every agency read it. Name nobody of a family."),
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end comes after the beginning."))
        return cleaned

    def stretch(self) -> Stretch:
        """As the action takes it, in the site's zone."""
        data, zone = self.cleaned_data, timezone.get_current_timezone()
        begins = datetime.combine(data["on"], data["starts"], zone)
        return Stretch(begins, datetime.combine(data["on"], data["ends"], zone), data["words"])


class BookForm(TakeForm):
    """A colleague's free time."""

    who = forms.ChoiceField(label=gettext_lazy("Whose time?"))
    field_order = ("who", "on", "starts", "ends", "words")

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", [("", _("Choose one")), *colleagues])


class AwayForm(forms.Form):
    """Whole days of absence, and who stands in. Never why."""

    who = forms.ChoiceField(label=gettext_lazy("Who is away?"))
    from_on = DateField(label=gettext_lazy("First day"))
    until_on = DateField(label=gettext_lazy("Last day"))
    substitute = forms.ChoiceField(
        label=gettext_lazy("Who stands in?"),
        help_text=gettext_lazy("Colleagues see it at once, and are sent to them."),
        required=False,
    )

    def __init__(self, *args: Any, whose: Choices, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", whose)
        offer(self, "substitute", [("", _("Nobody")), *colleagues])
        if len(whose) == 1:
            del self.fields["who"]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last day cannot be before the first."))
        return cleaned

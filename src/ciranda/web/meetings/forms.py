"""Forms of meetings."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.cases.actions.meetings import Call, Decided, Guest
from ciranda.cases.enums import Attended, SeenHow
from ciranda.cases.queries.meetings import Invited
from ciranda.programmes.policies.schema import Pack
from ciranda.web.cases.forms import TimeField, moment
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

Choices = Sequence[tuple[str, str]]
MOST_DECISIONS = 4
WORKER, PERSON = "worker", "person"


def guest(chosen: str) -> Guest:
    """Whom a choice of the form stands for."""
    kind, _sep, who = chosen.partition(":")
    return Guest(membership_id=UUID(who)) if kind == WORKER else Guest(person_id=UUID(who))


class CallForm(forms.Form):
    """What kind of meeting, when, where, about what, with whom."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of meeting?"), widget=forms.RadioSelect)
    is_safeguarding = forms.BooleanField(
        label=gettext_lazy("It is about a child’s safety"),
        help_text=gettext_lazy("Only those invited know of it. Nobody can be turned away."),
        required=False,
    )
    on = DateField(label=gettext_lazy("Day"), not_past=True)
    at = TimeField(label=gettext_lazy("Time"))
    lasts_minutes = forms.IntegerField(
        label=gettext_lazy("How long, in minutes"),
        initial=60,
        min_value=5,
        max_value=1440,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    place = forms.CharField(label=gettext_lazy("Where"), required=False, max_length=200)
    guests = forms.MultipleChoiceField(
        label=gettext_lazy("Who is invited?"),
        help_text=gettext_lazy("You are invited already. You can invite others afterwards."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agenda = forms.CharField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("One matter on each line."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, pack: Pack, guests: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        kinds = [(k, pack.label(f"meeting_kinds.{k}", language)) for k in pack.meeting_kinds]
        offer(self, "kind", kinds)
        offer(self, "guests", guests)

    def meeting(self) -> Call:
        """The meeting as the action takes it."""
        given = self.cleaned_data
        starts_at = moment(given["on"], given["at"])
        assert starts_at is not None
        return Call(
            given["kind"],
            starts_at,
            given["place"],
            given["lasts_minutes"],
            given["is_safeguarding"],
            given["agenda"].splitlines(),
        )

    def guests_chosen(self) -> list[Guest]:
        """Everyone ticked."""
        return [guest(chosen) for chosen in self.cleaned_data["guests"]]


class InviteForm(forms.Form):
    """One more guest, out of the circle, the family and the workers found by search."""

    who = forms.ChoiceField(label=gettext_lazy("Whom?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, guests: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", guests)


class HoldForm(forms.Form):
    """Who came, and what was decided: each decision with one worker and a day."""

    def __init__(
        self,
        *args: Any,
        invited: Sequence[Invited],
        workers: Choices,
        to_come: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.invited = invited
        if to_come:
            self.fields["held_early"] = forms.BooleanField(
                label=_("It was held already, before its date"),
                help_text=_("Then today is kept as its day."),
                required=False,
            )
        for one in invited:
            self.fields[f"came_{one.id}"] = forms.ChoiceField(
                label=one.name,
                choices=Attended.choices,
                initial=one.attended,
                required=False,
                widget=forms.RadioSelect({"class": "govuk-radios--small"}),
            )
        for number in range(1, MOST_DECISIONS + 1):
            self._add_decision(number, workers)

    def _add_decision(self, number: int, workers: Choices) -> None:
        label = _("Decision %(number)s") % {"number": number}
        self.fields[f"words_{number}"] = forms.CharField(
            label=label, required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
        )
        self.fields[f"worker_{number}"] = forms.ChoiceField(
            label=_("Who does it?"), required=False, choices=[("", _("Choose one")), *workers]
        )
        self.fields[f"due_{number}"] = DateField(label=_("By when?"), required=False, not_past=True)

    def clean(self) -> dict[str, Any]:
        """A decision has one worker and a day."""
        cleaned = super().clean() or {}
        for number in range(1, MOST_DECISIONS + 1):
            parts = {n: cleaned.get(f"{n}_{number}") for n in ("words", "worker", "due")}
            if not any(parts.values()):
                continue
            for name, said in (
                ("words", _("Say what was decided")),
                ("worker", _("Choose who does it")),
                ("due", _("Enter the day by which it is done")),
            ):
                field = f"{name}_{number}"
                if not parts[name] and field not in self.errors:
                    self.add_error(field, said)
        return cleaned

    def attendance(self) -> dict[UUID, Attended]:
        """What was said of each invitation."""
        given = ((one.id, self.cleaned_data[f"came_{one.id}"]) for one in self.invited)
        return {one: Attended(came) for one, came in given if came}

    def decisions(self) -> list[Decided]:
        """The decisions that were filled in."""
        data = self.cleaned_data
        return [
            Decided(data[f"words_{n}"], UUID(data[f"worker_{n}"]), data[f"due_{n}"])
            for n in range(1, MOST_DECISIONS + 1)
            if data[f"words_{n}"]
        ]


class NotesForm(forms.Form):
    """The notes of a meeting, in one language."""

    body = forms.CharField(
        label=gettext_lazy("What was said"),
        help_text=gettext_lazy("The family reads this. Write it as you would say it to them."),
        max_length=20_000,
        widget=forms.Textarea({"rows": 12}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the notes"), choices=settings.LANGUAGES
    )


class SeenForm(forms.Form):
    """Someone of the family was given the notes on paper, or had them read aloud."""

    person = forms.ChoiceField(label=gettext_lazy("Who?"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=gettext_lazy("How?"),
        choices=[(how.value, how.label) for how in (SeenHow.PAPER, SeenHow.ALOUD)],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=gettext_lazy("What they said about the notes"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", people)


class CancelForm(forms.Form):
    """Why a meeting does not take place."""

    reason = forms.CharField(
        label=gettext_lazy("Why does it not take place?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )

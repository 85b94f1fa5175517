"""Forms of groups."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy

from ciranda.groups.actions import GroupWords, Series
from ciranda.groups.actions.attending import Heads
from ciranda.groups.enums import ChosenBy, Left
from ciranda.groups.queries import Sheet
from ciranda.programmes.queries import InstalledPack
from ciranda.web.cases.forms import TimeField, moment
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

Choices = Sequence[tuple[str, str]]


def _small() -> forms.NumberInput:
    return forms.NumberInput({"class": "govuk-input--width-3"})


def _count(label: Any, most: int, *, least: int = 1, **more: Any) -> forms.IntegerField:
    """A whole number in a small field."""
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=_small(), **more)


class WordsForm(forms.Form):
    """What everybody may know of a group."""

    name = forms.CharField(
        label=gettext_lazy("Name of the group"),
        help_text=gettext_lazy("As families know it."),
        max_length=120,
    )
    audience = forms.CharField(label=gettext_lazy("For whom"), required=False, max_length=200)
    recurs = forms.CharField(
        label=gettext_lazy("When it meets"),
        help_text=gettext_lazy("In plain words: Tuesdays from ten to twelve."),
        required=False,
        max_length=200,
    )
    place = forms.CharField(label=gettext_lazy("Where"), required=False, max_length=200)
    languages = forms.CharField(label=gettext_lazy("Languages"), required=False, max_length=200)
    places = _count(
        gettext_lazy("How many places"),
        2000,
        help_text=gettext_lazy("Leave it empty if there is no limit."),
        required=False,
    )
    class_size = _count(
        gettext_lazy("Children in the class, if a whole class comes"), 200, required=False
    )

    def words(self) -> GroupWords:
        """What was entered, as the action takes it."""
        names = ("name", "audience", "place", "recurs", "languages", "places", "class_size")
        return GroupWords(**{name: self.cleaned_data[name] for name in names})


class NewForm(WordsForm):
    """What kind of group, and its words."""

    field_order = ("kind",)
    kind = forms.ChoiceField(label=gettext_lazy("What kind of group?"), widget=forms.RadioSelect)
    linked = forms.ChoiceField(
        label=gettext_lazy("Goes with another group"),
        help_text=gettext_lazy("A place here is then given only with one there: a crèche."),
        required=False,
    )

    def __init__(
        self, *args: Any, packs: Sequence[InstalledPack], ours: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", list(_kinds(packs)))
        offer(self, "linked", [("", gettext_lazy("No")), *ours])

    def kind_chosen(self) -> tuple[UUID, str]:
        """The version of the programme, and the key of the kind in it."""
        version, _sep, key = self.cleaned_data["kind"].partition(":")
        return UUID(version), key

    def linked_chosen(self) -> UUID | None:
        """The group that this one goes with."""
        chosen = self.cleaned_data["linked"]
        return UUID(chosen) if chosen else None


def _kinds(packs: Sequence[InstalledPack]) -> Iterator[tuple[str, str]]:
    language = get_language() or "en"
    seen = set()
    for installed in packs:
        if installed.key in seen:
            continue
        seen.add(installed.key)
        for key in installed.pack.group_kinds:
            label = installed.pack.label(f"group_kinds.{key}", language)
            title = installed.pack.label("title", language)
            yield f"{installed.id}:{key}", f"{label} ({title})"


class SessionsForm(forms.Form):
    """One session or a series."""

    on = DateField(label=gettext_lazy("Day of the first session"))
    at = TimeField(label=gettext_lazy("Time"))
    minutes = _count(gettext_lazy("How long, in minutes"), 1440, least=5, initial=60)
    units = forms.DecimalField(
        label=gettext_lazy("What one session counts for"),
        initial=1,
        min_value=Decimal("0.25"),
        max_value=100,
        max_digits=6,
        decimal_places=2,
        widget=_small(),
    )
    times = _count(gettext_lazy("How many sessions"), 60, initial=1)
    weeks_apart = _count(gettext_lazy("Every how many weeks"), 52, initial=1)
    place = forms.CharField(
        label=gettext_lazy("Where, if not where the group always is"),
        required=False,
        max_length=200,
    )

    def series(self) -> Series:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        first = moment(data["on"], data["at"])
        assert first is not None
        return Series(
            first, data["minutes"], data["times"], data["weeks_apart"], data["place"], data["units"]
        )


class SheetForm(forms.Form):
    """Who came to a session: each with a place by how much, everybody else by number."""

    children = _count(gettext_lazy("Children, all together"), 2000, least=0, required=False)
    adults = _count(gettext_lazy("Adults, all together"), 2000, least=0, required=False)
    first_time = _count(
        gettext_lazy("Of these, here for the first time"),
        4000,
        least=0,
        help_text=gettext_lazy("Leave it empty if nobody asked."),
        required=False,
    )

    liked = _count(gettext_lazy("Good"), 2000, least=0, required=False)
    unsure = _count(gettext_lazy("So-so"), 2000, least=0, required=False)
    disliked = _count(gettext_lazy("Not good"), 2000, least=0, required=False)

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for name in ("children", "adults", "first_time", "liked", "unsure", "disliked"):
            self.fields[name].initial = getattr(sheet, name)
        for row in sheet.people:
            self.fields[f"came_{row.enrolment_id}"] = forms.DecimalField(
                label=row.name,
                # "75", not "75.0": as it was entered
                initial=None if row.came is None else Decimal(f"{row.came.normalize():f}"),
                required=False,
                min_value=0,
                max_value=sheet.units,
                max_digits=6,
                decimal_places=2,
                widget=_small(),
            )

    @property
    def named(self) -> list[forms.BoundField]:
        """The lines of people with a place."""
        return [self[f"came_{row.enrolment_id}"] for row in self.sheet.people]

    def units(self) -> dict[UUID, Decimal | None]:
        """What was entered for each; None where nothing is."""
        return {
            row.enrolment_id: self.cleaned_data[f"came_{row.enrolment_id}"]
            for row in self.sheet.people
        }

    def heads(self) -> Heads | None:
        """The numbers, if any was entered."""
        data = self.cleaned_data
        if data["children"] is None and data["adults"] is None:
            return None
        return Heads(
            data["children"] or 0, data["adults"] or 0, data["first_time"],
            data["liked"], data["unsure"], data["disliked"],
        )  # fmt: skip


class CancelForm(forms.Form):
    """Why a session is called off."""

    why = forms.CharField(
        label=gettext_lazy("Why is it called off?"),
        help_text=gettext_lazy("Everybody who looks for the group reads this."),
        max_length=200,
    )


class EndForm(forms.Form):
    """On which day a group is over."""

    on = DateField(label=gettext_lazy("Last day of the group"))


class JoinForm(forms.Form):
    """Which group, and who of the family."""

    group = forms.ChoiceField(label=gettext_lazy("Which group?"), widget=forms.RadioSelect)
    person = forms.ChoiceField(label=gettext_lazy("Who comes?"), widget=forms.RadioSelect)
    with_linked = forms.ChoiceField(
        label=gettext_lazy("Who takes the place in the group that goes with it?"),
        help_text=gettext_lazy("Only for a group that goes with another, such as a crèche."),
        required=False,
    )

    def __init__(self, *args: Any, groups: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "group", groups)
        offer(self, "person", people)
        offer(self, "with_linked", [("", gettext_lazy("Nobody")), *people])

    def linked(self) -> UUID | None:
        """Who takes the linked place."""
        chosen = self.cleaned_data["with_linked"]
        return UUID(chosen) if chosen else None


class LeaveForm(forms.Form):
    """Why somebody no longer comes. That they missed a session is no reason."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=[c for c in Left.choices if c[0] != Left.PROJECT],
        widget=forms.RadioSelect,
    )


class WorkerForm(forms.Form):
    """Which worker somebody chose, and who chose."""

    worker = forms.ChoiceField(
        label=gettext_lazy("To whom do they want to come?"), widget=forms.RadioSelect
    )
    chosen_by = forms.ChoiceField(
        label=gettext_lazy("Who chose?"), choices=ChosenBy.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "worker", workers)


class TotalForm(forms.Form):
    """A total with its parts, and what explains the rest."""

    title = forms.CharField(label=gettext_lazy("What was counted?"), max_length=200)
    number = _count(gettext_lazy("The total"), 9_999_999, least=0)
    parts = forms.CharField(
        label=gettext_lazy("Its parts"),
        help_text=gettext_lazy("One a line, with its number at the end: Tutoring: 12"),
        widget=forms.Textarea({"rows": 6}),
        max_length=4000,
    )
    explained = forms.CharField(
        label=gettext_lazy("If the parts do not add up: why?"),
        help_text=gettext_lazy("Everybody who reads the total reads this."),
        required=False,
        max_length=500,
    )

    def clean_parts(self) -> dict[str, int]:
        """Each line's words and number."""
        found: dict[str, int] = {}
        for line in self.cleaned_data["parts"].splitlines():
            if not line.strip():
                continue
            words, _sep, typed = line.rpartition(":")
            number = typed.strip().replace(" ", "")
            if not words.strip() or not number.isdecimal():
                said = gettext_lazy("Write each part as words, a colon and a number: %(line)s")
                raise forms.ValidationError(said, params={"line": line.strip()})
            found[words.strip()] = found.get(words.strip(), 0) + int(number)
        return found

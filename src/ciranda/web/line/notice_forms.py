"""A notice of a birth or an arrival: one child's, a register's file, and who is meant."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ciranda.cases.actions.line import Notice
from ciranda.cases.policies.line import NoticeRow
from ciranda.people.policies.numbers import REGISTERS
from ciranda.people.queries import Candidate
from ciranda.programmes.enums import LineStart
from ciranda.web import wording
from ciranda.web.fields import DateField
from ciranda.web.places import PlaceForm

NONE = "none"
# A register's file of a day is small; more is no list of children.
LARGEST = 1024 * 1024


class ProgrammeForm(forms.Form):
    """Which programme's line begins, where there is more than one."""

    programme = forms.ChoiceField(label=_("Programme"))

    def offer_programmes(self, programmes: Sequence[tuple[str, str]]) -> None:
        """Let one be chosen; where there is only one, nobody is asked."""
        field = self.fields["programme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(programmes)
        if len(programmes) == 1:
            field.widget = forms.HiddenInput()
            field.initial = programmes[0][0]


class NoticeForm(PlaceForm, ProgrammeForm):
    """What is told of one child. A name and a birth date are enough."""

    start = forms.ChoiceField(
        label=_("What are you told?"),
        choices=[
            (LineStart.BIRTH, _("A child was born")),
            (LineStart.ARRIVAL, _("A child moved here")),
            (LineStart.CAME, _("The family came by itself, in no register")),
        ],
        widget=forms.RadioSelect,
    )
    given = forms.CharField(label=_("Given name"), max_length=200)
    surnames = forms.CharField(label=_("Surname"), max_length=200, required=False)
    born_on = DateField(label=_("Birth date"), not_future=True)
    mother = forms.CharField(
        label=_("The mother’s name"),
        help_text=_("Only to find out whether the child is known already"),
        max_length=200,
        required=False,
    )
    register = forms.ChoiceField(
        label=_("Register"),
        choices=[("", _("No number")), *((r.key, r.label) for r in REGISTERS.values())],
        required=False,
    )
    number = forms.CharField(
        label=_("Number in the register"),
        help_text=_("Nobody has to have one: the child is seen at the same ages without it"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )
    field_order = (
        "programme",
        "start",
        "given",
        "surnames",
        "born_on",
        "place",
        "parish",
        "mother",
        "register",
        "number",
    )

    def clean(self) -> dict[str, Any]:
        """A number names its register, and a child in no register has none."""
        data = super().clean()
        if data.get("number") and not data.get("register"):
            self.add_error("register", _now("Choose the register this number is of."))
        if data.get("start") == LineStart.CAME and data.get("number"):
            words = _now(
                "A child who is in no register has no number. Leave it empty, or choose another"
                " answer above."
            )
            self.add_error("number", words)
        return data

    def notice(self) -> Notice:
        """The notice as typed."""
        data = self.cleaned_data
        row = NoticeRow(
            given=data["given"],
            surnames=data["surnames"],
            born_on=data["born_on"],
            start=LineStart(data["start"]),
            register=data["register"],
            number=data["number"],
            parish_code=self.parish_code,
        )
        return Notice(row, mother=data["mother"])


class MeantForm(forms.Form):
    """Somebody who may be the same child: a person decides."""

    decision = forms.ChoiceField(
        label=_("Is this a child who is known already?"), widget=forms.RadioSelect
    )

    def __init__(self, alike: Sequence[Candidate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *((str(one.person_id), _same(one)) for one in alike),
            (NONE, _now("None of these: it is another child")),
        ]

    @property
    def same_as(self) -> UUID | None:
        """The child who is meant; None for another one."""
        chosen = self.cleaned_data["decision"]
        return None if chosen == NONE else UUID(chosen)


class FileForm(ProgrammeForm):
    """A register's file."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("A table with a line of column names, saved as CSV."),
        error_messages={"required": _("Choose the file.")},
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> str:
        """The text of the file. One that is no text is said so here."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_now("The file is larger than 1 MB. Send it in parts."))
        raw = file.read()
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                text: str = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
        raise forms.ValidationError(_now("This is no table of text. Save it as CSV first."))


def _same(candidate: Candidate) -> str:
    born = wording.partial_day(candidate.born_on, candidate.born_precision)
    return _now("This is %(name)s, born %(born)s") % {"name": candidate.full_name, "born": born}

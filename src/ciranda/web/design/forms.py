"""The form of the catalogue: one field of each kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.web.fields import DateField, HintedCheckboxes, HintedRadios, PartialDateField

KINDS = [("visit", _("Visit")), ("call", _("Phone call")), ("other", _("Something else"))]
SERVICES = [("speech", _("Speech therapy")), ("social", _("Social work"))]


class Sample(forms.Form):
    """Every widget once."""

    name = forms.CharField(label=_("Child’s name"), help_text=_("As the family says it"))
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        help_text=_("A relative’s phone is enough"),
        widget=forms.TextInput(
            {"type": "tel", "autocomplete": "tel", "class": "govuk-input--width-20"}
        ),
    )
    email = forms.EmailField(
        label=_("Email"), required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    words = forms.CharField(
        label=_("What worries you?"),
        max_length=200,
        help_text=_("In your own words. You need not give a name"),
        widget=forms.Textarea({"rows": 4}),
    )
    born = PartialDateField(
        label=_("Date of birth"),
        help_text=_("If you only know the year, enter the year"),
        not_future=True,
    )
    visited = DateField(label=_("Day of the visit"), required=False)
    kind = forms.ChoiceField(
        label=_("How did you meet?"),
        choices=KINDS,
        widget=HintedRadios(hints={"visit": _("At home, at the nursery or elsewhere")}),
    )
    kind_words = forms.CharField(label=_("Say how"), required=False)
    told = forms.MultipleChoiceField(
        label=_("Who knows about this?"),
        choices=[("mother", _("Mother")), ("father", _("Father")), ("nobody", _("Nobody yet"))],
        required=False,
        widget=HintedCheckboxes(hints={"nobody": _("That is all right")}),
    )
    service = forms.ChoiceField(label=_("Service"), choices=[("", _("Choose one")), *SERVICES])
    minutes = forms.IntegerField(
        label=_("How long, in minutes"),
        required=False,
        min_value=1,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    paper = forms.FileField(label=_("A scan of the paper"), required=False)
    secret = forms.CharField(
        label=_("Password"),
        required=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    agrees = forms.BooleanField(
        label=_("The mother knows that I write this"), help_text=_("She need not agree")
    )
    signed_name = forms.CharField(label=_("Sign by typing your full name"), required=False)
    signature = forms.CharField(required=False, widget=forms.HiddenInput)


class FilterSample(forms.Form):
    """A filter as it stands beside a list."""

    prefix = "f"
    kinds = forms.MultipleChoiceField(
        label=_("Kind"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
    )
    words = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput({"type": "search"})
    )

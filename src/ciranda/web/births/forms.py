"""The sign-up form of a birth, and putting a birth on an area's list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.referrals.queries.signing_up import Form


class SignUpForm(forms.Form):
    """What is on the paper. Nothing has to be ticked: what is missing waits on the list."""

    done = forms.MultipleChoiceField(
        label=_("What is on the form?"),
        help_text=_("Save what there is. It is complete once everything is ticked."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, form: Form, **kwargs: Any) -> None:
        kwargs["initial"] = {"done": form.done, "version": form.version}
        super().__init__(*args, **kwargs)
        self.fields["done"].choices = form.asks  # type: ignore[attr-defined]


class AreaForm(forms.Form):
    """In which area a child was born into."""

    area = forms.ChoiceField(
        label=_("In which area does the child live?"),
        help_text=_("The team of that area sees one birth more, and nobody's name."),
        widget=forms.Select({"class": "govuk-select"}),
    )

    def __init__(self, *args: Any, areas: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            (f"{programme} {code}", name) for programme, code, name in areas
        ]

    def chosen(self) -> tuple[str, str]:
        """The programme and the area's code."""
        programme, code = self.cleaned_data["area"].split(" ")
        return programme, code

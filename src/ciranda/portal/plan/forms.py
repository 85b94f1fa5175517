"""What one of the family says about the plan in their own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """A yes with one's name, or what is not right yet. Which of the two, the button says."""

    typed_name = forms.CharField(
        label=_("Your full name"),
        help_text=_("With a yes this is your signature."),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    words = forms.CharField(
        label=_("What is not right yet, if anything"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    @property
    def agrees(self) -> bool:
        """Whether the button that says yes was pressed."""
        return self.data.get("answer") == "yes"

    def clean(self) -> dict[str, Any]:
        """A yes needs a name, a no what should be different."""
        given = super().clean() or self.cleaned_data
        if self.agrees and not given.get("typed_name") and "typed_name" not in self.errors:
            self.add_error("typed_name", _("Sign by typing your full name."))
        if not self.agrees and not given.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say what should be different."))
        return given


class GoalForm(forms.Form):
    """What one wants to reach, in one's own words."""

    words = forms.CharField(
        label=_("What else do you want to reach?"),
        max_length=2000,
        error_messages={"required": _("Write what you want to reach.")},
        widget=forms.Textarea({"rows": 3}),
    )

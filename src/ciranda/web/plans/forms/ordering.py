"""Forms of what a court ordered."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OrderForm(forms.Form):
    """Which decision, and what it means."""

    decision = forms.CharField(
        label=_("Which court decided, and when?"),
        help_text=_("From now on no service can take this out, stop or decline it."),
        max_length=300,
        error_messages={"required": _("Write which court decided, and when.")},
    )
    explained = forms.CharField(
        label=_("What does it mean, in plain words?"),
        help_text=_(
            "The family reads it in the plan: what must happen, until when, and whom to ask."
        ),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": _("Explain in plain words what the decision means: the family reads it.")
        },
    )


class EndOrderForm(forms.Form):
    """The decision that ended it."""

    decision = forms.CharField(
        label=_("Which decision of the court ended it?"),
        help_text=_("Nobody but the court ends what it ordered."),
        max_length=300,
        error_messages={
            "required": _("Write which decision of the court ended it. Nobody else can.")
        },
    )


class DissentForm(forms.Form):
    """What somebody does not agree with."""

    words = forms.CharField(
        label=_("What do you not agree with, and why?"),
        help_text=_("It stays in the plan beside what was ordered. The family reads it."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what you do not agree with, and why.")},
    )

"""Asking a colleague of another service, and answering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ciranda.web.choices import offer
from ciranda.web.fields import HintedRadios

LONG = {"rows": 5}


class AskForm(forms.Form):
    """A question to a service; about a family only where one was chosen before."""

    service = forms.ChoiceField(label=gettext_lazy("Whom do you ask?"), widget=HintedRadios)
    words = forms.CharField(
        label=gettext_lazy("Your question, without anybody’s name"),
        help_text=gettext_lazy("For example: what helps a child of four who hardly speaks?"),
        max_length=4000,
        widget=forms.Textarea(LONG),
    )
    about_family = forms.CharField(
        label=gettext_lazy("What do you ask about this family?"),
        help_text=gettext_lazy(
            "Only the service you ask reads it, while the family lets it know them."
        ),
        max_length=4000,
        widget=forms.Textarea(LONG),
    )

    def __init__(
        self,
        *args: Any,
        services: list[tuple[str, str]],
        hints: dict[str, str],
        with_family: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", services, hints)
        if not with_family:
            del self.fields["about_family"]


class AnswerForm(forms.Form):
    """The answer, and apart from it what is said about the family."""

    words = forms.CharField(
        label=gettext_lazy("Your answer, without anybody’s name"),
        max_length=4000,
        widget=forms.Textarea(LONG),
    )
    about_family = forms.CharField(
        label=gettext_lazy("What you say about the family"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(LONG),
    )

    def __init__(self, *args: Any, with_family: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_family:
            del self.fields["about_family"]

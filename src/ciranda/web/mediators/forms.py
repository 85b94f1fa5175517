"""Forms of mediators, of their notes and of agreements by word of mouth."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ciranda.services.actions import ByWord, Known
from ciranda.web.choices import offer
from ciranda.web.fields import DateField
from ciranda.web.offers.forms import language_codes


class DefineForm(forms.Form):
    """Who mediates, and with what."""

    worker = forms.ChoiceField(label=gettext_lazy("Who mediates?"))
    training = forms.CharField(
        label=gettext_lazy("What were they trained in?"),
        help_text=gettext_lazy("No certificate is needed. Say what they learnt, and where."),
        max_length=300,
    )
    languages = forms.CharField(
        label=gettext_lazy("In which languages?"),
        help_text=gettext_lazy("With commas between them, for example: English, Arabic."),
        max_length=200,
    )
    areas = forms.CharField(
        label=gettext_lazy("Where are they known?"),
        help_text=gettext_lazy("Quarters, streets or sites, in plain words."),
        max_length=300,
    )

    def __init__(self, *args: Any, workers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "worker", workers)

    def clean_languages(self) -> list[str]:
        """The codes of the languages that were named."""
        return language_codes(self.cleaned_data["languages"])

    def worker_id(self) -> UUID:
        """Who was chosen."""
        return UUID(self.cleaned_data["worker"])

    def known(self) -> Known:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        return Known(data["training"], tuple(data["languages"]), data["areas"])


class NoteForm(forms.Form):
    """A note that nobody else reads."""

    words = forms.CharField(
        label=gettext_lazy("Your note"),
        help_text=gettext_lazy("Nobody but you reads it, whoever asks."),
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
    )


class AgreementForm(forms.Form):
    """One line of what was agreed."""

    words = forms.CharField(
        label=gettext_lazy("What was agreed, in one line"),
        help_text=gettext_lazy("Name no family: everybody in your agency reads it."),
        max_length=200,
    )
    ours = forms.CharField(label=gettext_lazy("Who agreed on our side"), max_length=120)
    theirs = forms.CharField(
        label=gettext_lazy("Who agreed on the other side, and for whom"), max_length=200
    )
    agreed_on = DateField(
        label=gettext_lazy("On which day?"), not_future=True, initial=timezone.localdate
    )

    def said(self) -> ByWord:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        return ByWord(data["ours"], data["theirs"], data["words"], data["agreed_on"])

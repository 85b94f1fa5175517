"""A family member's own answer."""

import base64
import binascii
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ciranda.access.enums import Category
from ciranda.cases.queries.consents import Posed
from ciranda.common.dates import add_months
from ciranda.consent.enums import PLAIN_WORDS

PNG = "data:image/png;base64,"
SHORTER = (3, 6)


class AnswerForm(forms.Form):
    """Agree to all, to some, or say no. Nothing is chosen beforehand."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            ("all", _("I agree to all of it")),
            ("some", _("I agree to some of it")),
            ("no", _("No, I do not agree")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Saying no changes nothing about the help you get."),
        error_messages={"required": _("Choose one of the three answers.")},
    )
    categories = forms.MultipleChoiceField(
        label=_("Which parts?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    months = forms.ChoiceField(
        label=_("For how long?"), help_text=_("We ask again before it ends.")
    )
    typed_name = forms.CharField(
        label=_("Your full name"),
        help_text=_("This is your signature. You need not sign a no."),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    drawing = forms.CharField(required=False, max_length=400_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: Posed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        parts, lengths = self.fields["categories"], self.fields["months"]
        assert isinstance(parts, forms.MultipleChoiceField)
        assert isinstance(lengths, forms.ChoiceField)
        parts.choices = [(str(int(c)), PLAIN_WORDS[c]) for c in question.categories]
        offered = [question.months, *(m for m in SHORTER if m < question.months)]
        lengths.choices = [
            (str(m), ngettext("%(months)d month", "%(months)d months", m) % {"months": m})
            for m in offered
        ]

    def clean(self) -> dict[str, Any]:
        """Parts where only some are agreed to; a signature under an agreement."""
        cleaned = super().clean() or {}
        agrees = cleaned.get("answer") in ("all", "some")
        if cleaned.get("answer") == "some" and not cleaned.get("categories"):
            self.add_error("categories", _t("Choose the parts, or answer no."))
        if agrees and not (cleaned.get("typed_name") or cleaned.get("drawing")):
            self.add_error("typed_name", _t("Sign by typing your full name."))
        return cleaned

    def chosen(self) -> frozenset[Category]:
        """The parts agreed to; none for a no."""
        answer = self.cleaned_data["answer"]
        if answer == "all":
            return frozenset(self.question.categories)
        picked = self.cleaned_data["categories"] if answer == "some" else []
        return frozenset(Category(int(c)) for c in picked)

    def until(self) -> date:
        """The last day agreed to."""
        return add_months(timezone.localdate(), int(self.cleaned_data["months"]))

    def picture(self) -> bytes | None:
        """The drawn signature, if there is one."""
        drawn = self.cleaned_data["drawing"]
        if not drawn.startswith(PNG):
            return None
        try:
            return base64.b64decode(drawn[len(PNG) :], validate=True) or None
        except binascii.Error:
            return None

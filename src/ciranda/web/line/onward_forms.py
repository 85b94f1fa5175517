"""Forms of what a programme suggests: why, and on which terms of its table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ciranda.programmes.policies.schema import Pack
from ciranda.web.line.pages import language_of
from ciranda.web.money import money

NOT_NOW = "_not_now"


def terms_words(pack: Pack, kind: str, key: str) -> str:
    """A line of the policy's table in words: hours, weeks and what it costs."""
    assert pack.monitoring
    terms = pack.monitoring.suggestions[kind].terms[key]
    words = _now("%(label)s: %(hours)d hours a week, %(weeks)d weeks a year, %(fee)s an hour")
    return words % {
        "label": pack.label(f"monitoring.suggestions.{kind}.terms.{key}", language_of()),
        "hours": terms.hours_a_week,
        "weeks": terms.weeks_a_year,
        "fee": money(Decimal(terms.cents_an_hour) / 100, pack),
    }


class SuggestForm(forms.Form):
    """Why it is suggested. What the file says already is ticked."""

    reasons = forms.MultipleChoiceField(
        label=_("Why is it suggested?"),
        help_text=_("One is enough. A person confirms it afterwards, with the family."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one reason of the programme.")},
    )

    def __init__(
        self, pack: Pack, kind: str, proposed: Sequence[str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        assert pack.monitoring
        known = pack.monitoring.suggestions[kind].reasons
        field = self.fields["reasons"]
        assert isinstance(field, forms.MultipleChoiceField)
        base = f"monitoring.suggestions.{kind}.reasons"
        field.choices = [(key, pack.label(f"{base}.{key}", language_of())) for key in known]
        field.initial = list(proposed)


class DecideForm(forms.Form):
    """A person confirms it on a line of the table, or puts it aside."""

    terms = forms.ChoiceField(
        label=_("On which terms?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the terms, or “Not now”.")},
    )
    words = forms.CharField(
        label=_("What the family says, or why not now"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, pack: Pack, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert pack.monitoring
        field = self.fields["terms"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *((k, terms_words(pack, kind, k)) for k in pack.monitoring.suggestions[kind].terms),
            (NOT_NOW, _now("Not now")),
        ]

    def clean(self) -> dict[str, Any]:
        """Putting it aside says why."""
        data = super().clean() or {}
        if data.get("terms") == NOT_NOW and not data.get("words", "").strip():
            self.add_error("words", _now("Write why not now. A few words are enough."))
        return data

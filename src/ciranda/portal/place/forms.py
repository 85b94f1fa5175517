"""The family's own answer to a place that was offered."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack


class AnswerForm(forms.Form):
    """Yes or no; a no says why in one of the programme's words."""

    says_yes = forms.ChoiceField(
        label=gettext_lazy("Do you want this place?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("If not: why?"),
        help_text=gettext_lazy("It helps us to find another one. Nothing is held against you."),
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("Anything you want to say"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, ordinary = get_language() or "en", pack.ordinary_place
        keys = ordinary.reasons if ordinary else ()
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, pack.label(f"reasons.{key}", language)) for key in keys]

    def clean(self) -> dict[str, Any]:
        """A no has its reason."""
        cleaned = super().clean() or {}
        if cleaned.get("says_yes") == "no" and not cleaned.get("reason"):
            self.add_error("reason", _("Choose a reason, any of them."))
        return cleaned

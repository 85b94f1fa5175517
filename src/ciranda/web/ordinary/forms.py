"""Forms of the ordinary place: what was found, what was offered, what the family answered."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack
from ciranda.services.enums import PlaceFound
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

WORDS = {"rows": 3}


def reasons(pack: Pack) -> list[tuple[str, str]]:
    """The reasons the programme knows for there being no place."""
    language, ordinary = get_language() or "en", pack.ordinary_place
    keys = ordinary.reasons if ordinary else ()
    return [(key, pack.label(f"reasons.{key}", language)) for key in keys]


class FindingForm(forms.Form):
    """Whether the child has a place; after a look for one, why there is none."""

    found = forms.ChoiceField(widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=gettext_lazy("If there is none: why?"), required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Anything to remember"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def __init__(self, *args: Any, pack: Pack, was_asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["found"].label = pack.label("ordinary_place.question", get_language() or "en")
        found = [(PlaceFound.HAS, _("Yes")), (PlaceFound.NONE, _("No, and we look for one"))]
        if was_asked:
            found[1] = (PlaceFound.FAILED, _("No: we looked for one, and there is none"))
            offer(self, "reason", reasons(pack))
        else:
            del self.fields["reason"]
        offer(self, "found", [(value.value, words) for value, words in found])

    def clean(self) -> dict[str, Any]:
        """Whoever found none says why."""
        cleaned = super().clean() or {}
        if cleaned.get("found") == PlaceFound.FAILED and not cleaned.get("reason"):
            self.add_error("reason", _("Choose why there is no place."))
        return cleaned


class OfferForm(forms.Form):
    """A place that was offered, and until when the family may answer."""

    place = forms.CharField(
        label=gettext_lazy("Where is the place?"),
        help_text=gettext_lazy("While the family is protected only those who may know read this."),
        max_length=200,
    )
    answer_by = DateField(
        label=gettext_lazy("By when must the family answer?"),
        help_text=gettext_lazy("The last day. Without an answer the place is lost."),
        not_past=True,
    )


class AnswerForm(forms.Form):
    """The family's answer."""

    says_yes = forms.ChoiceField(
        label=gettext_lazy("What does the family say?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("If not: why?"), required=False, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("In their own words, if they wish"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", reasons(pack))

    def clean(self) -> dict[str, Any]:
        """A no has its reason."""
        cleaned = super().clean() or {}
        if cleaned.get("says_yes") == "no" and not cleaned.get("reason"):
            self.add_error("reason", _("Choose a reason. Nothing is held against the family."))
        return cleaned


class LostForm(forms.Form):
    """Why an offer was lost."""

    reason = forms.ChoiceField(label=gettext_lazy("Why was it lost?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("Anything to remember"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", reasons(pack))

"""Asking leave: what a family may not want in the file is written only on its yes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.cases.actions.contacts import Words
from ciranda.cases.queries.desk import Desk
from ciranda.web.cases import words

YES, NO = "yes", "no"


class ItemForm(forms.Form):
    """One sensitive item of the pack: whether it may stand in the file, who said so, the words.

    A no keeps nothing: the words are dropped here, before anything is written or logged.
    """

    may = forms.ChoiceField(
        label=gettext_lazy("May it stand in the file?"),
        required=False,
        choices=[
            ("", gettext_lazy("We did not speak of it")),
            (YES, gettext_lazy("Yes")),
            (NO, gettext_lazy("No: nothing of it is kept")),
        ],
        widget=forms.RadioSelect({"class": "govuk-radios--small govuk-radios--inline"}),
        initial="",
    )
    allowed_by = forms.CharField(
        label=gettext_lazy("Who said yes?"), required=False, max_length=100
    )
    body = forms.CharField(
        label=gettext_lazy("What they allow to be written"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, desk: Desk, key: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": f"item_{key}"})
        self.key, self.category = key, desk.pack.sensitive_items[key].category
        self.label = words.label(desk.pack, f"sensitive_items.{key}")
        self.hint = words.optional(desk.pack, f"sensitive_items.{key}.help")

    def clean(self) -> dict[str, Any]:
        """A yes has a name and words; words without an answer ask for one."""
        data = super().clean() or {}
        if data.get("may") == NO:
            data["body"] = data["allowed_by"] = ""
        if data.get("may") == YES and not data.get("allowed_by"):
            self.add_error("allowed_by", _("Write down who said that it may stand in the file."))
        if data.get("may") == YES and not data.get("body"):
            self.add_error("body", _("Write what they allow, or choose another answer."))
        if not data.get("may") and data.get("body"):
            self.add_error("may", _("Ask first whether it may stand in the file."))
        return data

    def words(self, _usual: int | None = None) -> Words | None:
        """The paragraph, if it is allowed."""
        data = self.cleaned_data
        if data.get("may") != YES:
            return None
        return Words(self.category, data["body"], item=self.key, allowed_by=data["allowed_by"])


def item_forms(desk: Desk, data: Mapping[str, Any] | None) -> list[ItemForm]:
    """One form for each item of the pack that this worker may write about."""
    return [
        ItemForm(desk, key, data)
        for key, item in desk.pack.sensitive_items.items()
        if item.category in desk.categories
    ]

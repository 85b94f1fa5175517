"""Forms about two records that may be one person, and about ways to reach somebody safely."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.access.actions import Actor
from ciranda.people.actions import reaching, telling_apart
from ciranda.people.enums import SafeWhen
from ciranda.people.queries import Candidate
from ciranda.people.queries.person import Row

SAME, APART = "same", "apart"


class SameForm(forms.Form):
    """One of these records is the same person, or certainly another one."""

    other = forms.ChoiceField(label=_("Which record?"), widget=forms.RadioSelect)
    says = forms.ChoiceField(
        label=_("What do you know?"),
        choices=[
            (SAME, _("It is the same person: link the two records")),
            (APART, _("It is another person: do not ask again")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("How do you know?"),
        help_text=_("Both records stay as they are, and this can be taken back"),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, met: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.met = {str(one.person_id): one for one in met}
        field = self.fields["other"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, one.full_name) for pk, one in self.met.items()]

    def clean(self) -> dict[str, Any]:
        """A link has a reason."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("says") == SAME and not data.get("reason", "").strip():
            self.add_error("reason", _("Say how you know that these records are of one person"))
        return data

    def save(self, actor: Actor, person_id: UUID) -> None:
        """Write it."""
        other = self.met[self.cleaned_data["other"]]
        if self.cleaned_data["says"] == SAME:
            telling_apart.link(
                actor=actor,
                person_id=person_id,
                other_id=other.person_id,
                reason=self.cleaned_data["reason"],
            )
        else:
            telling_apart.keep_apart(
                actor=actor,
                person_id=person_id,
                other_id=other.person_id,
                signals=other.signals,
            )


class UnlinkForm(forms.Form):
    """Two linked records are two persons after all."""

    reason = forms.CharField(label=_("Why are these two persons?"), max_length=300)

    def save(self, actor: Actor, link_id: UUID) -> None:
        """Write it."""
        telling_apart.unlink(actor=actor, link_id=link_id, reason=self.cleaned_data["reason"])


class SafetyForm(forms.Form):
    """Who else uses a way of reaching somebody, and when it is safe, as it is now."""

    safe = forms.ChoiceField(
        label=_("When is it safe?"), choices=SafeWhen.choices, widget=forms.RadioSelect
    )
    safe_note = forms.CharField(
        label=_("When exactly, and what not to say"), required=False, max_length=300
    )
    also_used_by = forms.CharField(
        label=_("Who else uses it, or may hear or read it?"), required=False, max_length=200
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, row: Row, data: Any) -> "SafetyForm":
        """The form with what is written now."""
        names = ("safe", "safe_note", "also_used_by", "version")
        return cls(data, initial={name: row[name] for name in names})

    def save(self, actor: Actor, point_id: UUID) -> None:
        """Write it."""
        data = self.cleaned_data
        safe = SafeWhen(data["safe"])
        reaching.change_safety(actor=actor, point_id=point_id, **data | {"safe": safe})

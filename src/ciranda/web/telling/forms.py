"""Forms of the family's telling, of talk between agencies, and of steps left out."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Category
from ciranda.cases.actions.exchanges import Talk
from ciranda.cases.queries.consents.receivers import Receiver
from ciranda.cases.queries.exchanges import TalkBasis


class StoryForm(forms.Form):
    """Words of a part, and who of the family told them."""

    body = forms.CharField(
        label=_("In the family's words"), widget=forms.Textarea({"rows": 8}), max_length=8000
    )
    by = forms.CharField(label=_("Who of the family told it?"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReleaseForm(forms.Form):
    """Which service the family ticked, and who ticked it."""

    service = forms.ChoiceField(label=_("Which service?"), widget=forms.RadioSelect)
    by = forms.CharField(label=_("Who of the family ticked it?"), max_length=200)

    def __init__(self, *args: Any, services: list[Receiver], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = named(services)  # type: ignore[attr-defined]


class TalkForm(forms.Form):
    """With which service, on what basis, who with whom, what for, about what."""

    basis = forms.ChoiceField(
        label=_("With which service, and on what basis?"), widget=forms.RadioSelect
    )
    persons = forms.CharField(label=_("Who spoke with whom?"), max_length=300)
    purpose = forms.ChoiceField(label=_("What for?"), widget=forms.RadioSelect)
    category = forms.TypedChoiceField(
        label=_("What was it about?"),
        coerce=int,
        widget=forms.Select({"class": "govuk-select"}),
    )
    body = forms.CharField(
        label=_("What was said?"), widget=forms.Textarea({"rows": 5}), max_length=8000
    )

    def __init__(
        self,
        *args: Any,
        bases: list[TalkBasis],
        purposes: list[tuple[str, str]],
        categories: list[Category],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [  # type: ignore[attr-defined]
            (str(b.ref), f"{b.service}: {b.kind.label}") for b in bases
        ]
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        self.fields["category"].choices = [(c.value, c.label) for c in categories]  # type: ignore[attr-defined]
        self._service = {str(b.ref): b.service_id for b in bases}

    def talk(self) -> Talk:
        """The talk as typed."""
        data = self.cleaned_data
        return Talk(
            self._service[data["basis"]],
            data["persons"],
            data["purpose"],
            Category(data["category"]),
            data["body"],
        )


class LeaveOutForm(forms.Form):
    """Why a child's safety does not wait for the steps."""

    reason = forms.CharField(
        label=_("What makes waiting unsafe for the child?"),
        help_text=_("Kept as safeguarding. The family does not read it here."),
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
    )


def named(services: list[Receiver]) -> list[tuple[str, str]]:
    """Services to tick, by the name that may be shown."""
    return [(str(s.id), ", ".join(filter(None, (s.name, s.agency)))) for s in services]


def service_id(form: forms.Form) -> UUID:
    """The service chosen in a form."""
    return UUID(form.cleaned_data["service"])

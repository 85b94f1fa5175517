"""Forms of certificates and of agreements about them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from ciranda.services.actions import Agreed
from ciranda.services.queries import DelegationLine
from ciranda.web.choices import offer
from ciranda.web.fields import DateField


class IssueForm(forms.Form):
    """Which certificate, for whom, what is certified, until when."""

    delegation = forms.ChoiceField(
        label=gettext_lazy("Which certificate?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose which certificate.")},
    )
    about = forms.CharField(
        label=gettext_lazy("For whom"),
        help_text=gettext_lazy("The name the family goes by. One name is enough."),
        max_length=120,
    )
    words = forms.CharField(
        label=gettext_lazy("What is certified"),
        help_text=gettext_lazy("For example: may come for food every week."),
        widget=forms.Textarea({"rows": 3}),
        max_length=600,
    )
    until = DateField(label=gettext_lazy("Until when"), required=False, not_past=True)

    def __init__(self, *args: Any, delegations: Iterable[DelegationLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self, "delegation", [(str(d.id), f"{d.certificate} ({d.owner})") for d in delegations]
        )


class AgreeForm(forms.Form):
    """What two agencies agreed: on paper with its end, or by word with both contacts."""

    owner = forms.ChoiceField(
        label=gettext_lazy("Whose certificate is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the other agency.")},
    )
    certificate = forms.CharField(
        label=gettext_lazy("What the certificate is called"), max_length=120
    )
    agreed_on = DateField(label=gettext_lazy("Agreed on"), not_future=True)
    paper = forms.CharField(
        label=gettext_lazy("The written agreement, by its name or number"),
        help_text=gettext_lazy("A written agreement needs its end, too."),
        required=False,
        max_length=200,
    )
    ends_on = DateField(label=gettext_lazy("It ends on"), required=False, not_past=True)
    owner_contact = forms.CharField(
        label=gettext_lazy("If agreed by word of mouth: whom to ask at their side"),
        required=False,
        max_length=200,
    )
    issuer_contact = forms.CharField(
        label=gettext_lazy("And whom to ask at ours"), required=False, max_length=200
    )

    def __init__(self, *args: Any, agencies: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", agencies)

    def agreed(self) -> Agreed:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        return Agreed(
            owner_id=UUID(data["owner"]),
            certificate=data["certificate"],
            agreed_on=data["agreed_on"],
            paper=data["paper"],
            ends_on=data["ends_on"],
            owner_contact=data["owner_contact"],
            issuer_contact=data["issuer_contact"],
        )

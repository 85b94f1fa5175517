"""Forms of budgets: opening, drawing on, moving, and costs."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.budgets.actions import Approval, NewBudget, Used
from ciranda.budgets.enums import PaidFor, Unit
from ciranda.programmes.policies.schema import Pack
from ciranda.web.choices import offer
from ciranda.web.fields import DateField
from ciranda.web.money import currency_words

Choices = Sequence[tuple[str, str]]


def _amount(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal("0.25"),
        max_value=Decimal(9_999_999),
        max_digits=12,
        decimal_places=2,
        widget=forms.NumberInput({"class": "govuk-input--width-5"}),
        **more,
    )


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, **more)


class OpenForm(forms.Form):
    """What a member holds from a day to a day."""

    line = forms.ChoiceField(label=_("For what?"), widget=forms.RadioSelect)
    service = forms.ChoiceField(label=_("Who holds it?"))
    total = _amount(_("How much"))
    unit = forms.ChoiceField(
        label=_("Counted in"),
        choices=Unit.choices,
        initial=Unit.HOURS,
        widget=forms.RadioSelect,
    )
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))

    def __init__(self, *args: Any, lines: Choices, services: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "line", lines)
        offer(self, "service", services)

    def new(self) -> NewBudget:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        return NewBudget(
            UUID(data["service"]), data["line"], data["total"], data["starts_on"],
            data["ends_on"], Unit(data["unit"]),
        )  # fmt: skip


class DrawForm(forms.Form):
    """How much was used, for what, when."""

    amount = _amount(_("How much"))
    on = DateField(label=_("On which day?"))
    paid_for = forms.ChoiceField(
        label=_("What did it pay for?"), choices=PaidFor.choices, widget=forms.RadioSelect
    )
    session = forms.ChoiceField(
        label=_("Which session?"),
        help_text=_("Only for a session of one of your groups."),
        required=False,
    )
    words = _words(
        _("A word about it"),
        help_text=_("Everybody in the team reads it. Name nobody."),
        required=False,
    )

    def __init__(self, *args: Any, sessions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "session", [("", _("None")), *sessions])

    def used(self) -> Used:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        paid_for = PaidFor(data["paid_for"])
        session = UUID(data["session"]) if data["session"] else None
        if paid_for != PaidFor.SESSION:
            session = None
        return Used(data["amount"], paid_for, data["on"], session, data["words"])


class MoveForm(forms.Form):
    """How much goes to which other member, and why."""

    service = forms.ChoiceField(label=_("To whom?"), widget=forms.RadioSelect)
    amount = _amount(_("How much"))
    why = forms.CharField(
        label=_("Why?"),
        help_text=_("The funder reads it, and everybody in the team. Name nobody."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, services: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", services)


class ApprovalForm(forms.Form):
    """The funder's yes."""

    amount = _amount(_("How much did the funder approve?"))
    by = _words(_("Who approved it"), help_text=_("Name and office, as on the paper."))
    on = DateField(label=_("On which day?"), not_future=True)
    document = _words(_("On which paper"), help_text=_("Its number or name, and where it lies."))

    def approval(self) -> Approval:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        return Approval(data["amount"], data["by"], data["on"], data["document"])


class CostForm(forms.Form):
    """A cost, in a category or in none."""

    what = _words(_("What was it?"), help_text=_("Everybody in the team reads it. Name nobody."))
    amount = _amount(_("How much"))
    line = forms.ChoiceField(
        label=_("Which category?"),
        help_text=_("If none fits, leave it so: then everybody sees that there is none."),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, pack: Pack, lines: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "line", [*lines, ("", _("No such category"))])
        self.fields["amount"].help_text = currency_words(pack)

"""Forms about who lives with whom."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.access.actions import Actor
from ciranda.people.actions import households
from ciranda.people.enums import HouseholdRole
from ciranda.web.fields import DateField

WHAT_IT_IS_CALLED = _("What does the family call it? For example: at the grandmother's")


class RoleForm(forms.Form):
    """What somebody is in a household."""

    role = forms.ChoiceField(
        label=_("What are they there, seen from the children?"),
        choices=[("", _("Choose")), *HouseholdRole.choices],
    )
    holds_responsibility = forms.BooleanField(
        label=_("They hold parental responsibility for a child there"),
        help_text=_("Leave it empty where nobody has told you. It opens nothing by itself."),
        required=False,
    )


class FormHousehold(RoleForm):
    """A household that begins with one person."""

    name = forms.CharField(
        label=_("Name of the household"),
        help_text=WHAT_IT_IS_CALLED,
        required=False,
        max_length=100,
    )
    started_on = DateField(label=_("Since when?"), required=False, not_future=True)

    field_order = ("name", "role", "holds_responsibility", "started_on")

    def save(self, actor: Actor, person_id: UUID) -> None:
        """Write it."""
        data = self.cleaned_data
        living = households.Living(
            person_id,
            HouseholdRole(data["role"]),
            data["holds_responsibility"],
            data["started_on"],
        )
        households.form_household(
            actor=actor, living=(living,), name=data["name"], started_on=data["started_on"]
        )


class JoinForm(RoleForm):
    """Somebody comes to live in a household."""

    person = forms.ChoiceField(label=_("Who?"), widget=forms.RadioSelect)
    started_on = DateField(label=_("Since when?"), required=False, not_future=True)
    said_by = forms.CharField(label=_("Who said so?"), required=False, max_length=200)

    field_order = ("person", "role", "holds_responsibility", "started_on", "said_by")

    def __init__(self, *args: Any, who: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(pk), name) for pk, name in who]

    def save(self, actor: Actor, household_id: UUID) -> None:
        """Write it."""
        data = self.cleaned_data
        living = households.Living(
            UUID(data["person"]),
            HouseholdRole(data["role"]),
            data["holds_responsibility"],
            data["started_on"],
            data["said_by"],
        )
        households.join_household(actor=actor, household_id=household_id, living=living)


class ChangeMemberForm(RoleForm):
    """Somebody is something else there than before, from a day."""

    on = DateField(label=_("From which day?"), not_future=True)

    def save(self, actor: Actor, member_id: UUID) -> None:
        """Write it."""
        data = self.cleaned_data
        households.change_member(
            actor=actor,
            member_id=member_id,
            role=HouseholdRole(data["role"]),
            holds_responsibility=data["holds_responsibility"],
            on=data["on"],
        )


class LeaveForm(forms.Form):
    """Somebody no longer lives there."""

    on = DateField(label=_("Until which day?"), not_future=True)
    reason = forms.CharField(label=_("Why?"), required=False, max_length=200)

    def save(self, actor: Actor, member_id: UUID) -> None:
        """Write it."""
        households.leave_household(actor=actor, member_id=member_id, **self.cleaned_data)


class HouseholdNameForm(forms.Form):
    """What a household is called."""

    name = forms.CharField(
        label=_("Name of the household"),
        help_text=WHAT_IT_IS_CALLED,
        required=False,
        max_length=100,
    )

    def save(self, actor: Actor, household_id: UUID) -> None:
        """Write it."""
        name = self.cleaned_data["name"]
        households.rename_household(actor=actor, household_id=household_id, name=name)

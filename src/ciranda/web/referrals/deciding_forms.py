"""Forms of whoever decides on a referral, ends a signal, or answers a team's question."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Category
from ciranda.referrals.enums import FamilyTold
from ciranda.web.fields import DateField, HintedRadios
from ciranda.web.referrals.forms import ASKABLE, SMALL

if TYPE_CHECKING:
    from ciranda.programmes.policies.schema import Pack

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class NoteForm(forms.Form):
    """A note of the team."""

    words = forms.CharField(
        label=_("Note"),
        help_text=_("For the team only: the sender does not see it."),
        max_length=3000,
        error_messages={"required": _("Write the note.")},
        widget=forms.Textarea({"rows": 4}),
    )


class FamilyForm(forms.Form):
    """What the family knows and asks for, after speaking with it."""

    family_told = forms.ChoiceField(
        label=_("What does the family know?"), choices=FamilyTold.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What does the family ask for, in its own words?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class AskForm(forms.Form):
    """A question to a service."""

    service = forms.ChoiceField(
        label=_("Which service do you ask?"),
        help_text=_("It sees the child's name and this question, nothing else."),
        error_messages={"required": _("Choose the service.")},
    )
    category = forms.TypedChoiceField(
        label=_("What is it about?"),
        choices=[(c.value, c.label) for c in ASKABLE],
        coerce=lambda value: Category(int(value)),
        widget=forms.RadioSelect(SMALL),
        error_messages={"required": _("Say what it is about.")},
    )
    question = forms.CharField(
        label=_("Your question"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    family_knows = forms.ChoiceField(
        label=_("Does the family know that you ask, and agree?"),
        choices=YES_NO,
        widget=forms.RadioSelect({"class": "govuk-radios--inline"}),
        error_messages={"required": _("Say whether the family knows.")},
    )
    why_not_known = forms.CharField(
        label=_("Why not yet?"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    pause_reason = forms.ChoiceField(
        label=_("Stop the deadline until the answer comes?"),
        required=False,
        widget=forms.RadioSelect(SMALL),
    )

    def __init__(
        self,
        *args: Any,
        services: Sequence[tuple[str, str]],
        pauses: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        service, pause = self.fields["service"], self.fields["pause_reason"]
        assert isinstance(service, forms.ChoiceField)
        assert isinstance(pause, forms.ChoiceField)
        service.choices = [("", _("Choose")), *services]
        pause.choices = [("", _("No, it runs on")), *pauses]
        if not pauses:
            del self.fields["pause_reason"]


class ReplyForm(forms.Form):
    """The answer of the service asked."""

    answer = forms.CharField(
        label=_("What your service knows"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    knows_nothing = forms.BooleanField(label=_("We know nothing about this child"), required=False)


class PassOnForm(forms.Form):
    """To which team the referral goes."""

    team = forms.ChoiceField(
        label=_("Which team answers for where the child lives?"),
        error_messages={"required": _("Choose the team.")},
    )

    def __init__(self, *args: Any, teams: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = self.fields["team"]
        assert isinstance(team, forms.ChoiceField)
        team.choices = [("", _("Choose")), *teams]


class DecideForm(forms.Form):
    """What becomes of a referral. Which parts are needed depends on the answer chosen."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        error_messages={"required": _("Choose what becomes of this referral.")},
    )
    recall_on = DateField(label=_("Look again on"), required=False, not_past=True)
    redirected_to = forms.CharField(
        label=_("To whom?"),
        help_text=_("The service that can help better, with its phone number."),
        max_length=300,
        required=False,
    )
    family_agreed = forms.ChoiceField(
        label=_("Does the family know and agree to be sent there?"),
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect({"class": "govuk-radios--inline"}),
    )
    reason = forms.ChoiceField(
        label=_("Reason"), help_text=_("The sender is told."), required=False
    )
    never_ask_again = forms.BooleanField(
        label=_("The family says: never ask again"),
        help_text=_(
            "Nobody invites or reminds it, until it comes by itself. The sender is not told."
        ),
        required=False,
    )
    words = forms.CharField(
        label=_("Words to the sender"),
        help_text=_("Only what the sender may know of the family."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    differs_because = forms.CharField(
        label=_("If you decide differently from the rule: why?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    family_told_on = DateField(
        label=_("The family was told on"),
        help_text=_("Leave empty if nobody has told it yet."),
        required=False,
        not_future=True,
    )

    def __init__(self, *args: Any, pack: "Pack", language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {key: getattr(pack.triage, key) for key in type(pack.triage).model_fields}
        keys = [key for key, outcome in held.items() if outcome is not None]
        helps = {key: pack.words.optional(f"triage.{key}.help", language) for key in keys}
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)
        outcome.widget = HintedRadios(hints=helps)
        outcome.choices = [(key, pack.label(f"triage.{key}", language)) for key in keys]
        reasons = dict.fromkeys(r for key in keys for r in held[key].reasons)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        labels = [(key, pack.label(f"reasons.{key}", language)) for key in reasons]
        reason.choices = [("", _("Choose")), *labels]
        if pack.eligibility is None:
            del self.fields["differs_because"]


class ToldForm(forms.Form):
    """The day the family was told."""

    on = DateField(label=_("The family was told on"), not_future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today: date = timezone.localdate()
        self.fields["on"].initial = today


class EndForm(forms.Form):
    """Why nothing more comes of a signal."""

    reason = forms.ChoiceField(
        label=_("Why does nothing more come of it?"),
        error_messages={"required": _("Choose the reason.")},
    )

    def __init__(self, *args: Any, pack: "Pack", language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcome = pack.triage.not_accepted
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        keys = outcome.reasons if outcome else ()
        labels = [(key, pack.label(f"reasons.{key}", language)) for key in keys]
        reason.choices = [("", _("Choose")), *labels]

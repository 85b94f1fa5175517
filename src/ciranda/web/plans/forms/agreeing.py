"""Forms of agreeing: proposing, signing, reviewing."""

import base64
import binascii
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciranda.plans.actions.reviewing import Looked, Rating
from ciranda.plans.actions.signing import Answer
from ciranda.plans.enums import Level, SigningMethod
from ciranda.plans.policies.wording import level_sign
from ciranda.plans.queries.page import GoalLine
from ciranda.web.fields import DateField, HintedRadios

PNG = "data:image/png;base64,"


class ProposeForm(forms.Form):
    """What is said to the family with the plan."""

    words = forms.CharField(
        label=_("What do you want to say with it?"),
        help_text=_("The family reads it above the plan."),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        required=False,
    )


class SignForm(forms.Form):
    """One person's answer to the plan. Nothing is chosen beforehand."""

    answer = forms.ChoiceField(
        label=_("Do you agree to this plan?"),
        choices=[("yes", _("Yes, I agree")), ("no", _("No, something should be different"))],
        widget=HintedRadios(
            hints={"no": _("You can say no. The help you get does not end because of it.")}
        ),
        error_messages={"required": _("Choose yes or no.")},
    )
    words = forms.CharField(
        label=_("What should be different?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )
    method = forms.ChoiceField(
        label=_("How is it signed?"),
        choices=[
            (SigningMethod.SCREEN, _("On this screen")),
            (SigningMethod.PAPER, _("On paper: I add the scan")),
        ],
        initial=SigningMethod.SCREEN,
        widget=forms.RadioSelect,
    )
    typed_name = forms.CharField(
        label=_("Your full name"),
        help_text=_("This is your signature."),
        max_length=200,
        required=False,
    )
    drawing = forms.CharField(required=False, max_length=400_000, widget=forms.HiddenInput)
    scan = forms.FileField(
        label=_("The signed paper"),
        help_text=_("PDF, JPEG or PNG, 10 MB at most."),
        required=False,
    )
    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, on_paper: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not on_paper:
            del self.fields["method"], self.fields["scan"]

    def clean(self) -> dict[str, Any]:
        """A no says what should differ; a yes is signed by name or on paper."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == "no" and not cleaned.get("words"):
            self.add_error("words", _t("Say what should be different."))
        if cleaned.get("answer") == "yes" and not self._is_signed(cleaned):
            name = "scan" if self._on_paper(cleaned) else "typed_name"
            said = _t("Add the scan of the signed paper."), _t("Type the full name to sign.")
            self.add_error(name, said[name == "typed_name"])
        return cleaned

    def _is_signed(self, cleaned: dict[str, Any]) -> bool:
        return bool(cleaned.get("scan" if self._on_paper(cleaned) else "typed_name"))

    def _on_paper(self, cleaned: dict[str, Any]) -> bool:
        return bool(cleaned.get("method") == SigningMethod.PAPER)

    @property
    def chosen_method(self) -> SigningMethod:
        """On screen or on paper."""
        return SigningMethod(self.cleaned_data.get("method") or SigningMethod.SCREEN)

    def answered(self, document_id: UUID | None = None) -> Answer:
        """The answer as the action takes it."""
        data = self.cleaned_data
        return Answer(
            agrees=data["answer"] == "yes",
            digest=data["digest"],
            words=data["words"],
            typed_name=data["typed_name"],
            drawing=_picture(data["drawing"]),
            document_id=document_id,
        )


def _picture(address: str) -> bytes | None:
    """The drawn signature, if there is one that is a PNG."""
    if not address.startswith(PNG):
        return None
    try:
        found = base64.b64decode(address.removeprefix(PNG), validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if found.startswith(b"\x89PNG\r\n\x1a\n") else None


class ReviewForm(forms.Form):
    """A review: who was there, where each goal stands, what was said, when next."""

    held_on = DateField(label=_("When did you look at it together?"), not_future=True)
    attendees = forms.MultipleChoiceField(
        label=_("Who was there?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(
        label=_("Who else?"),
        help_text=_("Names with commas between them."),
        max_length=500,
        required=False,
    )
    family_words = forms.CharField(
        label=_("What does the family say?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        required=False,
    )
    professional_words = forms.CharField(
        label=_("What does the team say?"),
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        required=False,
    )
    next_on = DateField(
        label=_("When do you look at it again?"),
        help_text=_("Leave empty for the programme’s usual time."),
        required=False,
        not_past=True,
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[str],
        goals: Iterable[GoalLine],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["attendees"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(name, name) for name in people]
        self.goals = list(goals)
        for goal in self.goals:
            self.fields[f"level_{goal.thread}"] = _level_field(goal)
            self.fields[f"words_{goal.thread}"] = forms.CharField(
                label=_t("What shows it?"), max_length=1000, required=False
            )

    @property
    def rated(self) -> list[tuple[GoalLine, forms.BoundField, forms.BoundField]]:
        """Each goal with its two fields."""
        return [(g, self[f"level_{g.thread}"], self[f"words_{g.thread}"]) for g in self.goals]

    def clean(self) -> dict[str, Any]:
        """Somebody was there."""
        cleaned = super().clean() or {}
        if not cleaned.get("attendees") and not cleaned.get("others", "").strip():
            self.add_error("attendees", _t("Say who was there."))
        return cleaned

    def looked(self, language: str) -> Looked:
        """The review as the action takes it."""
        data = self.cleaned_data
        others = [name.strip() for name in data["others"].split(",")]
        return Looked(
            data["held_on"],
            [*data["attendees"], *(name for name in others if name)],
            language,
            {g.thread: self._rating(g) for g in self.goals},
            data["family_words"],
            data["professional_words"],
            data["next_on"],
        )

    def _rating(self, goal: GoalLine) -> Rating:
        level = self.cleaned_data[f"level_{goal.thread}"]
        words = self.cleaned_data[f"words_{goal.thread}"]
        return Rating(int(level) if level else None, words)


def _level_field(goal: GoalLine) -> forms.ChoiceField:
    """The five levels in the goal's own wordings, and the way not to say."""
    levels = goal.levels or ("",) * 5
    said = [
        (str(int(level)), f"{level_sign(level)} {words or level.label}")
        for level, words in zip(Level, levels, strict=True)
    ]
    return forms.ChoiceField(
        label=_t("Where are we now?"),
        choices=[*reversed(said), ("", _t("It cannot be said yet"))],
        required=False,
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
    )

"""Forms of tasks, deadlines, stages and closing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.actions import Actor
from ciranda.cases.actions.closing import Ending
from ciranda.cases.queries.takers import Taker
from ciranda.programmes.enums import ClosureNeed, StageKind
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.policies.stages import moves_from, reasons_for
from ciranda.web.cases import words
from ciranda.web.fields import DateField

SHORT = 300
LONG = 4000


def offer(form: forms.Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class TakerForm(forms.Form):
    """Names one of those who work with the family."""

    whom = forms.ChoiceField(label=gettext_lazy("For whom"), required=False)

    def __init__(self, actor: Actor, takers: Sequence[Taker], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [t for t in takers if t.membership_id != actor.membership_id]
        self.people = [(str(t.membership_id), _who(t)) for t in others]
        offer(self, "whom", self.people)

    @property
    def taker(self) -> UUID | None:
        """Whom the form names; None for oneself."""
        chosen = self.cleaned_data.get("whom")
        return UUID(chosen) if chosen else None


def _who(taker: Taker) -> str:
    return f"{taker.name}, {taker.words}" if taker.words else taker.name


class TaskForm(TakerForm):
    """A thing to do."""

    what = forms.CharField(
        label=gettext_lazy("What is to be done?"),
        max_length=SHORT,
        widget=forms.TextInput({"class": "govuk-input"}),
    )
    due_on = DateField(label=gettext_lazy("By when"), required=False)
    field_order = ("what", "due_on", "whom")

    def __init__(self, actor: Actor, takers: Sequence[Taker], *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, takers, *args, **kwargs)
        offer(self, "whom", [("", _("Myself")), *self.people])


class HandOnForm(TakerForm):
    """Somebody else for a task."""

    note = forms.CharField(label=gettext_lazy("A word to them"), required=False, max_length=SHORT)
    field_order = ("whom", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].required = True
        offer(self, "whom", [("", _("Choose one")), *self.people])


class DropForm(forms.Form):
    """Why a task will not be done."""

    note = forms.CharField(label=gettext_lazy("Why will this not be done?"), max_length=SHORT)


class PauseForm(forms.Form):
    """A lawful reason for a deadline to stand still."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why does it stand still?"), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("A few words"),
        required=False,
        max_length=SHORT,
        help_text=gettext_lazy("For example what you are waiting for, and from whom"),
    )

    def __init__(self, pack: Pack, reasons: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", [(r, words.label(pack, f"reasons.{r}")) for r in reasons])


class StageForm(forms.Form):
    """One of the moves the pack allows from here; each with its reasons."""

    to = forms.ChoiceField(label=gettext_lazy("Where to?"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        required=False,
        help_text=gettext_lazy("Some moves ask for a reason"),
    )
    note = forms.CharField(
        label=gettext_lazy("A few words"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea({"rows": 3}),
    )
    recall_on = DateField(
        label=gettext_lazy("When to look again"),
        required=False,
        not_past=True,
        help_text=gettext_lazy("Only for surveillance; leave it empty for the usual time"),
    )

    def __init__(self, pack: Pack, stage: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moves = {
            to: move
            for to, move in moves_from(pack, stage).items()
            if pack.stages[to].kind is not StageKind.ENDED
        }
        offer(self, "to", [(to, words.label(pack, f"stages.{to}")) for to in self.moves])
        reasons = dict.fromkeys(r for move in self.moves.values() for r in move.reasons)
        named = [(r, words.label(pack, f"reasons.{r}")) for r in reasons]
        offer(self, "reason", [("", _("No reason asked")), *named])
        if not any(pack.stages[to].kind is StageKind.SURVEILLANCE for to in self.moves):
            del self.fields["recall_on"]


class ClosingForm(forms.Form):
    """How a case ends. What the pack needs is asked; the rest is not there."""

    to = forms.ChoiceField(label=gettext_lazy("How does it end?"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=gettext_lazy("Why?"))
    note = forms.CharField(
        label=gettext_lazy("A few words about the reason"), required=False, max_length=SHORT
    )
    told_on = DateField(
        label=gettext_lazy("When was the family told?"), required=False, not_future=True
    )
    not_told_because = forms.CharField(
        label=gettext_lazy("If they were not told: why not?"), required=False, max_length=SHORT
    )
    summary = forms.CharField(
        label=gettext_lazy("Closing summary"),
        required=False,
        max_length=LONG,
        help_text=gettext_lazy(
            "What was reached, and what the family can turn to. They can read it"
        ),
        widget=forms.Textarea({"rows": 5}),
    )
    left_open = forms.CharField(
        label=gettext_lazy("What becomes of what is still open?"),
        required=False,
        max_length=LONG,
        help_text=gettext_lazy("Tasks and planned contacts end with the case"),
        widget=forms.Textarea({"rows": 3}),
    )
    never_ask_again = forms.BooleanField(
        label=gettext_lazy("The family says: never ask again"), required=False
    )

    def __init__(
        self, pack: Pack, stage: str, *args: Any, something_open: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        ends = [to for to in moves_from(pack, stage) if pack.stages[to].kind is StageKind.ENDED]
        offer(self, "to", [(to, words.label(pack, f"stages.{to}")) for to in ends])
        reasons = dict.fromkeys(r for to in ends for r in reasons_for(pack, stage, to))
        named = [(r, words.label(pack, f"reasons.{r}")) for r in reasons]
        offer(self, "reason", [("", _("Choose one")), *named])
        self._drop_what_is_not_asked(pack, something_open)

    def _drop_what_is_not_asked(self, pack: Pack, something_open: bool) -> None:
        needs = pack.closure.needs
        gone = []
        if ClosureNeed.FAMILY_TOLD not in needs:
            gone += ["told_on", "not_told_because"]
        if ClosureNeed.CLOSING_SUMMARY not in needs:
            gone.append("summary")
        if not something_open:
            gone.append("left_open")
        for name in gone:
            del self.fields[name]
        for name in {"summary", "left_open"} - set(gone):
            self.fields[name].required = True

    def ending(self) -> Ending:
        """How the case ends, as the action wants it."""
        return Ending(**{k: v for k, v in self.cleaned_data.items() if v not in (None, "")})

"""Forms of a line: change one planned contact, or say where the family stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.programmes.policies.schema import Pack
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

SKIP, MOVE, INVITED, ANSWERED = "skip", "move", "invited", "answered"
DECLINES, NEVER, WANTS = "declines", "never", "wants"


class ChangeForm(forms.Form):
    """What becomes of one planned contact, and why."""

    what = forms.ChoiceField(
        label=gettext_lazy("What becomes of it?"),
        widget=forms.RadioSelect,
        choices=[
            (MOVE, gettext_lazy("It moves to another day")),
            (SKIP, gettext_lazy("It is skipped")),
            (INVITED, gettext_lazy("The family was invited")),
            (ANSWERED, gettext_lazy("The family answered")),
        ],
    )
    on = DateField(label=gettext_lazy("The other day, if it moves"), required=False)
    reason = forms.ChoiceField(
        label=gettext_lazy("Why it moves or is skipped"),
        required=False,
        help_text=gettext_lazy("The original day stays beside the change."),
    )

    def __init__(self, pack: Pack, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", [("", _("Choose one")), *_reasons(pack, language)])

    def clean(self) -> dict[str, Any]:
        """A day where it moves, a reason where the line changes."""
        given = super().clean() or {}
        if given.get("what") == MOVE and not given.get("on") and "on" not in self.errors:
            self.add_error("on", _("Write the other day."))
        if given.get("what") in (MOVE, SKIP) and not given.get("reason"):
            self.add_error("reason", _("Choose the reason: the original stays beside the change."))
        return given


class AddForm(forms.Form):
    """A contact that the schedule does not have: what kind, when, why."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of contact?"), widget=forms.RadioSelect)
    on = DateField(label=gettext_lazy("On which day?"), not_past=True)
    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it added?"),
        help_text=gettext_lazy(
            "A reason of the programme. Words about the family are not for here."
        ),
    )

    def __init__(self, pack: Pack, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        caps = pack.monitoring.extra_support.values() if pack.monitoring else ()
        extra = {kind for cap in caps for kind in cap.kinds}
        kinds = [key for key in pack.contact_kinds if key not in extra]
        offer(self, "kind", [(key, pack.label(f"contact_kinds.{key}", language)) for key in kinds])
        offer(self, "reason", [("", _("Choose one")), *_reasons(pack, language)])


def _reasons(pack: Pack, language: str) -> list[tuple[str, str]]:
    keys = pack.monitoring.change_reasons if pack.monitoring else ()
    return [(key, pack.label(f"reasons.{key}", language)) for key in keys]


class FamilyForm(forms.Form):
    """Whether the family wants the line for now."""

    what = forms.ChoiceField(
        label=gettext_lazy("What does the family say?"),
        widget=forms.RadioSelect,
        choices=[
            (DECLINES, gettext_lazy("They decline for now")),
            (NEVER, gettext_lazy("They say: never ask again")),
            (WANTS, gettext_lazy("They want the contacts")),
        ],
    )
    review_on = DateField(
        label=gettext_lazy("If they decline: when may somebody ask again?"),
        required=False,
        help_text=gettext_lazy("Left empty, it is the programme's own time."),
    )

"""A contact of the line written down, extra support counted, and what lets it go on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.cases.queries.desk import Desk
from ciranda.web.cases.forms import ContactForm
from ciranda.web.line.pages import language_of

REFERRED, DECIDED = "referral", "decision"


class HeldForm(ContactForm):
    """A planned contact that took place, with who pays for it."""

    payer = forms.ChoiceField(label=_("Who pays"), required=False)

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        super().__init__(desk, *args, **kwargs)
        payers = [(k, desk.pack.label(f"payers.{k}", language_of())) for k in desk.pack.payers]
        self.offer("payer", [("", _("As the programme says")), *payers])
        for name in ("next_step", "next_words", "next_on"):
            del self.fields[name]
        if not payers:
            del self.fields["payer"]

    @property
    def payer_key(self) -> str:
        """Who pays; empty: as the programme says."""
        return str(self.cleaned_data.get("payer") or "")


class SupportForm(HeldForm):
    """A contact of extra support: its kind says which number it counts to."""

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        super().__init__(desk, *args, **kwargs)
        self.fields["minutes"].required = True
        del self.fields["attendance"]

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds of contact that count."""
        rules = self.desk.pack.monitoring
        caps = rules.extra_support.values() if rules else ()
        return list(dict.fromkeys(kind for cap in caps for kind in cap.kinds))

    @property
    def cap(self) -> str:
        """The number it counts to."""
        rules, kind = self.desk.pack.monitoring, self.cleaned_data["kind"]
        caps = rules.extra_support if rules else {}
        return next(key for key, cap in caps.items() if kind in cap.kinds)


class GoOnForm(forms.Form):
    """What lets extra support go on past its number."""

    how = forms.ChoiceField(label=_("What lets it go on?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("To whom the family was referred, or why it goes on"),
        help_text=_("It stays in the file, with your name."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, may_decide: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["how"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(REFERRED, _("The family was referred on to somebody who can stay"))]
        if may_decide:
            field.choices.append((DECIDED, _("I lead the team and decide that it goes on")))
        field.initial = None if may_decide else REFERRED

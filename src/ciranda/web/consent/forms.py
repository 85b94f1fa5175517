"""Forms of asking, signing, withdrawing, and of bases other than consent."""

import base64
import binascii
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Category
from ciranda.cases.actions.consents import Ask, Signed
from ciranda.cases.queries.consents import Kin, Posed, Receiver
from ciranda.consent.enums import PLAIN_WORDS, Method
from ciranda.programmes.enums import ConsentKind, ReceiverKind
from ciranda.programmes.policies.schema import Column, Pack
from ciranda.web.fields import DateField, HintedRadios
from ciranda.web.wording import relation

PNG = "data:image/png;base64,"
METHODS = [
    (Method.SCREEN, _("On this screen")),
    (Method.PAPER, _("On paper: I add the scan")),
    (Method.SPOKEN, _("Said aloud, with a witness")),
]


class AskForm(forms.Form):
    """Which columns, which receivers, whom to ask and in which language."""

    def __init__(
        self,
        *args: Any,
        pack: Pack,
        language: str,
        receivers: Iterable[Receiver],
        signers: Iterable[Kin],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        self.signers = list(signers)
        near = list(receivers)
        for key, column in pack.consent_columns.items():
            label = pack.label(f"consent_columns.{key}", language)
            self.fields[f"column_{key}"] = _column_field(column, label, near)
        for kin in self.signers:
            self.fields[f"person_{kin.person_id}"] = forms.ChoiceField(
                label=_t("Ask %(name)s (%(relation)s)")
                % {"name": kin.name, "relation": relation(kin.relation)},
                choices=[
                    ("", _("Not now")),
                    *((code, code_words(code)) for code in pack.languages),
                ],
                required=False,
                initial=self.initial.get(
                    f"person_{kin.person_id}", language if language in pack.languages else ""
                ),
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        """The fields of the columns, in the order of the form."""
        return [self[name] for name in self.fields if name.startswith("column_")]

    @property
    def people(self) -> list[forms.BoundField]:
        """The fields of the people."""
        return [self[name] for name in self.fields if name.startswith("person_")]

    def clean(self) -> dict[str, Any]:
        """At least one column and one person."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(bound.name) for bound in self.columns):
            self.add_error(self.columns[0].name, _t("Choose what to ask for."))
        if self.people and not any(cleaned.get(bound.name) for bound in self.people):
            self.add_error(self.people[0].name, _t("Choose whom to ask, and in which language."))
        return cleaned

    def asks(self) -> list[Ask]:
        """One ask a column and receiver."""
        found: list[Ask] = []
        for key, column in self.pack.consent_columns.items():
            value = self.cleaned_data.get(f"column_{key}")
            if column.kind != ConsentKind.SHARING and value:
                found.append(Ask(key))
            elif value:
                found += [Ask(key, UUID(service)) for service in value]
        return found

    def languages(self) -> dict[UUID, str]:
        """Whom to ask, and in which language."""
        chosen = {k.person_id: self.cleaned_data[f"person_{k.person_id}"] for k in self.signers}
        return {person: code for person, code in chosen.items() if code}


def _column_field(column: Column, label: str, near: list[Receiver]) -> forms.Field:
    if column.kind != ConsentKind.SHARING:
        return forms.BooleanField(label=label, required=False)
    sector = column.receiver.sector if column.receiver.kind == ReceiverKind.SECTOR else None
    fitting = [r for r in near if sector is None or r.sector == sector]
    return forms.MultipleChoiceField(
        label=label,
        help_text=""
        if fitting
        else _("No service of this kind is near this child yet. Look for one by name below."),
        choices=[(str(r.id), f"{r.agency}: {r.name}" if r.agency else r.name) for r in fitting],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def code_words(code: str) -> str | Promise:
    """The name of a language of the form."""
    return {"en": _("in English"), "pt": _("in Portuguese")}.get(code, code)


class AnswerForm(forms.Form):
    """One person's answer. Nothing is ticked beforehand: an agreement is an act of its own."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            ("all", _("I agree to all of it")),
            ("some", _("I agree to some of it")),
            ("no", _("No, I do not agree")),
        ],
        widget=HintedRadios(hints={"no": _("Saying no changes nothing about the help you get.")}),
        error_messages={"required": _("Choose one of the three answers.")},
    )
    categories = forms.MultipleChoiceField(
        label=_("Which parts?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    until_on = DateField(label=_("Until when?"), required=False, not_past=True)
    method = forms.ChoiceField(
        label=_("How is it answered?"),
        choices=METHODS,
        initial=Method.SCREEN,
        widget=forms.RadioSelect,
    )
    typed_name = forms.CharField(
        label=_("Your full name"),
        required=False,
        max_length=200,
        help_text=_("This is your signature."),
    )
    drawing = forms.CharField(required=False, max_length=400_000, widget=forms.HiddenInput)
    scan = forms.FileField(
        label=_("The signed paper"),
        required=False,
        help_text=_("PDF, JPEG or PNG, 10 MB at most."),
    )
    witness = forms.CharField(label=_("Who heard the answer?"), required=False, max_length=200)

    def __init__(self, *args: Any, question: Posed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        field = self.fields["categories"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(int(c)), PLAIN_WORDS[c]) for c in question.categories]
        self.fields["until_on"].help_text = _t(
            "Leave empty for %(months)d months. We ask again before it ends."
        ) % {"months": question.months}

    def clean(self) -> dict[str, Any]:
        """What each method needs, and parts where only some are agreed to."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == "some" and not cleaned.get("categories"):
            self.add_error("categories", _t("Choose the parts, or answer no."))
        if cleaned.get("answer") in ("all", "some"):
            self._check_method(cleaned)
        return cleaned

    def _check_method(self, cleaned: dict[str, Any]) -> None:
        method = cleaned.get("method")
        if method == Method.SCREEN and not (cleaned.get("typed_name") or cleaned.get("drawing")):
            self.add_error("typed_name", _t("Sign by typing the full name."))
        if method == Method.PAPER and not cleaned.get("scan"):
            self.add_error("scan", _t("Add the scan of the signed paper."))
        if method == Method.SPOKEN and not cleaned.get("witness"):
            self.add_error("witness", _t("Name the person who heard the answer."))

    def chosen(self) -> frozenset[Category]:
        """The categories agreed to; none for a no."""
        answer = self.cleaned_data.get("answer")
        if answer == "all":
            return frozenset(self.question.categories)
        if answer == "some":
            return frozenset(Category(int(c)) for c in self.cleaned_data["categories"])
        return frozenset()

    def until(self) -> date | None:
        """The last day, if one was named."""
        found: date | None = self.cleaned_data.get("until_on")
        return found

    def signed(self, document_id: UUID | None = None) -> Signed:
        """How it was answered."""
        return Signed(
            Method(self.cleaned_data["method"]),
            self.cleaned_data["typed_name"],
            picture(self.cleaned_data["drawing"]),
            document_id,
            self.cleaned_data["witness"],
        )


def picture(drawn: str) -> bytes | None:
    """The bytes of a drawn signature; None for nothing, or for what is no such picture."""
    if not drawn.startswith(PNG):
        return None
    try:
        return base64.b64decode(drawn[len(PNG) :], validate=True) or None
    except binascii.Error:
        return None


class WithdrawForm(forms.Form):
    """Taking an agreement back. A reason may be given and is never asked for."""

    reason = forms.CharField(
        label=_("Anything the family wants to be written down"),
        help_text=_("No reason is needed."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

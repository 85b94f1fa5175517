"""Forms of eligibility, and a pack's questionnaire as a form of the page."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.assessments.enums import SourceKind
from ciranda.programmes.policies.answers import Asked, AskedGroup, layout
from ciranda.programmes.policies.questionnaire import ItemType
from ciranda.web.assessments.pages import factor_words
from ciranda.web.fields import DateField, PartialDateField

if TYPE_CHECKING:
    from ciranda.programmes.policies.schema import Pack
    from ciranda.referrals.policies.sending import Problem

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class FactorForm(forms.Form):
    """One factor with its day and who says so."""

    key = forms.ChoiceField(
        label=_("Which factor?"), error_messages={"required": _("Choose the factor.")}
    )
    known_on = PartialDateField(
        label=_("Since, or found on"),
        help_text=_("Or only the year, or the month and the year."),
        not_future=True,
    )
    source_kind = forms.ChoiceField(
        label=_("Where is it known from?"),
        choices=SourceKind.choices,
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
        error_messages={"required": _("Say where it is known from.")},
    )
    source = forms.CharField(
        label=_("Who, or which paper, says so?"),
        help_text=_("For example: discharge letter of the hospital, 3 March."),
        max_length=300,
        required=False,
    )
    evidence = forms.CharField(
        label=_("What was found"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, pack: "Pack", language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key = self.fields["key"]
        assert isinstance(key, forms.ChoiceField)
        groups = pack.eligibility.groups.values() if pack.eligibility else ()
        listed = [
            (
                pack.label(f"eligibility.groups.{group.key}", language),
                [(f, factor_words(pack, f, language)) for f in group.factors],
            )
            for group in groups
        ]
        key.choices = [("", _("Choose")), *listed]


class VerdictForm(forms.Form):
    """What a person decides, and why where it differs from the rule."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    reason = forms.CharField(
        label=_("If you decide differently from the rule: why?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, pack: "Pack", language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["verdict"]
        assert isinstance(field, forms.ChoiceField)
        verdicts = pack.eligibility.verdicts if pack.eligibility else {}
        field.choices = [
            (key, pack.label(f"eligibility.verdicts.{key}", language)) for key in verdicts
        ]


class AsideForm(forms.Form):
    """Why a factor no longer counts."""

    reason = forms.CharField(
        label=_("Why does it no longer count?"),
        max_length=500,
        error_messages={"required": _("Say why it no longer counts.")},
    )


class BeginForm(forms.Form):
    """Which form, and the day one sat together."""

    form_key = forms.ChoiceField(label=_("Which form?"), widget=forms.RadioSelect)
    done_on = DateField(label=_("On which day do you sit together?"), not_future=True)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["form_key"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class AnswersForm(forms.Form):
    """A pack's questionnaire. Nothing is compulsory while it is only saved; a question that
    depends on another is shown with it, and asked for only where it applies."""

    def __init__(
        self,
        data: Any = None,
        *,
        pack: "Pack",
        form_key: str,
        language: str,
        answers: Mapping[str, Sequence[Any]],
    ) -> None:
        self.questionnaire = pack.questionnaires[form_key]
        self.groups: tuple[AskedGroup, ...] = layout(
            self.questionnaire, answers, words=pack.words, key=form_key, language=language
        )
        super().__init__(data, initial=self._initial())
        for group in self.groups:
            for asked in group.items:
                if asked.type not in (ItemType.GROUP, ItemType.DISPLAY):
                    self.fields[asked.link_id] = _field(asked)

    def _initial(self) -> dict[str, Any]:
        return {
            asked.link_id: _shown(asked)
            for group in self.groups
            for asked in group.items
            if asked.values
        }

    def sections(self) -> list[tuple[AskedGroup, list[tuple[Asked, Any]]]]:
        """Groups with their questions as they are drawn."""
        return [
            (
                group,
                [(a, self[a.link_id] if a.link_id in self.fields else None) for a in group.items],
            )
            for group in self.groups
        ]

    def answers(self) -> dict[str, list[Any]]:
        """What was answered, as the pack's rules read it."""
        kinds = {a.link_id: a.type for g in self.groups for a in g.items}
        return {
            name: _values(kinds[name], value)
            for name, value in self.cleaned_data.items()
            if name in kinds
        }


def _field(asked: Asked) -> forms.Field:
    shared: dict[str, Any] = {
        "label": asked.label,
        "help_text": " ".join(filter(None, (asked.help, asked.unit))),
        "required": False,
        "disabled": asked.read_only,
    }
    if asked.type is ItemType.CHOICE:
        choices = [(c.code, c.label) for c in asked.choices]
        if asked.repeats:
            return forms.MultipleChoiceField(
                choices=choices, widget=forms.CheckboxSelectMultiple, **shared
            )
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
    if asked.type is ItemType.BOOLEAN:
        inline = forms.RadioSelect({"class": "govuk-radios--inline"})
        return forms.ChoiceField(choices=YES_NO, widget=inline, **shared)
    if asked.type is ItemType.DATE:
        return DateField(**shared)
    if asked.type in (ItemType.INTEGER, ItemType.DECIMAL, ItemType.QUANTITY):
        number = forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-5"})
        return forms.CharField(widget=number, max_length=20, **shared)
    return _words_field(asked, shared)


def _words_field(asked: Asked, shared: dict[str, Any]) -> forms.Field:
    if asked.type is ItemType.TEXT:
        area = forms.Textarea({"rows": 4})
        return forms.CharField(widget=area, max_length=asked.max_length or 4000, **shared)
    return forms.CharField(max_length=asked.max_length or 500, **shared)


def _shown(asked: Asked) -> Any:
    if asked.type is ItemType.BOOLEAN:
        return "yes" if asked.value else "no"
    return list(asked.values) if asked.repeats else asked.value


def _values(kind: ItemType, value: Any) -> list[Any]:
    if value in (None, "", []):
        return []
    if kind is ItemType.BOOLEAN:
        return [value == "yes"]
    if kind is ItemType.DATE:
        return [value.isoformat()]
    if kind in (ItemType.INTEGER, ItemType.DECIMAL, ItemType.QUANTITY):
        return [_number(kind, str(value).replace(",", ".").strip())]
    return list(value) if isinstance(value, list) else [value]


def _number(kind: ItemType, typed: str) -> Any:
    """A number where it is one; else what was typed, which the rules then name."""
    try:
        return int(typed) if kind is ItemType.INTEGER else float(typed)
    except ValueError:
        return typed


def show(form: forms.Form, problems: Sequence["Problem"] | Sequence[Any]) -> None:
    """Put the rules' problems at their fields."""
    for problem in problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)

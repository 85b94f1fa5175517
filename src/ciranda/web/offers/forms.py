"""The form in which a service's rules are described."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.people.policies.languages import choices as languages
from ciranda.people.policies.languages import language_name
from ciranda.services.actions import Description
from ciranda.services.queries import OfferLine
from ciranda.web.choices import offer

Choices = Iterable[tuple[str, str]]


def _number(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=600,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        **more,
    )


def language_codes(words: str) -> list[str]:
    """The codes of languages named with commas between them. Raises ValidationError, naming each
    that is none."""
    typed = [t.strip() for t in words.split(",") if t.strip()]
    known = {name.casefold(): code for code, name in languages()}
    known |= {code: code for code, _name in languages()}
    unknown = [t for t in typed if t.casefold() not in known]
    if unknown:
        raise ValidationError(
            _("Not known as a language: %(words)s. Check how it is spelt."),
            params={"words": ", ".join(unknown)},
        )
    return [known[t.casefold()] for t in typed]


class OfferForm(forms.Form):
    """What is offered, about what, to whom, and how long one waits."""

    service = forms.ChoiceField(label=gettext_lazy("Which service?"))
    name = forms.CharField(
        label=gettext_lazy("What is offered"),
        help_text=gettext_lazy("As families know it, for example: food parcels on Fridays."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say what is offered.")},
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("What is it about?"),
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    formal = forms.ChoiceField(
        label=gettext_lazy("Who offers it?"),
        choices=[
            ("yes", gettext_lazy("The service itself")),
            ("no", gettext_lazy("Volunteers, neighbours or a place we know of")),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )
    from_months = _number(
        gettext_lazy("Youngest age of a child, in months"),
        help_text=gettext_lazy("Leave ages empty if there is no limit."),
    )
    to_months = _number(gettext_lazy("Oldest age of a child, in months"))
    parishes = forms.MultipleChoiceField(
        label=gettext_lazy("Only for families of these parishes"),
        help_text=gettext_lazy("Choose none if it is for everybody."),
        widget=forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small"}),
        required=False,
    )
    languages = forms.CharField(
        label=gettext_lazy("Only in these languages"),
        help_text=gettext_lazy(
            "With commas between them, for example: English, Arabic. Leave it empty if any will do."
        ),
        required=False,
        max_length=200,
    )
    waiting_weeks = _number(
        gettext_lazy("How long one waits now, in weeks"),
        help_text=gettext_lazy("0 for no waiting; empty if nobody knows."),
    )
    takes_nobody = forms.BooleanField(
        label=gettext_lazy("It takes nobody new at the moment"), required=False
    )
    words = forms.CharField(
        label=gettext_lazy("What else is asked of who comes"),
        help_text=gettext_lazy("For example: a lease in the city for three years."),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        required=False,
    )

    def __init__(
        self, *args: Any, services: Choices, topics: Choices, parishes: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", services)
        places = list(parishes)
        if places:
            offer(self, "parishes", places)
        else:
            del self.fields["parishes"]
        field = self.fields["topics"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(topics)

    def clean_languages(self) -> list[str]:
        """The codes of the languages that were named."""
        return language_codes(self.cleaned_data["languages"])

    def service_id(self) -> UUID:
        """The chosen service."""
        return UUID(self.cleaned_data["service"])

    def said(self) -> Description:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        return Description(
            name=data["name"],
            topics=tuple(data["topics"]),
            words=data["words"],
            formal=data["formal"] == "yes",
            from_months=data["from_months"],
            to_months=data["to_months"],
            parishes=tuple(data.get("parishes", ())),
            languages=tuple(data["languages"]),
            waiting_weeks=data["waiting_weeks"],
            takes_nobody=data["takes_nobody"],
        )


def as_before(line: OfferLine) -> dict[str, Any]:
    """What stands now, for changing it."""
    rules = line.rules
    return {
        "service": str(line.service_id),
        "name": line.name,
        "topics": sorted(rules.topics),
        "formal": "yes" if line.formal else "no",
        "from_months": rules.from_months,
        "to_months": rules.to_months,
        "parishes": sorted(rules.parishes),
        "languages": ", ".join(language_name(code) for code in sorted(rules.languages)),
        "waiting_weeks": line.waiting_weeks,
        "takes_nobody": rules.takes_nobody,
        "words": line.words,
    }

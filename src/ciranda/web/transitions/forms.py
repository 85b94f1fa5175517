"""Forms of the way out at the exit age."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.transfers.queries.transitions import Topic
from ciranda.web.choices import offer
from ciranda.web.fields import DateField

WORDS = {"rows": 3}


class PrepareForm(forms.Form):
    """Where the child goes next and what the family hopes."""

    receiving_kind = forms.ChoiceField(
        label=_("Where does the child go next?"), widget=forms.RadioSelect
    )
    receiving_name = forms.CharField(
        label=_("Which school or service?"), required=False, max_length=300
    )
    receiving_contact = forms.CharField(
        label=_("Whom do we speak with there?"), required=False, max_length=300
    )
    wishes = forms.CharField(
        label=_("What does the family hope for, and what worries them?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(WORDS),
    )
    steps = forms.CharField(
        label=_("What will we do before then?"),
        help_text=_("A visit to the new room, a meeting with the teacher, who comes along."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(WORDS),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["receiving_kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds


class AgreeForm(forms.Form):
    """What may go along, and who of the family said so."""

    hands_over = forms.MultipleChoiceField(
        label=_("What may the school or service be given?"),
        help_text=_("Nothing goes that is not ticked here."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agreed_by = forms.CharField(label=_("Who of the family said so?"), max_length=200)

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hands_over"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = items


class SendForm(forms.Form):
    """Only a confirmation."""


class ReceiptForm(forms.Form):
    """Who there confirmed."""

    received_by = forms.CharField(
        label=_("Who confirmed, and when?"),
        help_text=_("The name of the person at the school or service."),
        max_length=300,
    )


class DeclineForm(forms.Form):
    """The family's refusal, which is enough."""

    declined_by = forms.CharField(label=_("Who of the family said so?"), max_length=200)
    reason = forms.CharField(
        label=_("In their words, if they want to say why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(WORDS),
    )


class TopicsForm(forms.Form):
    """The words on each topic of a handover."""

    def __init__(self, *args: Any, topics: tuple[Topic, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic in topics:
            self.fields[topic.key] = forms.CharField(
                label=topic.label,
                initial=topic.words,
                required=False,
                max_length=4000,
                widget=forms.Textarea(WORDS),
            )


class GoAlongForm(forms.Form):
    """Who goes along on the first visit, and when."""

    who = forms.ChoiceField(label=_("Who goes along?"), widget=forms.RadioSelect)
    on = DateField(label=_("On which day?"), not_past=True)

    def __init__(self, *args: Any, takers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", takers)

"""Forms about persons. Each form that adds a fact knows the action that writes it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ciranda.access.actions import Actor
from ciranda.people.actions import reaching, relaying, whereabouts
from ciranda.people.enums import ContactKind, Precision, SafeWhen
from ciranda.people.policies import languages
from ciranda.people.policies.names import Known
from ciranda.people.policies.numbers import REGISTERS
from ciranda.people.queries import Candidate, Candidates
from ciranda.people.queries.person import PersonPage
from ciranda.web import wording
from ciranda.web.fields import DateField, PartialDate, PartialDateField
from ciranda.web.places import PlaceForm

NONE, ASK = "none", "ask"
WORDS = {"rows": 3}


class NameForm(forms.Form):
    """What somebody is called and when they were born, as far as it is known."""

    given = forms.CharField(
        label=_("Given name or names"),
        help_text=_("Or the only name. A newborn without one: “Newborn of”, and the mother's name"),
        max_length=200,
    )
    surnames = forms.CharField(
        label=_("Surnames"), help_text=_("As many as there are"), required=False, max_length=200
    )
    known_as = forms.CharField(label=_("What to call them"), required=False, max_length=100)
    born = PartialDateField(
        label=_("Birth date"),
        help_text=_("Only the year, or nothing, is fine too"),
        required=False,
        not_future=True,
    )


class PersonForm(NameForm):
    """Somebody to enter. Mother and phone only help to see whether they are known already."""

    mother = forms.CharField(
        label=_("The mother's name"),
        help_text=_("Helps to find out whether a child is known. It is not shown anywhere."),
        required=False,
        max_length=200,
    )

    def known(self) -> Known:
        """What was entered."""
        data = self.cleaned_data
        return Known(
            given=data["given"].strip(),
            surnames=data["surnames"].strip(),
            known_as=data["known_as"].strip(),
            born_on=data["born"].on,
            born_precision=data["born"].precision,
            mother=data["mother"],
        )


class RenameForm(NameForm):
    """A correction, on the version that was read."""

    reason = forms.CharField(label=_("Why?"), required=False, max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, person: PersonPage, data: Mapping[str, Any] | None) -> "RenameForm":
        """The form with what is written now."""
        born = PartialDate(person.born_on, person.born_precision)
        initial = {"given": person.given, "surnames": person.surnames, "born": born}
        return cls(data, initial=initial | {"known_as": person.known_as, "version": person.version})

    def values(self) -> dict[str, Any]:
        """What the action is given."""
        data = dict(self.cleaned_data)
        born = data.pop("born")
        return data | {"born_on": born.on, "born_precision": Precision(born.precision)}


class DecisionForm(forms.Form):
    """Somebody who may be the same: a person decides."""

    decision = forms.ChoiceField(
        label=_("Is this somebody who is known already?"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Your question"),
        help_text=_(
            "It goes to whoever answers for the child, if anybody does. Say how to reach you."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def __init__(self, *args: Any, met: Candidates, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = met.may_be_known
        choices = [(str(c.person_id), _same(c)) for c in met.proposed]
        choices.append((NONE, _now("None of these: enter a new person")))
        if met.may_be_known:
            choices.append((ASK, _now("I cannot tell: send a message first")))
        else:
            del self.fields["words"]
        field = self.fields["decision"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A message has words."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("decision") == ASK and not data.get("words"):
            self.add_error("words", _("Write what you want to ask"))
        return data


def _same(candidate: Candidate) -> str:
    born = wording.partial_day(candidate.born_on, candidate.born_precision)
    return _now("This is %(name)s, born %(born)s") % {"name": candidate.full_name, "born": born}


class WhereForm(PlaceForm):
    """Where somebody lives."""

    title = _("Where they live now")
    words = forms.CharField(
        label=_("Address"),
        help_text=_("Street and number, or where they stay. It may stay empty."),
        required=False,
        max_length=500,
        widget=forms.Textarea(WORDS),
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        required=False,
        max_length=12,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )
    started_on = DateField(label=_("Since when?"), required=False, not_future=True)
    said_by = forms.CharField(label=_("Who said so?"), required=False, max_length=200)
    besides = forms.BooleanField(
        label=_("They have another home as well: that one does not end"), required=False
    )
    for_case = forms.BooleanField(label=_("An adult gave this for the case"), required=False)

    field_order = ("words", "postcode", "place", "parish")

    def where(self) -> whereabouts.Where:
        """The place as the action takes it."""
        data = self.cleaned_data
        words = data["words"].strip() or ("" if self.parish_code else self.place_words)
        return whereabouts.Where(
            words=words,
            postcode=data.get("postcode", ""),
            parish_code=self.parish_code,
            started_on=data["started_on"],
            said_by=data["said_by"],
        )

    def save(self, actor: Actor, person_id: UUID) -> None:
        """Write it."""
        data = self.cleaned_data
        whereabouts.live_at(
            actor=actor,
            person_id=person_id,
            where=self.where(),
            for_case=data["for_case"],
            besides=data["besides"],
        )


class SchoolForm(WhereForm):
    """The nursery or school a child goes to."""

    title = _("Nursery or school")
    words = forms.CharField(label=_("Name of the nursery or school"), max_length=200)
    postcode = None  # type: ignore[assignment]
    besides = None  # type: ignore[assignment]
    for_case = None  # type: ignore[assignment]

    def save(self, actor: Actor, person_id: UUID) -> None:
        """Write it."""
        whereabouts.go_to_school(actor=actor, person_id=person_id, where=self.where())


class ContactForm(forms.Form):
    """A way to reach somebody."""

    title = _("A way to reach them")
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=ContactKind.choices, widget=forms.RadioSelect
    )
    value = forms.CharField(label=_("Number or address"), max_length=300)
    whose = forms.CharField(
        label=_("Whose is it, if not their own?"),
        help_text=_("A relative's or neighbour's phone is enough"),
        required=False,
        max_length=100,
    )
    also_used_by = forms.CharField(
        label=_("Who else uses it, or may hear or read it?"), required=False, max_length=200
    )
    safe = forms.ChoiceField(
        label=_("When is it safe?"), choices=SafeWhen.choices, widget=forms.RadioSelect
    )
    safe_note = forms.CharField(
        label=_("When exactly, and what not to say"), required=False, max_length=300
    )
    for_case = forms.BooleanField(label=_("An adult gave this for the case"), required=False)

    def save(self, actor: Actor, person_id: UUID) -> None:
        """Write it."""
        data = dict(self.cleaned_data)
        for_case = data.pop("for_case")
        reach = reaching.Reach(**data)
        reaching.add_contact_point(actor=actor, person_id=person_id, reach=reach, for_case=for_case)


class LanguageForm(forms.Form):
    """A language somebody speaks with us."""

    title = _("A language they speak")
    language = forms.ChoiceField(label=_("Language"))
    needs_interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False)
    is_preferred = forms.BooleanField(label=_("They prefer this language"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _now("Choose a language")), *languages.choices()]

    def save(self, actor: Actor, person_id: UUID) -> None:
        """Write it."""
        reaching.speak(actor=actor, person_id=person_id, **self.cleaned_data)


class NumberForm(forms.Form):
    """A number that somebody chooses to give."""

    title = _("A number of a register")
    register = forms.ChoiceField(
        label=_("Register"),
        choices=[("", _("Choose a register")), *((r.key, r.label) for r in REGISTERS.values())],
    )
    value = forms.CharField(
        label=_("Number"),
        help_text=_("Nobody has to give one"),
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )

    def save(self, actor: Actor, person_id: UUID) -> None:
        """Write it."""
        reaching.give_number(actor=actor, person_id=person_id, **self.cleaned_data)


ADDED: dict[str, Any] = {
    "residence": WhereForm,
    "school": SchoolForm,
    "contact": ContactForm,
    "language": LanguageForm,
    "number": NumberForm,
}


class ShieldForm(forms.Form):
    """Who may know where somebody is, and why nobody else."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Only the keepers read this"),
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )
    keepers = forms.MultipleChoiceField(
        label=_("Who may know where this person is?"),
        help_text=_("Everybody else sees “Protected”, you too if you are not among them"),
        widget=forms.CheckboxSelectMultiple,
    )
    ends = forms.BooleanField(label=_("The protection ends today"), required=False)

    def __init__(
        self, *args: Any, workers: list[tuple[str, str]], again: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["keepers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = workers
        del self.fields["reason" if again else "ends"]
        field.required = not (again and self.data.get("ends"))


class AnswerForm(forms.Form):
    """An answer to a question."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("Only what the asker needs, for example whom to call"),
        max_length=1000,
        widget=forms.Textarea(WORDS),
    )

    def send(self, actor: Actor, message_id: UUID) -> None:
        """Send it. Raises Refused."""
        words = self.cleaned_data["words"]
        relaying.answer_relay(actor=actor, message_id=message_id, words=words)

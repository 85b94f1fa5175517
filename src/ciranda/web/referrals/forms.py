"""Forms of referrals: they clean what was typed and hand it on; the rules are elsewhere."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Category
from ciranda.people.enums import Precision
from ciranda.referrals.actions import NewCarer, NewChild, NewPaper, Sending
from ciranda.referrals.enums import AskedBy, FamilyTold
from ciranda.referrals.policies.sending import Direct
from ciranda.web.documents.forms import DocumentForm
from ciranda.web.fields import PartialDate, PartialDateField
from ciranda.web.places import PlaceForm

if TYPE_CHECKING:
    from ciranda.people.queries import Candidate
    from ciranda.programmes.queries import InstalledPack
    from ciranda.referrals.policies.sending import Problem

ANOTHER = "new"
SMALL = {"class": "govuk-radios--small"}
ASKABLE = (
    Category.HEALTH,
    Category.DEVELOPMENT,
    Category.EDUCATION,
    Category.SOCIAL,
)

WHOLE_PAPER = {
    "title": _("Say in a few words what the document is."),
    "categories": _("Say what is in the document."),
    "file": _("Choose the file again, or leave all about a document empty."),
}


def show(form: forms.Form, problems: Iterable["Problem"]) -> None:
    """Put the rules' problems at their fields, or on top where the form has no such field."""
    for problem in problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)


class ChildForm(forms.Form):
    """Who the child is. Where someone of that name is there already, one is asked first."""

    given = forms.CharField(
        label=_("Given names"),
        help_text=_("All of them, or the only name you know."),
        max_length=120,
        error_messages={"required": _("Write at least one name.")},
    )
    surnames = forms.CharField(label=_("Surnames"), max_length=160, required=False)
    born = PartialDateField(
        label=_("Date of birth"),
        help_text=_("As far as you know it: the year alone is fine."),
        required=False,
        not_future=True,
    )
    known = forms.ChoiceField(
        label=_("Is it one of these children?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, known: Sequence["Candidate"] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["known"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *((str(k.person_id), self._named(k)) for k in known),
            (ANOTHER, _("No, this is another child")),
        ]
        if not known:
            del self.fields["known"]

    @staticmethod
    def _named(known: "Candidate") -> str:
        born = PartialDate(known.born_on, known.born_precision)
        return (
            f"{known.full_name}, {'/'.join(filter(None, born.parts))}"
            if born.on
            else known.full_name
        )

    def clean(self) -> dict[str, Any]:
        """A namesake is decided on by a person, never passed over."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "known" in self.fields and not data.get("known") and "known" not in self.errors:
            self.add_error("known", _("Choose the child, or “another child”."))
        return data

    @property
    def child(self) -> NewChild:
        """The child that was meant."""
        data = self.cleaned_data
        chosen = data.get("known", "")
        if chosen and chosen != ANOTHER:
            return NewChild(person_id=UUID(chosen))
        born: PartialDate = data["born"]
        return NewChild(
            given=data["given"].strip(),
            surnames=data["surnames"].strip(),
            born_on=born.on,
            born_precision=Precision(born.precision),
            decided=chosen == ANOTHER,
        )


class PaperForm(DocumentForm):
    """A document of a referral: of the kinds that a sender sends, or of any for the team."""

    def __init__(self, *args: Any, of_sender: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of_sender:
            categories = self.fields["categories"]
            assert isinstance(categories, forms.MultipleChoiceField)
            categories.choices = [(str(int(c)), c.label) for c in ASKABLE]

    def paper(self) -> NewPaper:
        """What the action is given."""
        data = self.cleaned_data
        return NewPaper(data["title"], self.chosen(), data["file"].read())


class SendForm(PlaceForm, ChildForm, PaperForm):
    """A referral from someone with an account."""

    field_order = ("given", "surnames", "born", "known", "place", "parish", "worry")

    worry = forms.CharField(
        label=_("What worries you?"),
        help_text=_("What you have seen, in plain words. One line is enough to begin with."),
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        required=False,
    )
    asked_by = forms.ChoiceField(
        label=_("Whose wish is it?"),
        choices=AskedBy.choices,
        widget=forms.RadioSelect(SMALL),
        error_messages={"required": _("Say whose wish it is.")},
    )
    family_told = forms.ChoiceField(
        label=_("What does the family know?"),
        choices=FamilyTold.choices,
        widget=forms.RadioSelect(SMALL),
        error_messages={"required": _("Say what the family knows.")},
    )
    told = forms.CharField(
        label=_("What did you tell the family, and what did they say?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    family_request = forms.CharField(
        label=_("What does the family ask for, in its own words?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    concern = forms.ChoiceField(
        label=_("Must the team be told directly?"),
        help_text=_("Only for the concerns listed here. The parents are referred as well."),
        required=False,
        widget=forms.RadioSelect(SMALL),
    )
    grounds = forms.CharField(
        label=_("On what grounds?"),
        help_text=_("What you saw or heard that makes it one of these concerns"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    parents_referred = forms.BooleanField(
        label=_("I referred the parents to the team too, and told them so"), required=False
    )
    carer_given = forms.CharField(
        label=_("Name of a parent or carer"), max_length=120, required=False
    )
    carer_surnames = forms.CharField(label=_("Their surnames"), max_length=160, required=False)
    carer_relation = forms.CharField(
        label=_("What are they to the child?"),
        help_text=_("Mother, father, grandmother, foster carer …"),
        max_length=60,
        required=False,
    )
    carer_responsible = forms.BooleanField(
        label=_("They hold parental responsibility, as far as I know"), required=False
    )
    reach = forms.CharField(
        label=_("How can the family be reached, and when is it safe?"),
        help_text=_("A relative's phone is enough. Say who else hears or reads it."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, programme: "InstalledPack", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        for name in ("title", "categories", "file"):
            self.fields[name].required = False
        if not programme.pack.referral.family_request_needed:
            del self.fields["family_request"]
        self._offer_concerns()

    def _offer_concerns(self) -> None:
        pack, language = self.programme.pack, get_language() or "en"
        listed = [
            (key, pack.label(f"referral.told_directly.{key}", language))
            for key in pack.referral.told_directly
        ]
        if not listed:
            for name in ("concern", "grounds", "parents_referred"):
                del self.fields[name]
            return
        field = self.fields["concern"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _now("No: the parents ask for themselves")), *listed]

    def sending(self) -> Sending:
        """What the action is given."""
        data = self.cleaned_data
        carer = NewCarer(
            data["carer_given"].strip(),
            data["carer_surnames"].strip(),
            data["carer_relation"].strip(),
            data["carer_responsible"],
        )
        return Sending(
            pack_version_id=self.programme.id,
            child=self.child,
            worry=data["worry"],
            asked_by=AskedBy(data["asked_by"]),
            family_told=FamilyTold(data["family_told"]),
            parish_code=self.parish_code,
            place=self.place_words,
            told=data["told"],
            family_request=data.get("family_request", ""),
            reach=data["reach"],
            carers=(carer,) if carer.given else (),
            papers=(self.paper(),) if data["file"] else (),
            direct=self._direct(),
        )

    def _direct(self) -> Direct | None:
        """The listed concern, if the team is told directly."""
        data = self.cleaned_data
        if not data.get("concern"):
            return None
        return Direct(data["concern"], data["grounds"], data["parents_referred"])

    def clean(self) -> dict[str, Any]:
        """A document is whole or not there at all: what it is, what is in it, and the file."""
        data = super().clean()
        parts = {name: data.get(name) for name in ("title", "categories", "file")}
        if any(parts.values()):
            for name in (n for n, value in parts.items() if not value and n not in self.errors):
                self.add_error(name, WHOLE_PAPER[name])
        return data

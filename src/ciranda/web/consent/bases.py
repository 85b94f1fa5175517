"""Bases other than consent: recorded with grounds, looked at again, ended."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Category, Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import bases as actions
from ciranda.cases.actions.bases import Grounds
from ciranda.cases.queries import consents as queries
from ciranda.common.dates import add_months
from ciranda.consent import queries as consent
from ciranda.consent.enums import PLAIN_WORDS, WORKER_WORDS, GroundKind
from ciranda.consent.queries import Basis
from ciranda.web.answers import looked_for, succeeds, unchecked
from ciranda.web.components import Link, Row
from ciranda.web.consent.pages import receiver, worded
from ciranda.web.consent.views import sheet_or_no
from ciranda.web.fields import DateField, HintedRadios
from ciranda.web.wording import day

PURPOSES = (Purpose.SUPPORT, Purpose.PROTECTION)
GROUND_HINTS = {
    GroundKind.COURT_ORDER: _("With its number"),
    GroundKind.PROTECTION_DUTY: _("The law that obliges you, and what you saw"),
    GroundKind.STATUTORY_TASK: _("The law that gives the service this task"),
    GroundKind.VITAL_INTEREST: _("What danger, to whom, since when"),
}


class BasisForm(forms.Form):
    """What is opened, to whom, for what purpose, on which grounds, and when to look again."""

    kind = forms.ChoiceField(
        label=_("On what ground?"),
        choices=GroundKind.choices,
        widget=HintedRadios(hints={k.value: v for k, v in GROUND_HINTS.items()}),
    )
    grounds = forms.CharField(
        label=_("The grounds in full"), max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    reference = forms.CharField(
        label=_("Number of the order, or the law"), required=False, max_length=200
    )
    service = forms.ChoiceField(label=_("Which service?"), widget=forms.RadioSelect)
    categories = forms.MultipleChoiceField(
        label=_("What is opened?"),
        choices=[
            (str(int(c)), WORKER_WORDS.get(c, PLAIN_WORDS[c]))
            for c in Category
            if c != Category.SOURCE
        ],
        help_text=_("Only what the grounds call for."),
        widget=forms.CheckboxSelectMultiple,
    )
    purposes = forms.MultipleChoiceField(
        label=_("For what purpose?"),
        choices=[(str(int(p)), p.label) for p in PURPOSES],
        widget=forms.CheckboxSelectMultiple,
    )
    review_on = DateField(label=_("When do we look again?"), not_past=True)
    until_on = DateField(label=_("Until when, if an end is known?"), required=False, not_past=True)

    def __init__(self, *args: Any, receivers: list[queries.Receiver], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(r.id), receiver(r.name, r.agency)) for r in receivers]


class LookForm(forms.Form):
    """Looked at again: why it still holds, and when to look next."""

    words = forms.CharField(
        label=_("Why do the grounds still hold?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    review_on = DateField(label=_("When do we look again?"), not_past=True)


class DecideForm(forms.Form):
    """A basis that came along with a move goes on: why here too, for which service.

    Its words are not called so: a service is looked for by `words` in the same form.
    """

    why = forms.CharField(
        label=_("Why do the grounds hold here too?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    service = forms.ChoiceField(
        label=_("For which service from now on?"),
        help_text=_("After a move it is often the one of the new place."),
        widget=forms.RadioSelect,
    )
    review_on = DateField(label=_("When do we look again?"), not_past=True)

    def __init__(self, *args: Any, receivers: list[queries.Receiver], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("The same as before")),
            *((str(r.id), receiver(r.name, r.agency)) for r in receivers),
        ]
        field.required = False


class EndForm(forms.Form):
    """Why a basis ends."""

    words = forms.CharField(
        label=_("Why does it end?"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )


@requires(Permission.BASIS_RECORD)
def bases(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The bases other than consent of a case."""
    sheet = sheet_or_no(case_id, "bases")
    found = consent.bases_of(case_id)
    context = {
        "sheet": sheet,
        "case_id": case_id,
        "cards": [(_title(b), _rows(b), _links(b)) for b in found],
    }
    return render(request, "web/consent/bases.html", context)


def _title(basis: Basis) -> str:
    return f"{basis.kind.label}: {receiver(basis.service, basis.agency)}"


def _rows(basis: Basis) -> list[Row]:
    rows = [
        Row(_t("Grounds"), basis.grounds),
        Row(_t("Number or law"), basis.reference),
        Row(_t("Opens"), worded(basis.categories)),
        Row(_t("Purpose"), ", ".join(str(p.label) for p in basis.purposes)),
        Row(_t("Since"), day(basis.started_at)),
    ]
    if basis.ended_at:
        rows.append(Row(_t("Ends") if basis.is_open else _t("Ended"), day(basis.ended_at)))
    if basis.end_reason:
        moved = basis.end_reason == "moved"
        why = _t("The case moved to another team.") if moved else basis.end_reason
        rows.append(Row(_t("Why it ended"), why))
    if basis.waits:
        words = _t("It came along from the team before and opens nothing here until you decide.")
        rows.append(Row(_t("Waits for your decision"), f"{words} {_by(basis)}"))
    if basis.review:
        rows.append(Row(_t("Looked at again"), f"{day(basis.reviewed_at)}: {basis.review}"))
    if basis.is_open and basis.review_on:
        rows.append(Row(_t("Look again"), day(basis.review_on)))
    return rows


def _by(basis: Basis) -> str:
    return _t("Decide by %(day)s.") % {"day": day(basis.decide_by)} if basis.decide_by else ""


def _links(basis: Basis) -> list[Link]:
    if basis.waits:
        decide = reverse("web:consent:decide_basis", args=[basis.id])
        return [
            Link(_t("It goes on here"), decide, _title(basis)),
            Link(_t("End"), reverse("web:consent:end_basis", args=[basis.id]), _title(basis)),
        ]
    if not basis.is_open:
        return []
    return [
        Link(_t("Look again"), reverse("web:consent:review_basis", args=[basis.id]), _title(basis)),
        Link(_t("End"), reverse("web:consent:end_basis", args=[basis.id]), _title(basis)),
    ]


@requires(Permission.BASIS_RECORD)
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record a basis."""
    sheet = sheet_or_no(case_id, "bases")
    words, looking = looked_for(request)
    form = BasisForm(
        request.POST if request.method == "POST" else None,
        receivers=queries.receivers_for(case_id, words),
        initial={"review_on": add_months(timezone.localdate(), 3)},
    )
    if looking:
        unchecked(form)
    elif request.method == "POST" and form.is_valid() and _add(request, case_id, form):
        return redirect("web:consent:bases", case_id)
    context = {"sheet": sheet, "case_id": case_id, "form": form, "looked_for": words}
    return render(request, "web/consent/add_basis.html", context)


def _add(request: HttpRequest, case_id: UUID, form: BasisForm) -> bool:
    given = form.cleaned_data
    try:
        actions.record(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            service_id=UUID(given["service"]),
            grounds=Grounds(GroundKind(given["kind"]), given["grounds"], given["reference"]),
            categories=frozenset(Category(int(c)) for c in given["categories"]),
            purposes=frozenset(Purpose(int(p)) for p in given["purposes"]),
            review_on=given["review_on"],
            until_on=given["until_on"],
        )
    except Refused as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _t("Recorded. It opens what it names from now on."))
    return True


@requires(Permission.BASIS_RECORD)
def review(request: HttpRequest, basis_id: UUID) -> HttpResponse:
    """Look at a basis again."""
    form = LookForm(request.POST if request.method == "POST" else None)

    def done(words: str, review_on: date | None) -> None:
        assert review_on is not None
        actions.review(
            actor=request.actor,  # type: ignore[attr-defined]
            basis_id=basis_id,
            words=words,
            review_on=review_on,
        )

    return _step(request, consent.basis(basis_id), form, done, _t("Look at the grounds again"))


@requires(Permission.BASIS_RECORD)
def decide(request: HttpRequest, basis_id: UUID) -> HttpResponse:
    """A basis of the team before goes on here."""
    found = consent.basis(basis_id)
    if found is None:
        raise Http404
    words, looking = looked_for(request)
    form = DecideForm(
        request.POST if request.method == "POST" else None,
        receivers=queries.receivers_for(found.case_id, words),
        initial={"service": "", "review_on": add_months(timezone.localdate(), 3)},
    )
    if looking:
        unchecked(form)

    def done(why: str, review_on: date | None) -> None:
        assert review_on is not None
        chosen = form.cleaned_data["service"]
        actions.carry_on(
            actor=request.actor,  # type: ignore[attr-defined]
            basis_id=basis_id,
            words=why,
            review_on=review_on,
            service_id=UUID(chosen) if chosen else None,
        )

    more = {"looked_for": words, "looks": True, "looking": looking}
    return _step(request, found, form, done, _t("This basis goes on here"), **more)


@requires(Permission.BASIS_RECORD)
def end(request: HttpRequest, basis_id: UUID) -> HttpResponse:
    """End a basis."""
    form = EndForm(request.POST if request.method == "POST" else None)

    def done(words: str, review_on: date | None) -> None:
        actions.end(actor=request.actor, basis_id=basis_id, reason=words)  # type: ignore[attr-defined]

    return _step(request, consent.basis(basis_id), form, done, _t("End this basis"))


def _step(
    request: HttpRequest,
    found: Basis | None,
    form: forms.Form,
    done: Any,
    title: str,
    **more: Any,
) -> HttpResponse:
    if found is None:
        raise Http404
    may_send = request.method == "POST" and not more.get("looking")
    if may_send and form.is_valid() and succeeds(form, lambda given: _told(done, given)):
        return redirect("web:consent:bases", found.case_id)
    looked(found.dossier_id, found.id, "basis")
    context = {"basis": found, "rows": _rows(found), "form": form, "title": title, **more}
    return render(request, "web/consent/basis_step.html", context)


def _told(done: Any, given: dict[str, Any]) -> None:
    done(given.get("why") or given["words"], given.get("review_on"))

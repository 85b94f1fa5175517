"""Who signs for a child: parents, guardians and others of the family, with what responsibility."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import standing as actions
from ciranda.cases.actions.standing import LONGEST, Standing
from ciranda.cases.queries import consents as queries
from ciranda.cases.queries.consents import Stands
from ciranda.web.answers import attempt
from ciranda.web.components import Link, Row
from ciranda.web.consent.views import sheet_or_no
from ciranda.web.wording import day, relation


class StandingForm(forms.Form):
    """How somebody stands to the child, and what says so."""

    relation = forms.CharField(
        label=_("What is this person to the child?"),
        help_text=_("For example: mother, guardian, foster carer."),
        max_length=LONGEST,
    )
    signs = forms.ChoiceField(
        label=_("Does this person hold parental responsibility today?"),
        help_text=_(
            "Whoever holds it sees the file and signs. A carer without it is helped just the same."
        ),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    grounds = forms.CharField(
        label=_("Which decision or paper says so, and of which day?"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    def standing(self) -> Standing:
        """What was said."""
        given = self.cleaned_data
        return Standing(given["relation"], given["signs"] == "yes", given["grounds"])


class AddForm(StandingForm):
    """Who, and how they stand to the child."""

    field_order = ("person", "relation", "signs", "grounds")
    person = forms.ChoiceField(label=_("Who?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, could: list[Stands], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(s.person_id), s.name) for s in could]


class LeaveForm(forms.Form):
    """Why somebody no longer stands in the family of the case."""

    grounds = forms.CharField(
        label=_("Which decision or paper says so, and of which day?"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )


@requires(Permission.CONSENT_READ)
def who_signs(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everyone who stands in the family, and what rests on it."""
    sheet = sheet_or_no(case_id, "family")
    kin = queries.kin_of(case_id)
    context = {
        "sheet": sheet,
        "case_id": case_id,
        "cards": [(_title(s), _rows(s), _links(s)) for s in kin if s.member_id and not s.ended_at],
        "earlier": [(_title(s), _rows(s)) for s in kin if s.ended_at],
        "could": _could(kin),
    }
    return render(request, "web/consent/who_signs.html", context)


def _could(kin: list[Stands]) -> list[Stands]:
    standing = {s.person_id for s in kin if s.member_id and not s.ended_at}
    found = {s.person_id: s for s in kin if s.person_id not in standing and not s.is_subject}
    return list(found.values())


def _title(stands: Stands) -> str:
    return f"{stands.name} ({relation(stands.relation)})" if stands.relation else stands.name


def _rows(stands: Stands) -> list[Row]:
    holds = _t("Yes: sees the file and signs") if stands.holds_responsibility else _t("No")
    if stands.is_subject:
        holds = _t("The file is about this person, who signs from the programme's age on")
    rows = [Row(_t("Parental responsibility"), holds), Row(_t("Since"), day(stands.started_at))]
    if stands.grounds:
        rows.append(Row(_t("Grounds"), stands.grounds))
    if stands.ended_at:
        rows.append(Row(_t("Until"), day(stands.ended_at)))
        rows.append(Row(_t("Why it ended"), stands.end_reason))
    return rows


def _links(stands: Stands) -> list[Link]:
    if stands.is_subject:
        return []
    to = [stands.member_id]
    return [
        Link(_t("Change"), reverse("web:consent:change_standing", args=to), stands.name),
        Link(_t("End"), reverse("web:consent:end_standing", args=to), stands.name),
    ]


@requires(Permission.CONSENT_RECORD)
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Somebody takes part in the family of the case from now on."""
    sheet = sheet_or_no(case_id, "family")
    could = _could(queries.kin_of(case_id))
    form = AddForm(request.POST if request.method == "POST" else None, could=could)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.record(
                actor=request.actor,  # type: ignore[attr-defined]
                case_id=case_id,
                person_id=UUID(form.cleaned_data["person"]),
                standing=form.standing(),
            ),
        )
        if made:
            return _done(request, case_id)
    context = {
        "child": sheet.child,
        "case_id": case_id,
        "form": form,
        "could": could,
        "title": _t("Add someone of the family"),
    }
    return render(request, "web/consent/standing.html", context)


@requires(Permission.CONSENT_RECORD)
def change(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Somebody's responsibility began or ended."""
    case_id, stands = _standing(member_id)
    sheet = sheet_or_no(case_id, "family")
    form = StandingForm(
        request.POST if request.method == "POST" else None,
        initial={
            "relation": relation(stands.relation),
            "signs": "yes" if stands.holds_responsibility else "no",
        },
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.change(
                actor=request.actor,  # type: ignore[attr-defined]
                member_id=member_id,
                standing=form.standing(),
            ),
        )
        if made:
            return _done(request, case_id)
    return _step(request, case_id, sheet.child, form, stands, _t("Change who signs"))


@requires(Permission.CONSENT_RECORD)
def end(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Somebody no longer stands in the family of the case."""
    case_id, stands = _standing(member_id)
    sheet = sheet_or_no(case_id, "family")
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        grounds = form.cleaned_data["grounds"]
        actions.end(actor=request.actor, member_id=member_id, grounds=grounds)  # type: ignore[attr-defined]
        return _done(request, case_id)
    title = _t("No longer of the family of this case")
    return _step(request, case_id, sheet.child, form, stands, title)


def _standing(member_id: UUID) -> tuple[UUID, Stands]:
    found = queries.standing(member_id)
    if found is None or found[1].ended_at or found[1].is_subject:
        raise Http404
    return found


def _step(
    request: HttpRequest, case_id: UUID, child: str, form: forms.Form, stands: Stands, title: str
) -> HttpResponse:
    context = {
        "child": child,
        "case_id": case_id,
        "form": form,
        "title": title,
        "name": _title(stands),
        "rows": _rows(stands),
        "could": True,
    }
    return render(request, "web/consent/standing.html", context)


def _done(request: HttpRequest, case_id: UUID) -> HttpResponse:
    messages.success(
        request, _t("Saved. Who sees the file and who must sign followed at once. Look below.")
    )
    return redirect("web:consent:open", case_id)

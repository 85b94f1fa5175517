"""A pregnancy: expected, known better, born, or ended. Only the woman and her team see it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions.expecting import open_on_pregnancy
from ciranda.cases.queries.expecting import teams_taking_pregnancies
from ciranda.people.actions import pregnancies
from ciranda.people.queries import Candidates, candidates
from ciranda.web.people.pregnancy_forms import BornForm, EndForm, ExpectForm, FileForm
from ciranda.web.people.views import seen
from ciranda.web.people.views.steps import row_of, sent, step
from ciranda.web.search.comparing import Comparison, comparisons


@requires(Permission.PERSON_REGISTER)
def expect(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A child is expected."""
    person, form = seen(request, person_id), ExpectForm(sent(request))
    actor = request.actor  # type: ignore[attr-defined]

    def save() -> None:
        pregnancies.expect(actor=actor, woman_id=person_id, **form.values())

    words = _("Only she and whoever works with her see this. The child's other parent does not.")
    return step(request, person, form, _("A child is expected"), save, intro=words)


@requires(Permission.PERSON_REGISTER)
def change(request: HttpRequest, person_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    """The due date, or how many, is known better."""
    person = seen(request, person_id)
    row = row_of(person, "pregnancies", pregnancy_id)
    form, actor = ExpectForm.of(row, sent(request)), request.actor  # type: ignore[attr-defined]

    def save() -> None:
        pregnancies.expect_on(
            actor=actor, pregnancy_id=pregnancy_id, version=row["version"], **form.values()
        )

    return step(request, person, form, _("When the child is expected"), save)


@requires(Permission.CASE_OPEN)
def open_file(request: HttpRequest, person_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    """Open a file on the pregnancy with a team of one's own: hers alone."""
    person = seen(request, person_id)
    row_of(person, "pregnancies", pregnancy_id)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    takers = teams_taking_pregnancies(actor)
    form = FileForm(sent(request), takers=takers)
    if request.method == "POST" and form.is_valid():
        try:
            case_id = open_on_pregnancy(
                actor=actor, pregnancy_id=pregnancy_id, team_id=UUID(form.cleaned_data["team"])
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The file is open. Only she and your team see it."))
            return redirect("web:cases:open", case_id)
    context = {"form": form, "person": person, "takers": takers, "title": _("A file for her")}
    return render(request, "web/people/expecting_file.html", context)


@requires(Permission.PERSON_REGISTER)
def born(request: HttpRequest, person_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    """Who was born: each looked for first, each with a dossier of their own."""
    person = seen(request, person_id)
    row = row_of(person, "pregnancies", pregnancy_id)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = BornForm(
        sent(request), expected=row["expected"], surnames=person.surnames, mother=person.name
    )
    met: list[Candidates] = []
    if request.method == "POST" and form.is_valid():
        met = [candidates(actor, child) for child in form.children()]
        if form.ask(met) and form.is_decided():
            try:
                return _enter(request, actor, form, pregnancy_id)
            except Refused as no:
                form.add_error(None, str(no))
    context = {
        "form": form,
        "person": person,
        "title": _("Born"),
        "compared": _compared(form, met),
        "may_be_known": any(one.may_be_known for one in met),
    }
    return render(request, "web/people/born.html", context)


def _compared(form: BornForm, met: list[Candidates]) -> list[Comparison]:
    pairs = zip(form.children(), met, strict=True) if met else ()
    return [one for child, found in pairs for one in comparisons(child, found)]


def _enter(request: HttpRequest, actor: Actor, form: BornForm, pregnancy_id: UUID) -> HttpResponse:
    on, children = form.cleaned_data["on"], list(form.decided())
    made = pregnancies.born(actor=actor, pregnancy_id=pregnancy_id, on=on, children=children)
    words = ngettext("One child is entered.", "%(n)d children are entered.", len(made))
    messages.success(request, words % {"n": len(made)})
    return redirect("web:people:open", made[0].pk)


@requires(Permission.PERSON_REGISTER)
def end(request: HttpRequest, person_id: UUID, pregnancy_id: UUID) -> HttpResponse:
    """It ended otherwise. No reason is asked, and nothing is sent about it from this instant."""
    person = seen(request, person_id)
    row_of(person, "pregnancies", pregnancy_id)
    form = EndForm(sent(request), initial={"on": timezone.localdate()})
    actor = request.actor  # type: ignore[attr-defined]
    return step(
        request,
        person,
        form,
        _("The pregnancy ended"),
        lambda: form.save(actor, pregnancy_id),
        done=_("Saved. No message, reminder or invitation about it goes out any more."),
        intro=_("No reason is asked and none is kept. Reminders and invitations stop at once."),
    )

"""One human in two records, or two humans alike: linked, told apart, and both taken back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.people.actions import telling_apart
from ciranda.people.queries import Known, doubles_of, told_apart_from
from ciranda.people.queries.person import PersonPage
from ciranda.web.people.double_forms import SafetyForm, SameForm, UnlinkForm
from ciranda.web.people.views import seen
from ciranda.web.people.views.steps import row_of, sent, step
from ciranda.web.search.comparing import comparison


@requires(Permission.PERSON_CHANGE)
def compare(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Records that may be the same person, side by side; and those told apart before."""
    person, actor = seen(request, person_id), request.actor  # type: ignore[attr-defined]
    known = _known(person)
    met = doubles_of(actor, person_id, known)
    linked = {row["other_id"] for row in person.lists["links"]}
    met = tuple(one for one in met if str(one.person_id) not in linked)
    form = SameForm(sent(request), met=met)
    return step(
        request,
        person,
        form,
        _("Is this person written twice?"),
        lambda: form.save(actor, person_id),
        template="web/people/same.html",
        compared=[comparison(known, one, person.name) for one in met],
        apart=told_apart_from(person_id),
    )


@requires(Permission.PERSON_CHANGE)
def unlink(request: HttpRequest, person_id: UUID, link_id: UUID) -> HttpResponse:
    """They are two persons after all: the records were never mixed."""
    person = seen(request, person_id)
    row = row_of(person, "links", link_id)
    form, actor = UnlinkForm(sent(request)), request.actor  # type: ignore[attr-defined]
    title = _("Not the same person as %(name)s") % {"name": row["name"]}
    return step(request, person, form, title, lambda: form.save(actor, link_id))


@requires(Permission.PERSON_CHANGE)
@sent_from("web:people:same", "person_id")
def ask_again(request: HttpRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Two records told apart are proposed again."""
    seen(request, person_id)
    if all(other_id != one for one, _name in told_apart_from(person_id)):
        raise Http404
    try:
        telling_apart.take_back_apart(
            actor=request.actor,  # type: ignore[attr-defined]
            person_id=person_id,
            other_id=other_id,
        )
    except (ObjectDoesNotExist, Refused) as error:
        raise Http404 from error
    messages.success(request, _("Saved. The two are compared again."))
    return redirect("web:people:same", person_id)


@requires(Permission.PERSON_CHANGE)
def safety(request: HttpRequest, person_id: UUID, point_id: UUID) -> HttpResponse:
    """Who else uses a way of reaching somebody, and when it is safe."""
    person = seen(request, person_id)
    row = row_of(person, "contacts", point_id)
    form, actor = SafetyForm.of(row, sent(request)), request.actor  # type: ignore[attr-defined]
    title = _("When is %(value)s safe?") % {"value": row["value"]}
    return step(request, person, form, title, lambda: form.save(actor, point_id))


def _known(person: PersonPage) -> Known:
    return Known(
        given=person.given,
        surnames=person.surnames,
        known_as=person.known_as,
        born_on=person.born_on,
        born_precision=person.born_precision,
    )

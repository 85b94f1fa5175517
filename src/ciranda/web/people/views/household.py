"""Who lives with whom: forming a household, coming, leaving, and what somebody is there."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.people.queries.near import near
from ciranda.web.people.household_forms import (
    ChangeMemberForm,
    FormHousehold,
    HouseholdNameForm,
    JoinForm,
    LeaveForm,
)
from ciranda.web.people.views import seen
from ciranda.web.people.views.steps import row_of, sent, step


@requires(Permission.PERSON_CHANGE)
def form_one(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A household that begins with this person; the others join it."""
    person, form = seen(request, person_id), FormHousehold(sent(request))
    actor = request.actor  # type: ignore[attr-defined]
    title = _("A household of %(name)s") % {"name": person.short}
    return step(request, person, form, title, lambda: form.save(actor, person_id))


@requires(Permission.PERSON_CHANGE)
def join(request: HttpRequest, person_id: UUID, household_id: UUID) -> HttpResponse:
    """Somebody else comes to live there."""
    person = seen(request, person_id)
    row_of(person, "living", household_id, "household_id")
    there = {
        row["person_id"]
        for row in person.lists["living"]
        if row["household_id"] == str(household_id)
    }
    who = [one for one in near(person_id) if str(one[0]) not in there]
    form, actor = JoinForm(sent(request), who=who), request.actor  # type: ignore[attr-defined]
    return step(
        request,
        person,
        form,
        _("Somebody else who lives there"),
        lambda: form.save(actor, household_id),
        template="web/people/join.html",
        nobody=not who,
    )


@requires(Permission.PERSON_CHANGE)
def rename(request: HttpRequest, person_id: UUID, household_id: UUID) -> HttpResponse:
    """What the family calls it."""
    person = seen(request, person_id)
    row = row_of(person, "living", household_id, "household_id")
    form = HouseholdNameForm(sent(request), initial={"name": row["household"]})
    actor = request.actor  # type: ignore[attr-defined]
    title = _("Name of the household")
    return step(request, person, form, title, lambda: form.save(actor, household_id))


@requires(Permission.PERSON_CHANGE)
def change(request: HttpRequest, person_id: UUID, member_id: UUID) -> HttpResponse:
    """Role and parental responsibility, from a day; what was before stays."""
    person = seen(request, person_id)
    row = row_of(person, "living", member_id)
    now = {key: row[key] for key in ("role", "holds_responsibility")}
    form = ChangeMemberForm(sent(request), initial=now | {"on": timezone.localdate()})
    actor = request.actor  # type: ignore[attr-defined]
    title = _("What %(name)s is there") % {"name": row["name"]}
    return step(request, person, form, title, lambda: form.save(actor, member_id))


@requires(Permission.PERSON_CHANGE)
def leave(request: HttpRequest, person_id: UUID, member_id: UUID) -> HttpResponse:
    """Somebody no longer lives there. Parental responsibility does not end with it."""
    person = seen(request, person_id)
    row = row_of(person, "living", member_id)
    form = LeaveForm(sent(request), initial={"on": timezone.localdate()})
    actor = request.actor  # type: ignore[attr-defined]
    title = _("%(name)s no longer lives there") % {"name": row["name"]}
    return step(request, person, form, title, lambda: form.save(actor, member_id))

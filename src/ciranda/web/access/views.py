"""Why can I see this, who can, and who looked."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions.looks import release_look
from ciranda.cases.queries import why as asked
from ciranda.cases.queries.standing import Standing, standing
from ciranda.web.access import pages

PAGE = 25


def seen(request: HttpRequest, case_id: UUID) -> Standing:
    """The case as it stands; 404 for a stranger."""
    found = standing(case_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, case_id, "access")
    return found


@requires(Permission.ACCESS_EXPLAIN)
def why(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Why one sees this family's file, what one does not see, and whom to ask."""
    case = seen(request, case_id)
    found = asked.why(case_id)
    context = {
        "case": case,
        "reasons": pages.my_reasons(found, case.pack),
        "not_seen": pages.not_seen(found),
        "may_ask_who": request.actor.may(Permission.AUDIT_READ),  # type: ignore[attr-defined]
    }
    return render(request, "web/access/why.html", context)


@requires(Permission.AUDIT_READ)
def holders(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everyone who can see this family's file, by role and place, with the basis."""
    case = seen(request, case_id)
    table = pages.holders_table(asked.who_sees(case_id), case.pack)
    return render(request, "web/access/holders.html", {"case": case, "table": table})


@requires(Permission.AUDIT_READ)
def looked_at(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Who looked, a page at a time."""
    case = seen(request, case_id)
    number = _number(request.GET.get("page", ""))
    found = asked.looks(case_id, zone=case.zone, page=number, at_once=PAGE)
    may_release = request.actor.may(Permission.AUDIT_RELEASE)  # type: ignore[attr-defined]
    context = {
        "case": case,
        "table": pages.looks_table(found[:PAGE], case.pack),
        "newer": number - 1,
        "older": number + 1 if len(found) > PAGE else 0,
        "may_release": may_release,
    }
    return render(request, "web/access/looked.html", context)


def _number(typed: str) -> int:
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1


@requires(Permission.AUDIT_RELEASE)
def withheld(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What the family does not see in «who looked» yet; the data officer releases it."""
    case = seen(request, case_id)
    found = asked.withheld(case_id)
    if request.method == "POST":
        chosen = request.POST.getlist("event")
        for look in found:
            if str(look.event_id) in chosen:
                actor = request.actor  # type: ignore[attr-defined]
                release_look(actor=actor, event_id=look.event_id, case_id=case_id)
        messages.success(request, _("The family sees this from now on."))
        return redirect("web:access:withheld", case_id)
    return render(request, "web/access/withheld.html", {"case": case, "looks": found})

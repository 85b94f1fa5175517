"""What the teams one stands above have missed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.referrals import actions
from ciranda.referrals.queries import climbed_above
from ciranda.web.missed import pages


@requires(Permission.TEAM_SUPERVISE)
def list_missed(request: HttpRequest) -> HttpResponse:
    """The deadlines that climbed above the teams one stands above."""
    found = climbed_above()
    context = {"lines": pages.lines(found, get_language() or "en")}
    return render(request, "web/missed/list.html", context)


@requires(Permission.TEAM_SUPERVISE)
@sent_from("web:missed:list")
def see(request: HttpRequest, climb_id: UUID) -> HttpResponse:
    """One has taken it up."""
    if all(one.id != climb_id for one in climbed_above()):
        raise Http404
    try:
        actions.see_above(actor=request.actor, climb_id=climb_id)  # type: ignore[attr-defined]
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted that you see to it."))
    return redirect("web:missed:list")

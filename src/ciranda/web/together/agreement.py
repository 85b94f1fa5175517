"""The signed agreement of a team."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.agencies.actions.agreement import record_agreement
from ciranda.agencies.queries.agreement import together
from ciranda.web.answers import attempt
from ciranda.web.together.forms import AgreementForm
from ciranda.web.together.views import actor_of


@requires(Permission.TEAM_CHANGE)
def sign(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Record who signed the agreement."""
    actor = actor_of(request)
    team = next((one for one in together(actor) if one.id == team_id), None)
    if team is None:
        raise Http404
    waiting = {one.agency_id for one in team.agencies if not one.holds}
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        agencies=[(str(one.agency_id), one.name) for one in team.agencies],
        initial={"agencies": [str(key) for key in waiting]},
    )
    if request.method == "POST" and form.is_valid():
        agencies, paper = form.signed()
        attempt(
            form,
            lambda: record_agreement(
                actor=actor, team_id=team_id, agency_ids=agencies, paper=paper
            ),
        )
        if not form.errors:
            messages.success(request, _("The signatures are on record."))
            return redirect("web:together:open")
    return render(request, "web/together/agreement.html", {"team": team, "form": form})

"""Is somebody working on this already? A yes or a no, and a word left without words."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.programmes.policies.schema import Pack
from ciranda.services import actions
from ciranda.services.queries import asked_here, knocks_of, part_page, worked_on
from ciranda.web.cases.doors import actor_of, family_desk, strangers_get_404
from ciranda.web.requests.asking import asks_at
from ciranda.web.requests.forms import topics


def _pack(request: HttpRequest, case_id: UUID) -> tuple[Pack, str, str]:
    """The programme whose topics are asked about, the name of the family, and where a service is
    asked for it: of the case, or, for a service that sees no case, of what it is asked itself.
    Raises NoSuchCase for a stranger."""
    if own := asked_here(case_id, actor_of(request).service_id):
        looked(own.dossier_id, case_id, "requests")
        return own.pack, own.about, ""
    desk = family_desk(request, case_id)
    if desk.pack.requests is None:
        raise Refused(
            _("This programme asks services through the family's plan. Look there who does what.")
        )
    return desk.pack, desk.child, asks_at(desk, actor_of(request))


@requires(Permission.CASE_READ)
@strangers_get_404
def who(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """For each topic a yes or a no, and for the yes a button."""
    pack, about, ask = _pack(request, case_id)
    named = topics(pack)
    taken = worked_on(case_id, [key for key, _words in named])
    context = {
        "case_id": case_id,
        "about": about,
        "part": asked_here(case_id, actor_of(request).service_id),
        "taken": [(key, words) for key, words in named if key in taken],
        "free": [words for key, words in named if key not in taken],
        "ask": ask,
    }
    return render(request, "web/requests/who.html", context)


@requires(Permission.REQUEST_SEND)
@sent_from("web:requests:who", "case_id")
@strangers_get_404
def leave_word(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask whoever works on a topic to call. Nothing is written."""
    pack, topic = _pack(request, case_id)[0], request.POST.get("topic", "")
    if pack.requests is None or topic not in pack.requests.topics:
        raise Refused(_("Choose what this is about."))
    actions.leave_word(actor=actor_of(request), case_id=case_id, topic=topic)
    messages.success(
        request, _("They are asked to call you. Nothing else was said, and you are not told who.")
    )
    return redirect("web:requests:who", case_id)


@requires(Permission.REQUEST_ANSWER)
@sent_from("web:requests:open", "part_id")
@strangers_get_404
def heard(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """We called back everybody who had left word about this."""
    if part_page(actor_of(request), part_id) is None:
        raise Http404
    for knock in knocks_of(part_id):
        actions.heard(actor=actor_of(request), knock_id=knock.id)
    messages.success(request, _("Noted: you have spoken with them."))
    return redirect("web:requests:open", part_id)

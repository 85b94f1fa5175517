"""Who comes from outside by a link, and whom an adult of the family does not want there."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import guests as actions
from ciranda.cases.actions import meetings
from ciranda.cases.queries.circle import circle
from ciranda.cases.queries.meetings import Invited, MeetingRead
from ciranda.web.answers import attempt
from ciranda.web.choices import offer
from ciranda.web.meetings.pages import GUEST_LINK
from ciranda.web.meetings.views import actor_of, planned


class GuestForm(forms.Form):
    """Somebody without an account."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    role = forms.CharField(
        label=gettext_lazy("What are they to the family, or where do they work?"),
        max_length=200,
        required=False,
    )
    agreed = forms.BooleanField(label=gettext_lazy("The family knows about this and agrees"))


class VetoForm(forms.Form):
    """Which adult said it, and of whom."""

    adult = forms.ChoiceField(label=gettext_lazy("Who said it?"), widget=forms.RadioSelect)
    invitee = forms.ChoiceField(
        label=gettext_lazy("Whom do they not want there?"), widget=forms.RadioSelect
    )


@requires(Permission.MEETING_CALL)
def invite_guest(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Invite somebody without an account: they get a link to the agenda, and no more."""
    found = planned(case_id, meeting_id)
    _not_about_safety(found)
    form = GuestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        secret = attempt(
            form,
            lambda: actions.invite_guest(
                actor=actor_of(request),
                meeting_id=meeting_id,
                name=given["name"],
                role=given["role"],
            ),
        )
        if secret:
            _keep(request, secret)
            return redirect("web:meetings:open", case_id, meeting_id)
    return render(request, "web/meetings/guest.html", {"meeting": found, "form": form})


@requires(Permission.MEETING_CALL)
def link(request: HttpRequest, case_id: UUID, meeting_id: UUID, invitee_id: UUID) -> HttpResponse:
    """A guest's link: taken back, or made anew."""
    found = planned(case_id, meeting_id)
    guest = next((i for i in found.invited if i.id == invitee_id and i.is_guest), None)
    if guest is None:
        raise Http404
    if request.method == "POST":
        _change_link(request, found, guest)
        return redirect("web:meetings:open", case_id, meeting_id)
    return render(request, "web/meetings/link.html", {"meeting": found, "guest": guest})


def _change_link(request: HttpRequest, found: MeetingRead, guest: Invited) -> None:
    actor, meeting_id = actor_of(request), found.line.id
    if request.POST.get("what") == "new":
        _keep(request, actions.renew_link(actor=actor, meeting_id=meeting_id, invitee_id=guest.id))
        return
    actions.take_link_back(actor=actor, meeting_id=meeting_id, invitee_id=guest.id)
    messages.success(request, _("The link opens nothing any more."))


@requires(Permission.MEETING_CALL)
def record_veto(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """An adult of the family told a worker whom they do not want there."""
    found = planned(case_id, meeting_id)
    if not found.allows_veto:
        raise Refused(_("In this kind of meeting nobody is turned away."))
    form = VetoForm(request.POST if request.method == "POST" else None)
    offer(form, "adult", [(str(i), name) for i, name in circle(case_id).adults])
    outside = [i for i in found.present if i.person_id is None and not i.is_organiser]
    offer(form, "invitee", [(str(i.id), _named(i)) for i in outside])
    if request.method == "POST" and form.is_valid() and _recorded(request, meeting_id, form):
        messages.success(request, _("They are no longer invited. Nobody is told who said it."))
        return redirect("web:meetings:open", case_id, meeting_id)
    context = {"meeting": found, "form": form, "outside": outside}
    return render(request, "web/meetings/veto.html", context)


def _recorded(request: HttpRequest, meeting_id: UUID, form: VetoForm) -> bool:
    given = form.cleaned_data
    attempt(
        form,
        lambda: meetings.record_veto(
            actor=actor_of(request),
            meeting_id=meeting_id,
            invitee_id=UUID(given["invitee"]),
            person_id=UUID(given["adult"]),
        ),
    )
    return not form.errors


def _named(invited: Invited) -> str:
    return ", ".join(filter(None, (invited.name, invited.agency)))


def _not_about_safety(found: MeetingRead) -> None:
    if found.line.is_safeguarding:
        raise Refused(_("A meeting about a child’s safety is for people with an account only."))


def _keep(request: HttpRequest, secret: str) -> None:
    """For the one page that shows the link after the form was sent."""
    address = reverse("web:guests:open", args=[secret])
    request.session[GUEST_LINK] = request.build_absolute_uri(address)

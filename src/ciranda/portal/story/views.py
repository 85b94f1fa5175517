"""What we tell once: in our own words, part by part, to whom we tick."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import stories
from ciranda.cases.queries.consents.receivers import receivers_for
from ciranda.cases.queries.exchanges import talks_of
from ciranda.cases.queries.family import OwnCase, own_pages
from ciranda.cases.queries.stories import Part, story_of, story_part
from ciranda.portal.pages import me


class WordsForm(forms.Form):
    """Our own words."""

    body = forms.CharField(
        label=gettext_lazy("In your own words"),
        widget=forms.Textarea({"rows": 8}),
        max_length=8000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """The parts of each of my cases, who reads them, and talks between services about us."""
    cases = [_shown(case) for case in own_pages(me(request)).cases if case.pack.tell_once]
    return render(request, "portal/story/open.html", {"cases": cases})


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def write(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Write a part, or write it anew."""
    case = next((c for c in own_pages(me(request)).cases if c.id == case_id), None)
    if case is None or case.pack.tell_once is None or key not in case.pack.tell_once.parts:
        raise Http404
    stands = next((one for one in story_of(case_id) if one.key == key), None)
    start = {"body": stands.body, "version": stands.version} if stands else {}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=start)
    actor = _actor(request)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        told = stories.Told(key, data["body"], actor.name, data["version"] or 0)
        try:
            stories.tell_own_story(actor=actor, case_id=case_id, told=told)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved. Nobody else reads it until you tick them."))
            return redirect("portal:story:open")
    title = case.pack.label(f"tell_once.parts.{key}", get_language() or "en")
    return render(request, "portal/story/write.html", {"form": form, "title": title})


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def tick(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """Which services may read one part: each ticked by itself."""
    part = _part(part_id)
    sought = request.GET.get("q", "")
    services = receivers_for(part.case_id, sought)
    if request.method == "POST":
        try:
            stories.release_own(
                actor=_actor(request),
                part_id=part_id,
                service_id=UUID(request.POST.get("service", "")),
            )
        except (Refused, ValueError) as no:
            messages.error(request, str(no) if isinstance(no, Refused) else _("Choose a service."))
        except ObjectDoesNotExist as error:
            raise Http404 from error
        else:
            messages.success(request, _("Ticked. This service reads this part, and no other."))
            return redirect("portal:story:open")
    looked(part.dossier_id, part.id, "story")
    context = {"part": part, "services": services, "sought": sought}
    return render(request, "portal/story/tick.html", context)


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:story:open")
def take_back(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Take a tick back."""
    try:
        stories.take_own_back(actor=_actor(request), release_id=release_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Taken back. This service reads it no more."))
    return redirect("portal:story:open")


def _shown(case: OwnCase) -> dict[str, Any]:
    told, language = {part.key: part for part in story_of(case.id)}, get_language() or "en"
    asked = case.pack.tell_once.parts if case.pack.tell_once else {}
    label = case.pack.label
    looked(case.dossier_id, case.id, "story")
    return {
        "case": case,
        "lines": [
            {"key": key, "title": label(f"tell_once.parts.{key}", language), "part": told.get(key)}
            for key in asked
        ],
        "talks": [
            (talk, label(f"exchanges.purposes.{talk.purpose_key}", language))
            for talk in talks_of(case.id)
        ],
    }


def _part(part_id: UUID) -> Part:
    found = story_part(part_id)
    if found is None:
        raise Http404
    return found


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found

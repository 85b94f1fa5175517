"""What a family tells once: written with a worker, released part by part, read by who was told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import stories
from ciranda.cases.queries.consents.receivers import receivers_for
from ciranda.cases.queries.stories import Part, story_of, story_part, told_to_us
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of, family_desk, strangers_get_404
from ciranda.web.telling.forms import ReleaseForm, StoryForm, service_id


@requires(Permission.CASE_READ)
@strangers_get_404
def show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every part of the pack's telling: its words and who reads it, or that it is not told yet."""
    desk = family_desk(request, case_id)
    told, language = {part.key: part for part in story_of(case_id)}, get_language() or "en"
    asked = desk.pack.tell_once.parts if desk.pack.tell_once else {}
    lines: list[dict[str, Any]] = [
        {
            "key": key,
            "title": desk.pack.label(f"tell_once.parts.{key}", language),
            "part": told.get(key),
            "may_write": desk.may_write
            and not desk.is_own
            and bool(desk.writes & (1 << one.category)),
        }
        for key, one in asked.items()
    ]
    ticks = desk.may_write and not desk.is_own and bool(desk.writes & 1 << Category.CONSENT)
    context = {
        "case_id": case_id,
        "lines": lines,
        "has_story": bool(asked),
        "may_tick": ticks and actor_of(request).may(Permission.CONSENT_RECORD),
    }
    return render(request, "web/telling/story.html", context)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def write(request: HttpRequest, case_id: UUID, key: str) -> HttpResponse:
    """Write one part down with somebody of the family."""
    desk = family_desk(request, case_id)
    part = desk.pack.tell_once.parts.get(key) if desk.pack.tell_once else None
    if part is None:
        raise Http404
    desk.require(part.category)
    stands = next((one for one in story_of(case_id) if one.key == key), None)
    start = {"body": stands.body, "version": stands.version} if stands else {}
    form = StoryForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        told_now = stories.Told(key, data["body"], data["by"], data["version"] or 0)
        saved = attempt(
            form,
            lambda: stories.write_story(actor=actor_of(request), case_id=case_id, told=told_now),
        )
        if saved:
            messages.success(request, _("Saved. Nobody else reads it until the family ticks them."))
            return redirect("web:telling:story", case_id)
    title = desk.pack.label(f"tell_once.parts.{key}", get_language() or "en")
    context = {"form": form, "case_id": case_id, "title": title}
    return render(request, "web/telling/write.html", context)


@requires(Permission.CONSENT_RECORD)
@strangers_get_404
def release(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """The family ticks a service for one part, beside the worker."""
    part = _part(part_id)
    family_desk(request, part.case_id).require(Category.CONSENT)
    sought = request.GET.get("q", "")
    services = receivers_for(part.case_id, sought)
    form = ReleaseForm(request.POST if request.method == "POST" else None, services=services)
    if request.method == "POST" and form.is_valid():
        try:
            stories.release(
                actor=actor_of(request),
                part_id=part_id,
                service_id=service_id(form),
                ticked_by=form.cleaned_data["by"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Ticked. This service reads this part, and no other."))
            return redirect("web:telling:story", part.case_id)
    context = {"form": form, "part": part, "services": services, "sought": sought}
    return render(request, "web/telling/release.html", context)


@requires(Permission.CONSENT_RECORD)
@sent_from("web:telling:story", "case_id")
@strangers_get_404
def take_back(request: HttpRequest, case_id: UUID, release_id: UUID) -> HttpResponse:
    """The family takes a tick back."""
    family_desk(request, case_id).require(Category.CONSENT)
    stories.take_back(actor=actor_of(request), release_id=release_id)
    messages.success(request, _("Taken back. This service reads it no more."))
    return redirect("web:telling:story", case_id)


@requires(Permission.REQUEST_ANSWER)
def told(request: HttpRequest) -> HttpResponse:
    """What families told once and released to one's own service."""
    return render(request, "web/telling/told.html", {"parts": told_to_us(actor_of(request))})


def _part(part_id: UUID) -> Part:
    found = story_part(part_id)
    if found is None:
        raise Http404
    return found

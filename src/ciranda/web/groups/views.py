"""Groups: the directory, one group, its sessions and their sheets."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.groups import actions
from ciranda.groups.queries import GroupPage, Sheet, group_page, groups, sheet
from ciranda.programmes.queries import InstalledPack, installed, pack_of
from ciranda.web.answers import attempt
from ciranda.web.groups import pages
from ciranda.web.groups.forms import (
    CancelForm,
    EndForm,
    NewForm,
    SessionsForm,
    SheetForm,
    WordsForm,
)

PAGE = 25


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def _group(request: HttpRequest, group_id: UUID) -> GroupPage:
    found = group_page(actor_of(request), group_id)
    if found is None:
        raise Http404
    return found


def ours(request: HttpRequest, group_id: UUID) -> GroupPage:
    """A group of one's own service; 403 with the reason for another's."""
    found = _group(request, group_id)
    if not found.is_ours:
        raise Refused(
            _("Another service runs this group. Ask them; you can still ask for a place.")
        )
    if found.ended_on:
        raise Refused(_("This group is over already."))
    return found


@requires(Permission.GROUP_READ)
def list_groups(request: HttpRequest) -> HttpResponse:
    """The groups there are, found by words: for whom, where, when, in which language."""
    actor, words = actor_of(request), request.GET.get("q", "").strip()
    only_ours = request.GET.get("show") == "ours"
    asked = request.GET.get("page", "1")
    start = (max(int(asked), 1) - 1) * PAGE if asked.isdecimal() else 0
    found, total = groups(actor, words, only_ours=only_ours, start=start, length=PAGE)
    may_run = actor.may(Permission.GROUP_RUN)
    context = {
        "table": pages.directory(found, searched=bool(words), may_run=may_run),
        "page": Paginator(range(total), PAGE).get_page(asked),
        "q": words,
        "only_ours": only_ours,
        "may_run": may_run,
    }
    return render(request, "web/groups/list.html", context)


def _programmes(actor: Actor) -> list[InstalledPack]:
    """The programmes of the actor's teams; all of them for a service outside any team."""
    ours = {pack_of(one).key for one in actor.pack_ids}
    return [one for one in installed() if not ours or one.key in ours]


@requires(Permission.GROUP_RUN)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a group of one's own service."""
    actor = actor_of(request)
    ours = [(str(g.id), g.name) for g in groups(actor, only_ours=True, length=200)[0] if g.is_ours]
    posted = request.POST if request.method == "POST" else None
    form = NewForm(posted, packs=_programmes(actor), ours=ours)
    if request.method == "POST" and form.is_valid():
        version, kind = form.kind_chosen()
        made = attempt(
            form,
            lambda: actions.found_group(
                actor=actor,
                pack_version_id=version,
                kind_key=kind,
                words=form.words(),
                linked_id=form.linked_chosen(),
            ),
        )
        if made:
            messages.success(request, _("The group has begun. Now put its sessions in."))
            return redirect("web:groups:open", made)
    return render(request, "web/groups/new.html", {"form": form})


@requires(Permission.GROUP_READ)
def open_group(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """One group: what it is, its sessions, who comes by name as far as one may see."""
    page = _group(request, group_id)
    context = {
        "group": page,
        "facts": pages.facts(page),
        "named": pages.named_in_class(page),
        "tiles": pages.tiles(page),
        "sessions": pages.sessions_table(page),
        "people": pages.people_table(page),
        "by_name": page.counts != "heads",
        "may_run": page.is_ours
        and page.ended_on is None
        and actor_of(request).may(Permission.GROUP_RUN),
    }
    return render(request, "web/groups/open.html", context)


@requires(Permission.GROUP_RUN)
def change(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Change what is said of a group."""
    page = ours(request, group_id)
    names = ("name", "audience", "place", "recurs", "languages", "places", "class_size")
    initial = {name: getattr(page, name) for name in names}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actor = actor_of(request)
        attempt(
            form,
            lambda: actions.change_group(actor=actor, group_id=group_id, words=form.words()),
        )
        if not form.errors:
            messages.success(request, _("Changed."))
            return redirect("web:groups:open", group_id)
    return render(request, "web/groups/change.html", {"group": page, "form": form})


@requires(Permission.GROUP_RUN)
def sessions(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Put sessions in: one, or a series."""
    page, actor = ours(request, group_id), actor_of(request)
    form = SessionsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.add_sessions(actor=actor, group_id=group_id, series=form.series()),
        )
        if made is not None and not form.errors:
            messages.success(request, _("Sessions added: %(n)s") % {"n": len(made)})
            return redirect("web:groups:open", group_id)
    return render(request, "web/groups/sessions.html", {"group": page, "form": form})


@requires(Permission.GROUP_RUN)
def end(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """The group is over."""
    page, actor = ours(request, group_id), actor_of(request)
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.end_group(actor=actor, group_id=group_id, on=form.cleaned_data["on"])
        messages.success(request, _("The group is over. Nothing else of any family ended with it."))
        return redirect("web:groups:list")
    return render(request, "web/groups/end.html", {"group": page, "form": form})


def sheet_of(request: HttpRequest, session_id: UUID) -> Sheet:
    """One session, or 404."""
    found = sheet(actor_of(request), session_id)
    if found is None:
        raise Http404
    return found


@requires(Permission.GROUP_READ)
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """One session: who came, by name and by number."""
    found, actor = sheet_of(request, session_id), actor_of(request)
    may_count = found.is_ours and found.has_begun and not found.is_off
    may_count = may_count and actor.may(Permission.GROUP_RUN)
    form = SheetForm(request.POST if request.method == "POST" else None, sheet=found)
    if request.method == "POST":
        if not may_count:
            raise Refused(_("Who runs the group counts, once the session has begun."))
        if form.is_valid():
            attempt(form, lambda: _count(actor, session_id, form))
            if not form.errors:
                messages.success(request, _("Counted."))
                return redirect("web:groups:open", found.group_id)
    context = {
        "sheet": found,
        "form": form,
        "may_count": may_count,
        "came": pages.came_words(found),
    }
    return render(request, "web/groups/session.html", context)


def _count(actor: Actor, session_id: UUID, form: SheetForm) -> None:
    if units := form.units():
        actions.record_attendance(actor=actor, session_id=session_id, units=units)
    if heads := form.heads():
        actions.count_heads(actor=actor, session_id=session_id, heads=heads)


@requires(Permission.GROUP_RUN)
def cancel(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Call a session off."""
    found, actor = sheet_of(request, session_id), actor_of(request)
    ours(request, found.group_id)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        attempt(form, lambda: actions.cancel_session(actor=actor, session_id=session_id, why=why))
        if not form.errors:
            messages.success(request, _("The session is called off."))
            return redirect("web:groups:open", found.group_id)
    return render(request, "web/groups/cancel.html", {"sheet": found, "form": form})

"""Who stands above a team, and which team is a programme's desk."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.agencies.actions import put_above, step_down
from ciranda.agencies.queries import might_stand_above, standing_above
from ciranda.programmes.queries import InstalledPack, installed
from ciranda.referrals import actions
from ciranda.referrals.queries import DeskOf, desks_of
from ciranda.web.answers import attempt, unchecked
from ciranda.web.choices import offer
from ciranda.web.picking import Picking, pick


class AboveForm(forms.Form):
    """Somebody to stand above the team."""

    membership = forms.ChoiceField(
        label=gettext_lazy("Who stands above this team?"),
        help_text=gettext_lazy("They learn that a deadline was missed, and never whose."),
        error_messages={"required": gettext_lazy("Choose somebody.")},
    )


class DeskForm(forms.Form):
    """The team that reads what comes from no known parish."""

    team = forms.ChoiceField(
        label=gettext_lazy("Which team reads it?"),
        error_messages={"required": gettext_lazy("Choose the team.")},
    )


@requires(Permission.TEAM_CHANGE)
def above(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Who stands above one of my teams, and naming somebody."""
    actor = request.actor  # type: ignore[attr-defined]
    if team_id not in actor.team_ids:
        raise Http404
    form = AboveForm(request.POST if request.method == "POST" else None)
    known = [(one.id, f"{one.agency}: {one.name}") for one in might_stand_above(team_id)]
    picking = pick(request, known, chosen=request.POST.get("membership", ""))
    offer(form, "membership", [("", _("Choose")), *picking.lines])
    if picking.looking:
        unchecked(form)
    elif request.method == "POST" and form.is_valid():
        chosen = UUID(form.cleaned_data["membership"])
        named = attempt(form, lambda: put_above(actor=actor, team_id=team_id, membership_id=chosen))
        if named is not None:
            messages.success(request, _("Named. What this team misses climbs to them from now on."))
            return redirect("web:team:above", team_id)
    context = {
        "form": form,
        "standing": standing_above(team_id),
        "team_id": team_id,
        "look_label": _("Is somebody missing? Look for them by name or agency"),
        **picking.context(),
    }
    return render(request, "web/team/above.html", context)


@requires(Permission.TEAM_CHANGE)
@sent_from("web:team:above", "team_id")
def end_above(request: HttpRequest, team_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Somebody no longer stands above one of my teams."""
    actor = request.actor  # type: ignore[attr-defined]
    there = {one.id for one in standing_above(team_id)} if team_id in actor.team_ids else set()
    if appointment_id not in there:
        raise Http404
    step_down(actor=actor, appointment_id=appointment_id)
    messages.success(request, _("They no longer stand above this team."))
    return redirect("web:team:above", team_id)


@requires(Permission.TEAM_CHANGE)
def desks(request: HttpRequest) -> HttpResponse:
    """The desks of the programmes my teams work in, each with its own form."""
    actor = request.actor  # type: ignore[attr-defined]
    found, titles = desks_of(actor.team_ids), _titles(installed())
    asked = request.POST.get("programme", "")
    shown = [(desk, *_form(request, desk, asked)) for desk in found]
    for desk, form, picking in shown:
        if form.is_bound and not picking.looking and form.is_valid():
            chosen = UUID(form.cleaned_data["team"])
            actions.name_desk(actor=actor, programme_key=desk.programme_key, team_id=chosen)
            messages.success(request, _("This team now reads what comes from no known parish."))
            return redirect(reverse("web:team:desks"))
    context = {
        "desks": [
            (
                titles.get(desk.programme_key, desk.programme_key),
                desk,
                form,
                picking.context() | {"id": f"id_{desk.programme_key}_words"},
            )
            for desk, form, picking in shown
        ],
        "look_label": _("Is the team missing? Look for it by its name"),
    }
    return render(request, "web/team/desks.html", context)


def _form(request: HttpRequest, desk: DeskOf, asked: str) -> tuple[DeskForm, Picking]:
    mine = request.method == "POST" and asked == desk.programme_key
    initial = {"team": str(desk.team_id)} if desk.team_id else None
    form = DeskForm(request.POST if mine else None, initial=initial, prefix=None)
    form.auto_id = f"id_{desk.programme_key}_%s"
    chosen = request.POST.get("team", "") if mine else str(desk.team_id or "")
    picking = pick(request, desk.teams, chosen=chosen, here=mine)
    offer(form, "team", [("", _("Choose")), *picking.lines])
    if picking.looking:
        unchecked(form)
    return form, picking


def _titles(packs: Sequence[InstalledPack]) -> dict[str, str]:
    return {p.key: p.title(get_language() or "en") for p in packs}

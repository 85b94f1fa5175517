"""Writing, planning, reading and correcting contacts; drafts kept on the way."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import contacts, drafts
from ciranda.cases.actions.contacts import Words
from ciranda.cases.queries.contacts import ContactRead, contact_read, draft_of
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.visiting import risks_for_visit
from ciranda.web.cases import history, words
from ciranda.web.cases.doors import actor_of, desk_for, done, strangers_get_404
from ciranda.web.cases.forms import (
    MOST_PARAGRAPHS,
    AttendForm,
    ContactForm,
    ParagraphForm,
    PlanForm,
    paragraph_forms,
    payload,
    usual_category,
)
from ciranda.web.cases.item_forms import ItemForm, item_forms
from ciranda.web.cases.reached_forms import ReachedForm, reached_forms


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def write_contact(
    request: HttpRequest, case_id: UUID, planned_id: UUID | None = None
) -> HttpResponse:
    """Write a contact down: what kind, what happened; everything else has a good default."""
    actor = actor_of(request)
    desk = desk_for(actor, case_id, Category.CONTACT)
    planned = _planned(case_id, planned_id)
    if planned:
        desk.require_same(planned.dossier_id)
    typed = request.POST if request.method == "POST" else None
    draft = None if typed else draft_of(actor, case_id, planned_id)
    begun: Mapping[str, Any] = draft.payload if draft else _begin(desk, request, planned)
    form = ContactForm(desk, typed, initial=begun)
    said = paragraph_forms(desk, typed, _paragraphs_in(begun), more="add" in request.POST)
    items, reached = item_forms(desk, typed), reached_forms(desk, typed)
    if typed is not None and "add" not in typed:
        if "save_draft" in typed:
            drafts.save_draft(
                actor=actor, case_id=case_id, payload=payload(typed.dict()), about_id=planned_id
            )
            messages.success(request, _("Your draft is kept for 7 days. Only you see it."))
            return redirect("web:cases:open", case_id)
        answered = all(one.is_valid() for one in reached)
        if answered and _written(request, desk, form, [*said, *items], planned_id, reached):
            messages.success(request, _("Written down."))
            return redirect("web:cases:open", case_id)
    context = {
        "form": form,
        "forms": [form, *said, *items],
        "paragraphs": said,
        "items": items,
        "reached": reached,
        "case_id": case_id,
        "child": desk.child,
        "planned_id": planned_id,
        "planned": planned,
        "draft": draft,
        "has_errors": typed is not None and "add" not in typed,
        "is_own": desk.is_own,
        "can_add": len(said) < MOST_PARAGRAPHS,
    }
    return render(request, "web/cases/write_contact.html", context)


def _written(
    request: HttpRequest,
    desk: Desk,
    form: ContactForm,
    said: Sequence[ParagraphForm | ItemForm],
    planned_id: UUID | None,
    reached: Sequence[ReachedForm],
) -> bool:
    paragraphs, actor = _valid(form, said), actor_of(request)
    if paragraphs is None:
        return False

    def act() -> None:
        contacts.write(
            actor=actor,
            case_id=desk.case_id,
            header=form.header(),
            paragraphs=paragraphs,
            promise=form.promise(),
            planned_id=planned_id,
        )
        for one in reached:
            one.save(actor)

    return done(form, act)


def _valid(form: ContactForm, said: Sequence[ParagraphForm | ItemForm]) -> list[Words] | None:
    """The paragraphs if everything is right; else None, the errors standing on the forms."""
    right = [one.is_valid() for one in (form, *said)]
    if not all(right):
        return None
    usual = usual_category(form.desk, form.cleaned_data["kind"])
    found = [p for one in said if (p := one.words(usual))]
    if any(one.errors for one in said):
        return None
    if not found and not form.is_missed:
        said[0].add_error("body", _("Write what happened. A sentence is enough."))
        return None
    return found


def _begin(desk: Desk, request: HttpRequest, planned: ContactRead | None) -> dict[str, Any]:
    kinds = list(desk.pack.contact_kinds)
    asked = request.GET.get("kind", "")
    if planned:
        return {"kind": planned.kind, "place": planned.place or ""}
    return {"kind": asked} if asked in kinds else {}


def _paragraphs_in(begun: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {name: begun.get(f"p{n}-{name}", "") for name in ("body", "category", "speaker")}
        for n in range(MOST_PARAGRAPHS)
        if f"p{n}-body" in begun
    ]


def _planned(case_id: UUID, planned_id: UUID | None) -> ContactRead | None:
    if planned_id is None:
        return None
    found = contact_read(planned_id)
    if found is None or found.case_id != case_id or not found.is_planned:
        raise Http404
    return found


@requires(Permission.CONTACT_WRITE)
@sent_from("web:cases:write_contact", "case_id")
@strangers_get_404
def save_draft(request: HttpRequest, case_id: UUID, planned_id: UUID | None = None) -> HttpResponse:
    """Keep what is typed so far; the page's script calls this."""
    drafts.save_draft(
        actor=actor_of(request),
        case_id=case_id,
        payload=payload(request.POST.dict()),
        about_id=planned_id,
    )
    return HttpResponse(content_type="text/plain")


@requires(Permission.CONTACT_WRITE)
@sent_from("web:cases:write_contact", "case_id")
@strangers_get_404
def discard_draft(
    request: HttpRequest, case_id: UUID, planned_id: UUID | None = None
) -> HttpResponse:
    """Throw one's draft away."""
    drafts.discard_draft(actor=actor_of(request), case_id=case_id, about_id=planned_id)
    messages.success(request, _("The draft is gone."))
    return redirect("web:cases:open", case_id)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def plan_contact(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Put the next contact into the file."""
    actor = actor_of(request)
    desk = desk_for(actor, case_id, Category.SCHEDULE)
    form = PlanForm(desk, request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = lambda: contacts.plan(actor=actor, case_id=case_id, header=form.header())  # noqa: E731
        if done(form, act):
            messages.success(request, _("Planned."))
            return redirect("web:cases:open", case_id)
    context = {"form": form, "case_id": case_id, "child": desk.child, "is_own": desk.is_own}
    context |= {"risks": risks_for_visit(case_id)}
    return render(request, "web/cases/plan_contact.html", context)


@requires(Permission.CASE_READ)
@strangers_get_404
def contact(request: HttpRequest, case_id: UUID, contact_id: UUID) -> HttpResponse:
    """Read one contact."""
    found = _read(request, case_id, contact_id)
    context = {
        "contact": found,
        "case_id": case_id,
        "title": words.label(found.pack, f"contact_kinds.{found.kind}"),
        "paragraphs": history.said(found.paragraphs),
        "earlier": history.said(found.earlier),
        "attendance": words.label(found.pack, f"attendance.{found.attendance}")
        if found.attendance
        else "",
        "may_correct": _may_correct(actor_of(request), found),
    }
    return render(request, "web/cases/contact.html", context)


def _read(request: HttpRequest, case_id: UUID, contact_id: UUID) -> ContactRead:
    found = contact_read(contact_id)
    if found is None or found.case_id != case_id:
        raise Http404
    looked(found.dossier_id, contact_id, "contact")
    return found


def _may_correct(actor: Actor, found: ContactRead) -> bool:
    if not found.may_correct(actor, timezone.now()):
        return False
    return desk_of(actor, found.case_id).holds(found.dossier_id, Category.CONTACT)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def correct_contact(request: HttpRequest, case_id: UUID, contact_id: UUID) -> HttpResponse:
    """Correct one's own contact within 24 hours; what stood before stays as an earlier version."""
    actor = actor_of(request)
    found = _read(request, case_id, contact_id)
    if not found.may_correct(actor, timezone.now()):
        raise Refused(_("Only the person who wrote this can correct it, for 24 hours."))
    desk = desk_for(actor, case_id, Category.CONTACT)
    typed = request.POST if request.method == "POST" else None
    before = [
        {"body": p.body, "category": int(p.category), "speaker": p.speaker}
        for p in found.paragraphs
        if not p.item
    ]
    form = ContactForm(desk, typed, correcting=True, initial=_as_typed(found))
    said = paragraph_forms(desk, typed, before, more="add" in request.POST)
    if typed is not None and "add" not in typed and (paragraphs := _valid(form, said)) is not None:
        version = typed.get("version", "")
        act = lambda: contacts.correct(  # noqa: E731
            actor=actor,
            contact_id=contact_id,
            version=int(version) if version.isdigit() else 0,
            header=form.header(),
            paragraphs=paragraphs,
        )
        if done(form, act):
            messages.success(request, _("Corrected. What stood before is kept."))
            return redirect("web:cases:contact", case_id, contact_id)
    context = {
        "form": form,
        "forms": [form, *said],
        "paragraphs": said,
        "case_id": case_id,
        "child": desk.child,
        "contact": found,
        "version": typed.get("version", "") if typed else found.version,
        "has_errors": typed is not None and "add" not in typed,
        "can_add": len(said) < MOST_PARAGRAPHS,
    }
    return render(request, "web/cases/correct_contact.html", context)


def _as_typed(found: ContactRead) -> dict[str, Any]:
    local = timezone.localtime(found.at)
    return {
        "kind": found.kind,
        "place": found.place or "",
        "on": local.date(),
        "at": local.time(),
        "minutes": found.minutes,
        "attendance": found.attendance,
    }


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def attend(request: HttpRequest, case_id: UUID, contact_id: UUID) -> HttpResponse:
    """What became of a planned contact: written down, missed, or taken out of the calendar."""
    actor = actor_of(request)
    planned = _planned(case_id, contact_id)
    assert planned is not None
    desk = desk_for(actor, case_id, Category.CONTACT)
    desk.require_same(planned.dossier_id)
    form = AttendForm(desk, request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["attendance"]
        if answer == AttendForm.TOOK_PLACE:
            return redirect("web:cases:write_planned", case_id, contact_id)
        note = form.cleaned_data["note"]
        if answer == AttendForm.CANCEL:
            act = lambda: contacts.cancel(actor=actor, contact_id=contact_id, note=note)  # noqa: E731
        else:
            act = lambda: contacts.attend(  # noqa: E731
                actor=actor, contact_id=contact_id, attendance=answer, note=note
            )
        if done(form, act):
            messages.success(request, _("Noted."))
            return redirect("web:cases:open", case_id)
    context = {
        "form": form,
        "case_id": case_id,
        "child": desk.child,
        "planned": planned,
        "title": words.label(planned.pack, f"contact_kinds.{planned.kind}"),
        "when": words.when(planned.at),
    }
    return render(request, "web/cases/attend.html", context)

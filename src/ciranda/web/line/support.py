"""Writing down what was held on a line: a planned contact, or extra support within its number."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import line as actions
from ciranda.cases.actions.contacts import Words
from ciranda.cases.actions.line import Extra
from ciranda.cases.policies.line import CapUsed
from ciranda.cases.queries.line import LinePage
from ciranda.web.cases.doors import actor_of, desk_for, done, strangers_get_404
from ciranda.web.cases.forms import MOST_PARAGRAPHS, ParagraphForm, paragraph_forms, usual_category
from ciranda.web.cases.item_forms import ItemForm, item_forms
from ciranda.web.line import pages
from ciranda.web.line.support_forms import DECIDED, GoOnForm, HeldForm, SupportForm
from ciranda.web.line.views import line_of


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def hold(request: HttpRequest, case_id: UUID, moment_id: UUID) -> HttpResponse:
    """Write down that a planned contact took place, with its length and who pays."""
    page, actor = line_of(request, case_id), actor_of(request)
    desk = desk_for(actor, case_id, Category.CONTACT)
    moment = next((m for m in page.moments if m.id == moment_id and m.is_open), None)
    if moment is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = HeldForm(desk, typed, initial={"kind": moment.kind_key})
    said = paragraph_forms(desk, typed, more="add" in request.POST)
    items = item_forms(desk, typed)
    paragraphs = _said(form, [*said, *items], typed is not None)
    if paragraphs is not None and done(
        form,
        lambda: actions.hold(
            actor=actor,
            moment_id=moment_id,
            header=form.header(),
            paragraphs=paragraphs,
            payer=form.payer_key,
        ),
    ):
        messages.success(request, _("Written down."))
        return redirect("web:line:open", case_id)
    context = _context(case_id, form, said, items)
    context |= {"name": pages.moment_name(page.desk.pack, moment)}
    return render(request, "web/line/hold.html", context)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def write(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Count a contact of extra support; where the number is used up, what would let it go on."""
    page, actor = line_of(request, case_id), actor_of(request)
    if not page.caps:
        raise Http404
    desk = desk_for(actor, case_id, Category.CONTACT)
    typed = request.POST if request.method == "POST" else None
    form = SupportForm(desk, typed)
    said = paragraph_forms(desk, typed, more="add" in request.POST)
    items = item_forms(desk, typed)
    paragraphs = _said(form, [*said, *items], typed is not None)
    if paragraphs is not None and done(form, lambda: _support(actor, case_id, form, paragraphs)):
        messages.success(request, _("Written down and counted."))
        return redirect("web:line:open", case_id)
    context = _context(case_id, form, said, items)
    context |= {"caps": pages.caps(page), "stopped": pages.stopped(page)}
    return render(request, "web/line/support.html", context)


def _support(actor: Actor, case_id: UUID, form: SupportForm, said: list[Words]) -> None:
    extra = Extra(form.cap, form.header(), said, form.payer_key)
    actions.support(actor=actor, case_id=case_id, extra=extra)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def go_on(request: HttpRequest, case_id: UUID, cap: str) -> HttpResponse:
    """Let extra support go on past its number: after a referral, or by a reasoned decision."""
    page, actor = line_of(request, case_id), actor_of(request)
    used = _cap(page, cap)
    desk_for(actor, case_id, Category.CONTACT)
    may_decide = actor.may(Permission.TEAM_SUPERVISE)
    form = GoOnForm(request.POST or None, may_decide=may_decide)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if form.cleaned_data["how"] == DECIDED:
            act = lambda: actions.let_go_on(  # noqa: E731
                actor=actor, case_id=case_id, cap=cap, reason=words
            )
        else:
            act = lambda: actions.refer_on(actor=actor, case_id=case_id, cap=cap, to=words)  # noqa: E731
        if done(form, act):
            messages.success(request, _("Noted. Extra support may go on."))
            return redirect("web:line:support", case_id)
    context = {
        "case_id": case_id,
        "form": form,
        "name": pages.cap_name(page, used),
        "used": used,
        "may_decide": may_decide,
    }
    return render(request, "web/line/go_on.html", context)


def _cap(page: LinePage, key: str) -> CapUsed:
    found = next((cap for cap in page.caps if cap.key == key), None)
    if found is None:
        raise Http404
    return found


def _said(form: HeldForm, said: list[ParagraphForm | ItemForm], sent: bool) -> list[Words] | None:
    """The paragraphs if everything is right; else None, the errors standing on the forms."""
    right = [one.is_valid() for one in (form, *said)]
    if not sent or "add" in form.data or not all(right):
        return None
    usual = usual_category(form.desk, form.cleaned_data["kind"])
    found = [p for one in said if (p := one.words(usual))]
    if any(one.errors for one in said):
        return None
    if not found and not form.is_missed:
        said[0].add_error("body", _("Write what happened. A sentence is enough."))
        return None
    return found


def _context(
    case_id: UUID, form: HeldForm, said: list[ParagraphForm], items: list[ItemForm]
) -> dict[str, object]:
    return {
        "case_id": case_id,
        "form": form,
        "forms": [form, *said, *items],
        "paragraphs": said,
        "items": items,
        "has_errors": form.is_bound and "add" not in form.data,
        "can_add": len(said) < MOST_PARAGRAPHS,
    }

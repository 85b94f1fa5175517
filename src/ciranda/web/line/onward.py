"""Who answers next, and what is suggested to the family: as the line's page shows them, and the
page on which a person confirms."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import line as actions
from ciranda.cases.enums import SuggestionState
from ciranda.cases.queries.line import LinePage, PassingRead, SuggestionRead
from ciranda.common.dates import add_months
from ciranda.programmes.policies.schema.monitoring import Suggestion
from ciranda.web.cases.doors import actor_of, desk_for, done, strangers_get_404
from ciranda.web.components import Row
from ciranda.web.line.onward_forms import NOT_NOW, DecideForm, SuggestForm, terms_words
from ciranda.web.line.pages import language_of
from ciranda.web.line.proposing import Said, proposed, said_in_forms
from ciranda.web.line.views import line_of
from ciranda.web.wording import day


@dataclass(frozen=True)
class Next:
    """An age at which somebody else answers, where it stands, and the page that prepares it."""

    label: str
    words: str
    colour: str
    href: str = ""


@dataclass(frozen=True)
class Suggested:
    """Something that may be suggested: where it stands, and its page."""

    label: str
    rows: tuple[Row, ...]
    href: str = ""


def answers_next(page: LinePage) -> list[Next]:
    """Who answers from which day, and whether the next team has taken over."""
    return [_next(page, one) for one in page.passings]


def _next(page: LinePage, one: PassingRead) -> Next:
    rules = page.desk.pack.monitoring
    leaving = bool(rules and rules.passes[one.key].leaving)
    label = page.desk.pack.label(f"monitoring.passes.{one.key}", language_of())
    label = _("%(what)s, from %(day)s") % {"what": label, "day": day(one.due_on)}
    if one.received_on and not leaving:
        received = _("received on %(day)s") % {"day": day(one.received_on)}
        return Next(label, received, "green")
    if one.prepared_on is None:
        return Next(label, _("prepared by itself in time"), "grey")
    name = "web:transitions:open" if leaving else "web:transfers:offer"
    href = reverse(name, args=[page.desk.case_id]) if page.desk.may_write else ""
    if one.due_on < page.today:
        return Next(label, _("not received yet: we go on answering"), "red", href)
    return Next(label, _("being prepared"), "yellow", href)


def suggested(page: LinePage) -> list[Suggested]:
    """What the programme may suggest at this age, and what was."""
    rules = page.desk.pack.monitoring
    kinds = rules.suggestions if rules else {}
    said = said_in_forms(page)
    return [
        _suggested(page, key, said)
        for key, kind in kinds.items()
        if fits(kind, page.born_on, page.today) or any(s.kind_key == key for s in page.suggestions)
    ]


def fits(kind: Suggestion, born_on: date | None, today: date) -> bool:
    """Whether it is for a child of this age."""
    if born_on is None:
        return False
    first, end = (add_months(born_on, n) for n in (kind.from_months, kind.before_months))
    return first <= today < end


def _suggested(page: LinePage, key: str, said: Said) -> Suggested:
    label = page.desk.pack.label(f"monitoring.suggestions.{key}", language_of())
    rows = tuple(_row(page, one) for one in page.suggestions if one.kind_key == key)
    if not rows:
        rows = _proposal(page, key, said)
    href = reverse("web:line:suggestion", args=[page.desk.case_id, key])
    return Suggested(label, rows, href if page.desk.may_write else "")


def _proposal(page: LinePage, key: str, said: Said) -> tuple[Row, ...]:
    """What the file gives as a reason by itself, before anybody suggested it."""
    pack, rules = page.desk.pack, page.desk.pack.monitoring
    held = proposed(page, rules.suggestions[key], said) if rules else []
    base = f"monitoring.suggestions.{key}.reasons"
    words = [pack.label(f"{base}.{one}", language_of()) for one in held]
    return (Row(_("By what is written"), "; ".join(words)),) if words else ()


def _row(page: LinePage, one: SuggestionRead) -> Row:
    pack, base = page.desk.pack, f"monitoring.suggestions.{one.kind_key}"
    said = [pack.label(f"{base}.reasons.{key}", language_of()) for key in one.reason_keys]
    if one.terms_key:
        said.append(terms_words(pack, one.kind_key, one.terms_key))
    said += [part for part in (one.words, one.decided_by_name or one.suggested_by_name) if part]
    return Row(SuggestionState(one.state).label, "; ".join(said))


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def suggestion(request: HttpRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Suggest something to a family, or confirm what was suggested: a person decides."""
    page, actor = line_of(request, case_id), actor_of(request)
    rules = page.desk.pack.monitoring
    known = rules.suggestions.get(kind) if rules else None
    if known is None:
        raise Http404
    desk_for(actor, case_id, Category.EDUCATION)
    waits = page.waiting(kind)
    form: SuggestForm | DecideForm
    if waits:
        form = DecideForm(page.desk.pack, kind, request.POST or None)
    else:
        held = proposed(page, known, said_in_forms(page))
        form = SuggestForm(page.desk.pack, kind, held, request.POST or None)
    if form.is_valid() and done(form, lambda: _act(request, case_id, kind, form, waits)):
        messages.success(request, _("Noted."))
        return redirect("web:line:open", case_id)
    context = {
        "case_id": case_id,
        "form": form,
        "name": page.desk.pack.label(f"monitoring.suggestions.{kind}", language_of()),
        "rows": (_row(page, waits),) if waits else (),
    }
    return render(request, "web/line/suggestion.html", context)


def _act(
    request: HttpRequest,
    case_id: UUID,
    kind: str,
    form: "SuggestForm | DecideForm",
    waits: SuggestionRead | None,
) -> None:
    actor, given = actor_of(request), form.cleaned_data
    if waits is None:
        actions.suggest(actor=actor, case_id=case_id, kind=kind, reasons=given["reasons"])
    elif given["terms"] == NOT_NOW:
        actions.put_aside(actor=actor, suggestion_id=waits.id, words=given["words"])
    else:
        actions.confirm(
            actor=actor, suggestion_id=waits.id, terms=given["terms"], words=given["words"]
        )

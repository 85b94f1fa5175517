"""The clerk's pages: a notice of a birth or an arrival begins a child's line, or a file does."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.agencies.queries import parishes_of
from ciranda.cases.actions.line import Noticed, take_notice, take_notices
from ciranda.cases.policies.line import COLUMNS, NoticeFile, NoticeRow, read_notices
from ciranda.programmes.queries import installed
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of
from ciranda.web.line.notice_forms import FileForm, MeantForm, NoticeForm
from ciranda.web.search.comparing import comparison

# What the page of the decision writes itself; all else that was typed is kept on it.
OWN = frozenset({"csrfmiddlewaretoken", "_key", "decision"})


@dataclass(frozen=True)
class ReportLine:
    """What became of one line of a file. `typed` goes back to the form where somebody decides."""

    number: int
    name: str
    words: str
    colour: str
    href: str = ""
    typed: tuple[tuple[str, str], ...] = ()


def lines_installed() -> list[tuple[str, str]]:
    """The programmes that follow children by age, by key and title."""
    language, found = get_language() or "en", installed()
    titles: dict[str, str] = {}
    for one in found:
        if one.pack.monitoring:
            titles.setdefault(one.key, one.pack.label("title", language))
    return list(titles.items())


@requires(Permission.CASE_OPEN)
def notice(request: HttpRequest) -> HttpResponse:
    """Take one notice; where a child may be known already, a person decides first."""
    programmes = lines_installed()
    form = NoticeForm(request.POST if request.method == "POST" else None)
    form.offer_programmes(programmes)
    if request.method == "POST" and form.is_valid():
        taken = _take(request, form)
        if taken and taken.case_id:
            messages.success(request, _told(taken))
            return redirect("web:line:open", taken.case_id)
        if taken:
            return _decide(request, form, taken)
    context = {"form": form, "programmes": programmes}
    return render(request, "web/line/notice.html", context)


def _take(request: HttpRequest, form: NoticeForm) -> Noticed | None:
    actor, told = actor_of(request), form.notice()
    programme = form.cleaned_data["programme"]
    taken = attempt(form, lambda: take_notice(actor=actor, programme=programme, notice=told))
    if taken is None or not taken.undecided or "decision" not in request.POST:
        return taken
    meant = MeantForm(taken.alike, request.POST)
    if not meant.is_valid():
        return taken
    return attempt(
        form,
        lambda: take_notice(
            actor=actor,
            programme=programme,
            notice=told,
            same_as=meant.same_as,
            decided=True,
        ),
    )


def _decide(request: HttpRequest, form: NoticeForm, taken: Noticed) -> HttpResponse:
    meant = MeantForm(taken.alike, request.POST if "decision" in request.POST else None)
    known = form.notice().known
    context = {
        "form": meant,
        "typed": [(k, v) for k, v in request.POST.items() if k not in OWN],
        "compared": [comparison(known, one) for one in taken.alike],
    }
    return render(request, "web/line/meant.html", context)


def _told(taken: Noticed) -> str:
    if taken.repeated:
        return _("This child has a line already: nobody was entered twice.")
    return _("The line begins. Every contact is planned by age.")


@requires(Permission.CASE_OPEN)
def notice_file(request: HttpRequest) -> HttpResponse:
    """Take a register's file and say, line by line, what became of it.

    The report stands on the page that was sent: a child's name belongs in no address. The same
    file sent again finds the same children and makes nobody twice.
    """
    programmes = lines_installed()
    posted = request.method == "POST"
    form = FileForm(request.POST if posted else None, request.FILES if posted else None)
    form.offer_programmes(programmes)
    context: dict[str, object] = {"form": form, "programmes": programmes, "columns": COLUMNS}
    if posted and form.is_valid():
        read = read_notices(form.cleaned_data["file"])
        programme = form.cleaned_data["programme"]
        taken = attempt(
            form,
            lambda: take_notices(actor=actor_of(request), programme=programme, rows=read.rows),
        )
        if taken is not None:
            report = _report(read, taken, programme)
            context |= {"read": read, "report": report, "sums": _sums(read, taken)}
    return render(request, "web/line/notice_file.html", context)


def _sums(read: NoticeFile, taken: tuple[Noticed, ...]) -> dict[str, int]:
    return {
        "begun": sum(1 for t in taken if t.case_id and not t.repeated),
        "known": sum(1 for t in taken if t.repeated),
        "open": sum(1 for t in taken if not t.case_id) + len(read.problems),
    }


def _report(read: NoticeFile, taken: tuple[Noticed, ...], programme: str) -> list[ReportLine]:
    places = {c: one.name for c, one in parishes_of({r.parish_code for r in read.rows}).items()}
    return [
        _line(number, row, one, _typed(row, programme, places.get(row.parish_code, "")))
        for number, row, one in zip(read.lines, read.rows, taken, strict=True)
    ]


def _line(
    number: int, row: NoticeRow, taken: Noticed, typed: tuple[tuple[str, str], ...]
) -> ReportLine:
    name = f"{row.given} {row.surnames}".strip()
    if taken.case_id:
        words, colour = (_("known already"), "blue") if taken.repeated else (_("begun"), "green")
        return ReportLine(number, name, words, colour, _address(taken.case_id))
    if taken.undecided:
        return ReportLine(number, name, _("may be known: look who is meant"), "orange", "", typed)
    return ReportLine(number, name, taken.refused, "red")


def _typed(row: NoticeRow, programme: str, place: str) -> tuple[tuple[str, str], ...]:
    """The row as the form of one notice would send it."""
    return (
        ("programme", programme),
        ("start", row.start.value),
        ("given", row.given),
        ("surnames", row.surnames),
        ("born_on_0", str(row.born_on.day)),
        ("born_on_1", str(row.born_on.month)),
        ("born_on_2", str(row.born_on.year)),
        ("place", place),
        ("register", row.register),
        ("number", row.number),
    )


def _address(case_id: UUID) -> str:
    return reverse("web:line:open", args=[case_id])

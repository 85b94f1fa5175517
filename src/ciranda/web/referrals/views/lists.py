"""The inbox of a team, what I sent, and what my service is asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.referrals.queries import Pile, asked_of, inbox, sent_by
from ciranda.referrals.queries.inbox import PAGE
from ciranda.web.referrals.piles import (
    areas,
    counted,
    inbox_lines,
    nothing_asked,
    nothing_in,
    nothing_sent,
    piles,
    question_lines,
    sent_lines,
)
from ciranda.web.referrals.views.frame import actor_of, language


def _page(request: HttpRequest) -> int:
    typed = request.GET.get("page", "1")
    return max(int(typed), 1) if typed.isdigit() and len(typed) < 7 else 1


@requires(Permission.REFERRAL_READ, Purpose.TRIAGE)
def inbox_list(request: HttpRequest) -> HttpResponse:
    """What came in for the parishes of my teams, by what has to happen next."""
    actor = actor_of(request)
    if not actor.team_ids:
        return redirect("web:referrals:sent")
    asked = request.GET.get("pile", "")
    pile = Pile(asked) if asked in set(Pile) else Pile.NEW
    number = _page(request)
    found = inbox(actor, pile, now=timezone.now(), language=language(), page=number)
    context = {
        "tabs": areas(actor, "list", found.counts),
        "piles": piles(found, pile),
        "tasks": inbox_lines(found, decides=actor.may(Permission.REFERRAL_TRIAGE)),
        "empty": nothing_in(pile),
        "page": counted(found.counts[pile], number, PAGE),
    }
    return render(request, "web/referrals/list.html", context)


@requires(Permission.REFERRAL_SEND, Purpose.TRIAGE)
def sent_list(request: HttpRequest) -> HttpResponse:
    """What I sent, and what became of it."""
    actor, number = actor_of(request), _page(request)
    found = sent_by(actor, page=number)
    context = {
        "tabs": areas(actor, "sent"),
        "tasks": sent_lines(found, language()),
        "empty": nothing_sent(),
        "page": counted(found.number, number, PAGE),
    }
    return render(request, "web/referrals/sent.html", context)


@requires(Permission.ENQUIRY_ANSWER, Purpose.TRIAGE)
def question_list(request: HttpRequest) -> HttpResponse:
    """What my service is asked by local teams."""
    actor, number = actor_of(request), _page(request)
    found = asked_of(actor, page=number)
    context = {
        "tabs": areas(actor, "questions"),
        "tasks": question_lines(found),
        "empty": nothing_asked(),
        "page": counted(found.number, number, PAGE),
    }
    return render(request, "web/referrals/questions.html", context)

"""Certificates of another agency: agreed, issued, printed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.services import actions
from ciranda.services.queries import (
    CertificateLine,
    DelegationLine,
    certificate,
    certificates_of,
    delegations_of,
    other_agencies,
)
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of, desk_for, family_desk, strangers_get_404
from ciranda.web.certificates.forms import AgreeForm, IssueForm
from ciranda.web.components import Cell, Column, Empty, Link, Row, Table
from ciranda.web.paging import page_asked
from ciranda.web.wording import day

PAGE = 25


@requires(Permission.CASE_READ)
@strangers_get_404
def list_certificates(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The certificates a family was given."""
    desk, number = family_desk(request, case_id), page_asked(request)
    found, total = certificates_of(case_id, start=(number - 1) * PAGE, length=PAGE)
    may = desk.may_write and not desk.is_own and bool(desk.writes & 1 << Category.SOCIAL)
    may = may and actor_of(request).may(Permission.REQUEST_SEND)
    issue_at = reverse("web:certificates:issue", args=[case_id]) if may else ""
    context = {
        "case_id": case_id,
        "about": desk.child,
        "table": _given(found, issue_at),
        "page": Paginator(range(total), PAGE).get_page(number),
        "issue": issue_at if found else "",
    }
    return render(request, "web/certificates/list.html", context)


def _given(found: list[CertificateLine], issue_at: str) -> Table:
    rows = [
        [
            Cell(one.certificate, href=reverse("web:certificates:paper", args=[one.id])),
            Cell(one.about),
            Cell(one.owner),
            Cell(day(one.issued_on)),
            Cell(day(one.until) if one.until else ""),
        ]
        for one in found
    ]
    empty = Empty(
        _("No certificate was issued here yet"),
        _("Where another agency lets yours issue its certificate, the family need not go there."),
        Link(_("Issue a certificate"), issue_at) if issue_at else None,
    )
    columns = [
        Column(_("Certificate")), Column(_("For whom")), Column(_("Of")), Column(_("Issued on")),
        Column(_("Until")),
    ]  # fmt: skip
    return Table(_("Certificates"), columns, rows, empty, caption_hidden=True)


@requires(Permission.REQUEST_SEND)
@strangers_get_404
def issue(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Issue a certificate under an agreement that holds today."""
    actor = actor_of(request)
    desk = desk_for(actor, case_id, Category.SOCIAL)
    if desk.is_own:
        raise Refused(_("Whoever answers for the family issues certificates for it."))
    if desk.read_dossier:
        looked(desk.read_dossier, case_id, "certificates")
    holding = [d for d in delegations_of(actor) if d.holds]
    form = IssueForm(request.POST if request.method == "POST" else None, delegations=holding)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.issue_certificate(
                actor=actor,
                case_id=case_id,
                delegation_id=UUID(data["delegation"]),
                about=data["about"],
                words=data["words"],
                until=data["until"],
            ),
        )
        if made:
            messages.success(request, _("Issued. Print it for the family."))
            return redirect("web:certificates:paper", made)
    context = {
        "case_id": case_id,
        "about": desk.child,
        "form": form,
        "holding": holding,
        "may_agree": actor.may(Permission.OFFER_DESCRIBE),
    }
    return render(request, "web/certificates/issue.html", context)


@requires(Permission.CASE_READ)
def paper(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """The certificate on paper."""
    found = certificate(certificate_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, certificate_id, "certificate")
    rows = [
        Row(_("For"), found.about),
        Row(_("What is certified"), found.words),
        Row(_("Certificate of"), found.owner),
        Row(_("Issued by"), f"{found.issued_by}, {found.issuer}"),
        Row(_("Issued on"), day(found.issued_on)),
        Row(_("Valid until"), day(found.until) if found.until else ""),
        Row(_("Under"), _basis(found)),
        Row(_("Number"), found.number),
    ]
    context = {"certificate": found, "rows": [row for row in rows if row.value]}
    return render(request, "web/certificates/paper.html", context)


def _basis(found: CertificateLine | DelegationLine) -> str:
    if found.paper and found.ends_on:
        return _("%(paper)s, until %(day)s") % {"paper": found.paper, "day": day(found.ends_on)}
    return _("Agreed by word of mouth; ask %(theirs)s or %(ours)s") % {
        "theirs": found.owner_contact,
        "ours": found.issuer_contact,
    }


@requires(Permission.GROUP_READ)
def agreements(request: HttpRequest) -> HttpResponse:
    """What one's agency may issue for others, and on what it rests."""
    actor = actor_of(request)
    may = actor.may(Permission.OFFER_DESCRIBE)
    found = delegations_of(actor)
    new = reverse("web:certificates:agree") if may else ""
    empty = Empty(
        _("Your agency issues no certificate for another yet"),
        _("Whoever leads the agency writes down what was agreed: on paper, or by word of mouth."),
        Link(_("Write an agreement down"), new) if new else None,
    )
    rows = [
        [
            Cell(d.certificate),
            Cell(d.owner),
            Cell(_basis(d) if d.holds else _("run out"), tag_colour="" if d.holds else "red"),
        ]
        for d in found
    ]
    columns = [Column(_("Certificate")), Column(_("Of")), Column(_("Under"))]
    context = {
        "table": Table(_("What we may issue"), columns, rows, empty, caption_hidden=True),
        "new": new if found else "",
        "ours": found if may else [],
    }
    return render(request, "web/certificates/agreements.html", context)


@requires(Permission.OFFER_DESCRIBE)
def agree(request: HttpRequest) -> HttpResponse:
    """Write an agreement down."""
    actor, words = actor_of(request), request.GET.get("q", "").strip()[:60]
    found = other_agencies(actor, words)
    form = AgreeForm(request.POST if request.method == "POST" else None, agencies=found)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.record_delegation(actor=actor, agreed=form.agreed()))
        if made:
            messages.success(request, _("Written down. Your workers can issue it now."))
            return redirect("web:certificates:agreements")
    context = {"form": form, "q": words, "agencies": found}
    return render(request, "web/certificates/agree.html", context)


@requires(Permission.OFFER_DESCRIBE)
@sent_from("web:certificates:agreements")
@strangers_get_404
def end(request: HttpRequest, delegation_id: UUID) -> HttpResponse:
    """An agreement holds no more."""
    actions.end_delegation(actor=actor_of(request), delegation_id=delegation_id)
    messages.success(request, _("Nothing more is issued under it. What was issued stays."))
    return redirect("web:certificates:agreements")

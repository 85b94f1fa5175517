"""Who stands around us: by name, with what they are to us and why they see what they see."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.actions.bars import refuse_worker
from ciranda.cases.queries.family import Helper, OwnCase, managers_before, own_pages
from ciranda.common.telephone import dialled
from ciranda.portal.pages import manager_words, me, plain


@dataclass(frozen=True)
class Person:
    """Someone of the ring, as the drawing wants them."""

    name: str
    role: str
    employer: str
    contact: str
    kind: str
    note: str
    relation: str = ""
    href: str = ""

    @property
    def dialled(self) -> str:
        """The contact as a telephone dials it; empty where it is no number."""
        return dialled(self.contact)


@dataclass(frozen=True)
class Why:
    """Why someone sees what they see, in plain words."""

    name: str
    reason: str
    parts: list[str]


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """The people around each of my cases."""
    pages = own_pages(me(request))
    for case in pages.cases:
        looked(case.dossier_id, case.id, "people")
    before = managers_before(case.id for case in pages.cases)
    rings = [
        (
            case,
            [_person(case, h) for h in case.helpers],
            [_why(case, h) for h in _seeing(case)],
            _refusable(case),
            before.get(case.id, []),
        )
        for case in pages.cases
    ]
    return render(request, "portal/people/open.html", {"rings": rings})


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def refuse(request: HttpRequest, case_id: UUID, membership_id: UUID) -> HttpResponse:
    """I do not want this worker with us. Somebody else stands in at once where it is needed."""
    found = [case for case in own_pages(me(request)).cases if case.id == case_id]
    helpers = [h for case in found for h in _refusable(case) if h.membership_id == membership_id]
    if not helpers:
        raise Http404
    looked(found[0].dossier_id, case_id, "people")
    if request.method == "POST":
        actor = request.actor  # type: ignore[attr-defined]
        reason = request.POST.get("reason", "")[:1000]
        refuse_worker(actor=actor, case_id=case_id, membership_id=membership_id, reason=reason)
        said = _("Done. From now on they see nothing of you, except what they wrote themselves.")
        messages.success(request, said)
        return redirect("portal:people:open")
    context = {"case": found[0], "helper": helpers[0]}
    return render(request, "portal/people/refuse.html", context)


def _refusable(case: OwnCase) -> list[Helper]:
    """The workers around an open case, each once."""
    workers = {h.membership_id: h for h in case.helpers if h.membership_id}
    return [] if case.closed_at else list(workers.values())


def _seeing(case: OwnCase) -> list[Helper]:
    """Whom we know and trust without an account sees nothing here."""
    return [h for h in case.helpers if not h.is_person]


def _role(case: OwnCase, helper: Helper) -> str:
    language = get_language() or "en"
    if helper.kind == "manager":
        return manager_words(case.pack)
    if helper.kind == "cover":
        return _("Stands in for your case manager")
    return case.pack.label(f"roles.{helper.role}", language)


def _person(case: OwnCase, helper: Helper) -> Person:
    return Person(
        helper.name,
        _role(case, helper),
        helper.agency,
        helper.phone,
        "manager" if helper.kind in ("manager", "cover") else "professional",
        _("You named this person as the one you turn to") if helper.trusted else "",
    )


def _why(case: OwnCase, helper: Helper) -> Why:
    reasons = {
        "manager": _("because this person holds everything together for you"),
        "cover": _("because your case manager is away, until they are back"),
        "member": _("because this person is in your circle"),
    }
    kinds = {"manager": "case_manager", "cover": "case_manager"}
    roles = case.pack.roles
    if helper.kind == "member":
        reads = roles[helper.role].reads if helper.role in roles else ()
    else:
        reads = tuple(c for r in roles.values() if r.kind == kinds[helper.kind] for c in r.reads)
    return Why(helper.name, reasons[helper.kind], plain(dict.fromkeys(reads)))

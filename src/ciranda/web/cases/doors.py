"""What every view of a family does: strangers get 404, a no from an action becomes a form error."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Category
from ciranda.cases.actions.visits import visited
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.cases.queries.page import CasePage, case_page

View = TypeVar("View", bound=Callable[..., HttpResponse])


def strangers_get_404(view: View) -> View:
    """What is not to be seen is not there."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (NoSuchCase, ObjectDoesNotExist) as error:
            raise Http404 from error

    return answer  # type: ignore[return-value]


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def family_page(
    request: HttpRequest, case_id: UUID, *, sections: dict[str, str] | None = None
) -> CasePage:
    """The family's page for this reader, its reading on record. Raises Http404 for a stranger."""
    actor = actor_of(request)
    page = case_page(actor, case_id, sections=sections)
    if page is None or page.read_dossier is None:
        raise Http404
    looked(page.read_dossier, case_id, "case")
    return page


def opened(request: HttpRequest, case_id: UUID) -> None:
    """Remember this opening, for «what changed since my last visit»."""
    visited(actor_of(request), case_id)


def done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Whether an action was done; its no stands on the form, in words."""
    try:
        act()
    except Refused as no:
        form.add_error(None, str(no))
        return False
    return True


def desk_for(actor: Actor, case_id: UUID, *categories: Category) -> Desk:
    """Where this worker writes about a family. Raises Refused, so 403 with the reason, where they
    may not; NoSuchCase for a stranger."""
    desk = desk_of(actor, case_id)
    desk.require(*categories)
    return desk


def family_desk(request: HttpRequest, case_id: UUID) -> Desk:
    """Where this reader would write, with their looking on record; they may read only."""
    desk = desk_of(actor_of(request), case_id)
    if desk.read_dossier:
        looked(desk.read_dossier, case_id, "case")
    return desk

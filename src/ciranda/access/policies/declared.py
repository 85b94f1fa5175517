"""What every view declares about itself: the permission it needs, or why it needs none, and for
one that only takes a form, the page that holds it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from ciranda.access.enums import Permission, Purpose

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Needs:
    """The permission a view needs and the purpose it reads for."""

    permission: Permission
    purpose: Purpose
    # open to somebody who must still set up a second step, and is let in nowhere else
    enrols: bool = False


@dataclass(frozen=True)
class Public:
    """A view for anyone, and why that is right."""

    reason: str


def requires(
    permission: Permission, purpose: Purpose = Purpose.SUPPORT, *, enrols: bool = False
) -> Callable[[View], View]:
    """Only whoever holds `permission` may open this view; rows are read for `purpose`.

    `enrols`: it is one of the pages on which a required second step is set up.
    """

    def mark(view: View) -> View:
        view.declared = Needs(permission, purpose, enrols)  # type: ignore[attr-defined]
        return view

    return mark


def sent_from(page: str, *keys: str) -> Callable[[View], View]:
    """This view only takes what a form sends; whoever opens its address goes to `page`, the one
    with the form. `keys` are the parts of the address that the page's needs.

    A back button, a bookmark or a sign-in half-way ends there instead of at a refusal; the page
    itself turns strangers away.
    """

    def mark(view: View) -> View:
        view.sent_from = (page, keys)  # type: ignore[attr-defined]
        return view

    return mark


def public(reason: str) -> Callable[[View], View]:
    """Anyone may open this view; `reason` is listed in docs/access.md."""

    def mark(view: View) -> View:
        view.declared = Public(reason)  # type: ignore[attr-defined]
        return view

    return mark

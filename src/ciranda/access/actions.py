"""The doors: entering a transaction as someone, and the only way to write."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.enums import DossierKind, Permission, PrincipalKind, Purpose, Role
from ciranda.access.models import Dossier
from ciranda.access.policies.derivation import Grant
from ciranda.access.policies.roles import PERMISSIONS
from ciranda.audit import actions as audit
from ciranda.audit.enums import Outcome
from ciranda.common.ids import uuid7
from ciranda.common.remembering import remembered

Params = ParamSpec("Params")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Actor:
    """Who acts: one human, for one agency (or as family), in one role, for one purpose."""

    human_id: UUID | None
    role: Role
    principals: tuple[int, ...] = ()
    barred: tuple[UUID, ...] = ()
    purpose: Purpose = Purpose.SUPPORT
    user_id: int | None = None
    membership_id: UUID | None = None
    agency_id: UUID | None = None
    service_id: UUID | None = None
    team_ids: tuple[UUID, ...] = ()
    # The newest pack of each programme that these teams run; empty outside any team.
    pack_ids: tuple[UUID, ...] = ()
    person_id: UUID | None = None
    name: str = ""
    agency_name: str = ""
    role_label: str = ""
    trained: bool = True
    choices: int = 1
    request_id: UUID = field(default_factory=uuid7)

    @property
    def permissions(self) -> frozenset[Permission]:
        """What this actor may do: that of their one role."""
        return PERMISSIONS[self.role]

    @property
    def writes_as(self) -> UUID:
        """The membership under which a worker writes. Raises Refused for somebody without one."""
        if self.membership_id is None:
            raise Refused(_("A worker writes this, in one of their places of work."))
        return self.membership_id

    @property
    def is_staff(self) -> bool:
        """Whether this is a worker (not family, not a job)."""
        return self.membership_id is not None

    @property
    def is_family(self) -> bool:
        """Whether this is a family member in the portal."""
        return self.role == Role.FAMILY

    def may(self, permission: Permission) -> bool:
        """Whether the role holds `permission`; rows are the wall's question."""
        return permission in self.permissions


ANONYMOUS = Actor(human_id=None, role=Role.FAMILY, name="")
_acting: ContextVar["Actor | None"] = ContextVar("acting", default=None)
_inside: ContextVar[int] = ContextVar("inside", default=0)


class Refused(PermissionDenied):
    """A no with a reason that a person can read, and what to do instead."""


class Unaudited(RuntimeError):
    """An action ended without saying what it touched."""


def settings_of(actor: Actor) -> list[str]:
    """The eight settings of `app.*` for this actor, in the order `enter` sets them."""
    return [
        "{" + ",".join(map(str, actor.principals)) + "}",
        str(1 << actor.purpose),
        str(actor.human_id or ""),
        str(actor.user_id or ""),
        str(actor.membership_id or ""),
        "t" if actor.is_staff or actor.role == Role.SYSTEM else "f",
        "{" + ",".join(map(str, actor.barred)) + "}",
        str(actor.person_id or ""),
    ]


_SET = "select " + ", ".join(
    f"set_config('app.{name}', %s, true)"
    for name in (
        "principals",
        "purpose",
        "human",
        "user_id",
        "membership",
        "staff",
        "barred",
        "person",
    )
)


def enter_on(cursor: CursorWrapper, actor: Actor) -> None:
    """Make the rest of this cursor's transaction speak as `actor`. One statement."""
    cursor.execute(_SET, settings_of(actor))


def enter(actor: Actor) -> None:
    """Make the rest of this transaction speak as `actor`. One statement."""
    with connection.cursor() as cursor:
        enter_on(cursor, actor)
    _acting.set(actor)


def resume(actor: Actor) -> None:
    """Say who acts where the settings were already made by the statement that entered."""
    _acting.set(actor)


def acting() -> Actor | None:
    """Who this transaction speaks as."""
    return _acting.get()


def leave() -> None:
    """Forget who was acting: the transaction is over."""
    _acting.set(None)


@contextmanager
def entered(actor: Actor) -> Iterator[Actor]:
    """A transaction as `actor`, with its audit written at the end. For jobs, commands and tests."""
    before = _acting.get()
    with transaction.atomic():
        enter(actor)
        try:
            yield actor
            if _inside.get() == 0:
                audit.flush()
        finally:
            if before is not None and not connection.needs_rollback:
                enter(before)
            else:
                _acting.set(before)


def touched(
    dossier_id: UUID | None, object_id: UUID | None, *fields: str, kind: str = "", reason: str = ""
) -> None:
    """Say what an action changed: ids and field names, for the audit trail."""
    actor = _acting.get()
    audit.record(
        _verb.get(),
        kind=kind,
        object_id=object_id,
        dossier_id=dossier_id,
        fields=fields,
        reason=reason,
        purpose=int(actor.purpose) if actor else None,
        request_id=actor.request_id if actor else None,
    )


def looked(dossier_id: UUID, object_id: UUID, kind: str) -> None:
    """Say what a page showed, for «who looked»."""
    actor = _acting.get()
    audit.record(
        "read",
        kind=kind,
        object_id=object_id,
        dossier_id=dossier_id,
        purpose=int(actor.purpose) if actor else None,
        request_id=actor.request_id if actor else None,
    )


_verb: ContextVar[str] = ContextVar("verb", default="")


def action(
    permission: Permission | None, *, leaves_no_trace: str = ""
) -> Callable[[Callable[Params, Result]], Callable[Params, Result]]:
    """The only way to write: a transaction as `actor`, the permission checked, the audit written.

    The function is keyword-only with `actor` first and calls `touched` for what it changed.
    `permission=None` is for things anyone may do (a public signal); say why beside it.
    `leaves_no_trace` is for what must stay anonymous to this installation too: says why no event
    is written, and then none may be.
    Raises Refused without the permission, Unaudited when nothing was recorded.
    """

    def door(function: Callable[Params, Result]) -> Callable[Params, Result]:
        verb = f"{function.__module__.split('.')[1]}.{function.__name__}"

        @wraps(function)
        def run(*args: Params.args, **kwargs: Params.kwargs) -> Result:
            actor = kwargs.get("actor")
            if not isinstance(actor, Actor):
                raise TypeError(f"{verb} needs actor=…")
            _check(actor, permission, verb)
            return _run(verb, actor, lambda: function(*args, **kwargs), bool(leaves_no_trace))

        run.permission = permission  # type: ignore[attr-defined]
        run.leaves_no_trace = leaves_no_trace  # type: ignore[attr-defined]
        return run

    return door


def _check(actor: Actor, permission: Permission | None, verb: str) -> None:
    if permission is not None and not actor.may(permission):
        raise Refused(
            _("Your role here does not include this (%(permission)s).") % {"permission": permission}
        )
    # one's own account is not the families': its password and second step come before training
    if actor.is_staff and not actor.trained and permission is not Permission.ACCOUNT_USE:
        raise Refused(_("Writing opens once your training is recorded. You can still read."))


def _run(
    verb: str, actor: Actor, work: Callable[[], Result], leaves_no_trace: bool = False
) -> Result:
    before, waiting, noted = _acting.get(), audit.waiting(), audit.noted()
    verb_token, depth_token = _verb.set(verb), _inside.set(_inside.get() + 1)
    try:
        with transaction.atomic():
            if before is not None and before != actor:
                audit.flush()  # what the one before did is written in their name
            if before != actor:
                enter(actor)
            result = work()
            if (audit.noted() == noted) is not leaves_no_trace:
                raise Unaudited(verb)
            if before is None:
                audit.flush()
            elif before != actor:
                audit.flush()
                enter(before)
        return result
    except BaseException:
        # what was rolled back did not happen: its events go too
        audit.keep(waiting)
        _acting.set(before)
        raise
    finally:
        _verb.reset(verb_token)
        _inside.reset(depth_token)
        if before is None:
            _acting.set(None)


def refuse(actor: Actor, verb: str, *, object_id: UUID | None = None, reason: str = "") -> None:
    """Write a refusal, in a transaction of its own after the refused one was rolled back."""
    with entered(actor):
        audit.record(
            verb,
            object_id=object_id,
            outcome=Outcome.REFUSED,
            purpose=int(actor.purpose),
            reason=reason,
            request_id=actor.request_id,
        )


@remembered
def principal(kind: PrincipalKind, ref: UUID, role: str = "") -> int:
    """The number of a principal, given one on first use."""
    with connection.cursor() as cursor:
        cursor.execute("select access_principal_of(%s::smallint, %s, %s)", [int(kind), ref, role])
        return int(cursor.fetchone()[0])


def replace_grants(source_id: UUID, grants: Iterable[Grant]) -> int:
    """Make the stored grants of `source_id` equal `grants`; returns how many rows changed.

    Called by the action that changed a fact, in its transaction, and before the first row of a
    new dossier is written: a row without a grant would be refused.
    """
    wanted = sorted(grants, key=lambda g: (g.dossier_id, g.principal, g.basis, g.basis_ref))
    columns: list[list[Any]] = [
        [g.dossier_id for g in wanted],
        [g.principal for g in wanted],
        [g.cats for g in wanted],
        [g.writes for g in wanted],
        [g.purposes for g in wanted],
        [int(g.basis) for g in wanted],
        [g.basis_ref for g in wanted],
        [g.valid_from for g in wanted],
        [g.valid_until or "infinity" for g in wanted],
    ]
    casts = [
        "uuid[]",
        "int[]",
        "int[]",
        "int[]",
        "int[]",
        "smallint[]",
        "uuid[]",
        "timestamptz[]",
        "timestamptz[]",
    ]
    columns[-1] = [str(v) for v in columns[-1]]
    places = ", ".join(f"%s::{cast}" for cast in casts)
    with connection.cursor() as cursor:
        cursor.execute(f"select access_replace(%s, {places})", [source_id, *columns])
        return int(cursor.fetchone()[0])


def open_dossier(
    kind: DossierKind,
    source_id: UUID,
    *,
    dossier_id: UUID,
    case_id: UUID | None = None,
    person_id: UUID | None = None,
    service_id: UUID | None = None,
) -> Dossier:
    """Enter a new dossier in the register. Its grants must exist already (`replace_grants`)."""
    return Dossier.objects.create(
        id=dossier_id,
        kind=kind,
        source_id=source_id,
        case_id=case_id,
        person_id=person_id,
        service_id=service_id,
        opened_at=timezone.now(),
    )

"""Adoption seals the old identity: nobody finds, names or reads it any more (design, section 7).

The data officer of the team that answered last seals it on a court's decision, once no case is open
under it. The new identity is entered as any other child's is; nothing here links the two.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.people.actions.own_dossier import rederive_own

# Called with the person after an identity was sealed or opened, in the same transaction: the apps
# that hold grants about a person outside any case let them follow.
after_seal: list[Callable[[UUID], None]] = []


@action(Permission.IDENTITY_SEAL)
def seal(*, actor: Actor, case_id: UUID, person_id: UUID, grounds: str, reference: str) -> None:
    """Seal the identity of a child of this case. Every grant on it ends in this transaction.

    Raises Refused without grounds and the number of the decision, while a case is open under this
    identity, when it is sealed already, and for whoever is not the data officer of this case.
    """
    _needs(grounds, reference)
    cases = _ask("select cases_seal(%s, %s, %s, %s)", case_id, person_id, grounds, reference)
    if cases is None:
        raise Refused(
            _("Close every open case of this child first; work goes on under the new identity.")
        )
    _follow(cases, person_id)
    touched(None, person_id, "sealed_at", kind="person")


@action(Permission.IDENTITY_SEAL)
def unseal(*, actor: Actor, case_id: UUID, person_id: UUID, grounds: str, reference: str) -> None:
    """Open a sealed identity again, on another decision: those who held its files hold them again.

    Raises Refused without grounds and number, and when it is not sealed or not theirs to open.
    """
    _needs(grounds, reference)
    cases = _ask("select cases_unseal(%s, %s, %s, %s)", case_id, person_id, grounds, reference)
    if cases is None:
        raise Refused(_("This identity is not sealed, or another data officer answers for it."))
    _follow(cases, person_id)
    touched(None, person_id, "opened_at", kind="person")


def _needs(grounds: str, reference: str) -> None:
    if len(grounds.strip()) < 3:
        raise Refused(_("Write which court decided what, and when."))
    if not reference.strip():
        raise Refused(_("Give the number of the decision."))


def _follow(cases: list[UUID], person_id: UUID) -> None:
    for case_id in cases:
        lock(case_id)
        rederive(case_id)
    rederive_own(person_id)
    for derive in after_seal:
        derive(person_id)


def _ask(sql: str, *params: UUID | str) -> list[UUID] | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found: list[UUID] | None = cursor.fetchone()[0]
    return found

"""Taking an agreement back: access to what others wrote ends in the same transaction."""

from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.consents.answering import question_for, settle
from ciranda.cases.actions.consents.following import ask_after_them
from ciranda.cases.actions.derivation import lock
from ciranda.cases.queries.consents import signers_of
from ciranda.common.database import instant
from ciranda.consent.enums import Answer
from ciranda.consent.models import Signature


@action(Permission.CONSENT_RECORD)
def record_withdrawal(*, actor: Actor, question_id: UUID, reason: str = "") -> Answer:
    """Record that a person takes back what they agreed to, on their word. No reason is needed.

    Access to what others wrote ends with this transaction; each agency keeps what it wrote itself.
    Raises Question.DoesNotExist, and Refused when there is nothing to take back.
    """
    return _withdraw(actor, question_id, reason)


@action(Permission.FAMILY_ACT)
def withdraw_own(*, actor: Actor, question_id: UUID, reason: str = "") -> None:
    """Take back one's own agreement in the family's pages. Nobody of the family is told."""
    _withdraw(actor, question_id, reason)


def _withdraw(actor: Actor, question_id: UUID, reason: str) -> Answer:
    question = question_for(actor, question_id)
    lock(question.case_id)
    given = Signature.objects.filter(question=question).order_by("-signed_at", "-id").first()
    if given is None or not given.agrees or given.withdrawn_at is not None:
        raise Refused(_("There is no agreement to take back here."))
    given.withdrawn_at, given.withdrawal_reason = instant(), reason
    given.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    touched(question.dossier_id, given.pk, "withdrawn_at", kind="signature")
    signers = signers_of(question.case_id)
    answer = settle(actor, question, signers)
    ask_after_them(question, signers.team_id)
    return answer

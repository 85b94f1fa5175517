"""Recording what one person answered, and letting what all answers come to take effect.

Refusing has no effect on the service. Whoever answers sees nothing of what others said, and what
all answers come to is settled by rule (design, sections 2 and 7).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission, mask
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.consents.asking import no_authority
from ciranda.cases.actions.consents.following import follow, question_closed
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.queries.consents import Signers, signers_of
from ciranda.common.database import instant
from ciranda.common.dates import add_months, end_of_day
from ciranda.consent.enums import Answer, Capacity, Method
from ciranda.consent.models import Question, Signature
from ciranda.consent.policies import signing
from ciranda.consent.queries import said_of
from ciranda.programmes.enums import ConsentKind, Event


@dataclass(frozen=True)
class Signed:
    """How an answer was given. Paper needs its scan, the spoken word a witness, a screen a name."""

    method: Method
    typed_name: str = ""
    drawing: bytes | None = None
    document_id: UUID | None = None
    witness: str = ""


@action(Permission.CONSENT_RECORD)
def record_answer(
    *,
    actor: Actor,
    question_id: UUID,
    categories: frozenset[Category],
    signed: Signed,
    until_on: date | None = None,
    capacity: Capacity | None = None,
) -> Answer:
    """Record what one person answered, on screen, on paper or aloud. No categories is a refusal.

    Returns what the consent comes to. Raises Question.DoesNotExist, and Refused without what the
    method needs or from someone who may not sign.
    """
    return _answer(actor, question_id, mask(categories), signed, until_on, capacity)


@action(Permission.FAMILY_ACT)
def answer_own(
    *,
    actor: Actor,
    question_id: UUID,
    categories: frozenset[Category],
    typed_name: str = "",
    drawing: bytes | None = None,
    until_on: date | None = None,
) -> None:
    """Answer one's own question in the family's pages. Says nothing of what others answered."""
    signed = Signed(Method.PORTAL, typed_name, drawing)
    _answer(actor, question_id, mask(categories), signed, until_on, None)


def _answer(
    actor: Actor,
    question_id: UUID,
    cats: int,
    signed: Signed,
    until_on: date | None,
    capacity: Capacity | None,
) -> Answer:
    question = question_for(actor, question_id)
    lock(question.case_id)
    signers = signers_of(question.case_id)
    _check_open(question, signers)
    _check_signed(signed, agrees=bool(cats & question.cats))
    signature = Signature.objects.create(
        question=question,
        consent_id=question.consent_id,
        dossier_id=question.dossier_id,
        person_id=question.person_id,
        capacity=capacity or question.capacity,
        agrees=bool(cats & question.cats),
        cats=cats & question.cats,
        until_on=until_on or add_months(signers.family.on, question.months),
        method=signed.method,
        typed_name=signed.typed_name,
        drawing=signed.drawing,
        document_id=signed.document_id,
        witness=signed.witness,
        signed_at=instant(),
        recorded_by=actor.membership_id,
    )
    touched(question.dossier_id, signature.pk, "agrees", "cats", kind="signature")
    return settle(actor, question, signers)


def question_for(actor: Actor, question_id: UUID) -> Question:
    questions = Question.objects.filter(pk=question_id)
    if actor.person_id:
        questions = questions.filter(person_id=actor.person_id)
    return questions.get()


def _check_open(question: Question, signers: Signers) -> None:
    if question.closed_at is not None:
        raise Refused(_("This question was replaced by a newer one. Answer the newer one."))
    column = signers.pack.consent_columns[question.column_key]
    may_sign = signing.required(signers.pack, column, signers.family).may_sign
    if question.person_id not in may_sign:
        raise Refused(no_authority())


def _check_signed(signed: Signed, *, agrees: bool) -> None:
    """A refusal needs no signature: nobody is made to sign a no."""
    if not agrees:
        return
    if signed.method == Method.PAPER and signed.document_id is None:
        raise Refused(_("Add the scan of the signed paper."))
    if signed.method == Method.SPOKEN and not signed.witness.strip():
        raise Refused(_("Name the person who heard the answer as a witness."))
    on_screen = signed.method in (Method.SCREEN, Method.PORTAL)
    if on_screen and not signed.typed_name.strip() and not signed.drawing:
        raise Refused(_("Sign by typing the full name or by drawing."))


def settle(actor: Actor, question: Question, signers: Signers) -> Answer:
    """Write what all answers come to, and let the grants follow."""
    known = said_of(question.consent_id)
    column = signers.pack.consent_columns[known.column_key]
    required = signing.required(signers.pack, column, signers.family)
    settlement = signing.settle(required, column, known.cats, known.said, on=signers.family.on)
    answer, opens = signing.outcome(settlement, known.said)
    until = end_of_day(settlement.until_on, signers.zone) if settlement.until_on else None
    if write(question.consent_id, answer, opens, until):
        rederive(question.case_id)
        if not opens:
            follow(question_closed(question), signers.team_id)
        elif question.kind == ConsentKind.PARTICIPATION:
            happened(actor=actor, case_id=question.case_id, event=Event.CONSENT_GIVEN)
    return answer


def write(consent_id: UUID, answer: Answer, opens: int, until: datetime | None) -> bool:
    """Store what a consent comes to. Says whether what it opens changed. Raises Refused."""
    with connection.cursor() as cursor:
        cursor.execute("select consent_settled(%s, %s, %s, %s)", [consent_id, answer, opens, until])
        changed = cursor.fetchone()[0]
    if changed is None:
        raise Refused(_("You may not settle this consent."))
    return bool(changed)

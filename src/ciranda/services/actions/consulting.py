"""Asking a colleague of another service: in general without anybody's name, or by consent."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Service
from ciranda.cases.actions.asked_parts import open_part, show_part
from ciranda.cases.models import AskedPart
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.naming import identifiers_in
from ciranda.cases.queries.sharing import open_to
from ciranda.cases.queries.subjects import called
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.services.models import Consultation, ConsultedAnswer, ConsultedFamily


@dataclass(frozen=True)
class AboutFamily:
    """The family a question is about, and what is asked about them."""

    case_id: UUID
    words: str


@action(Permission.REQUEST_SEND)
def consult(
    *, actor: Actor, service_id: UUID, words: str, family: AboutFamily | None = None
) -> UUID:
    """Ask another service. Returns the question's id.

    Without a family it is a question about the work: whatever in it points at somebody is refused,
    word by word. With one, the family must let that very service know them, now; its name and what
    is asked about it lie in a dossier of their own, which that service loses with the consent.
    Source: capability B6.
    """
    asking = _service(actor)
    if service_id == asking or not Service.objects.filter(pk=service_id, ended_on=None).exists():
        raise Refused(_("Choose another service to ask."))
    if not words.strip():
        raise Refused(_("Write your question."))
    _names_nobody(actor, words)
    made = Consultation.objects.create(
        asking_id=asking,
        asked_id=service_id,
        words=words.strip(),
        asked_at=instant(),
        asked_by=actor.writes_as,
        asked_by_name=actor.name,
    )
    touched(None, made.pk, "words", kind="consultation")
    if family:
        _attach(actor, made, family)
    return made.pk


@action(Permission.REQUEST_ANSWER)
def answer_consultation(
    *, actor: Actor, consultation_id: UUID, words: str, about_family: str = ""
) -> None:
    """Answer a question to one's own service. What is said about a family is kept apart.

    Raises Refused for another service's question, one answered already, for words that name
    somebody, and for words about a family that no longer shares this.
    """
    asked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation_id)
    if asked.asked_id != actor.service_id:
        raise Refused(_("Another service is asked here. It answers for itself."))
    if asked.answered_at:
        raise Refused(_("This question was answered already."))
    if not words.strip():
        raise Refused(_("Write your answer."))
    _names_nobody(actor, words)
    if about_family.strip():
        _say_about(actor, asked, about_family)
    asked.answer, asked.answered_at = words.strip(), instant()
    asked.answered_by, asked.answered_by_name = actor.writes_as, actor.name
    asked.save()
    touched(None, asked.pk, "answer", kind="consultation")


def _service(actor: Actor) -> UUID:
    if actor.service_id is None:
        raise Refused(_("Services ask each other. Ask whoever leads your agency to add yours."))
    return actor.service_id


def _names_nobody(actor: Actor, words: str) -> None:
    if found := identifiers_in(actor, words):
        raise Refused(
            _(
                "A general question names nobody. Take out %(words)s, or ask about the family by"
                " name where it agreed to that."
            )
            % {"words": ", ".join(found)}
        )


def _attach(actor: Actor, made: Consultation, family: AboutFamily) -> None:
    desk = desk_of(actor, family.case_id)
    desk.require(Category.PLAN)
    if Category.IDENTITY not in open_to(family.case_id, made.asked_id):
        raise Refused(
            _(
                "The family has not agreed that this service knows them. Ask in general, without a"
                " name, or ask the family first."
            )
        )
    if not family.words.strip():
        raise Refused(_("Write what you ask about this family."))
    dossier_id = uuid7()
    open_part(family.case_id, made.asked_id, made.pk, dossier_id)
    kept = ConsultedFamily.objects.create(
        dossier_id=dossier_id,
        consultation=made,
        case_id=family.case_id,
        about=called(family.case_id),
        words=family.words.strip(),
    )
    show_part(family.case_id, dossier_id)
    touched(dossier_id, kept.pk, "words", kind="consultation.family")


def _say_about(actor: Actor, asked: Consultation, words: str) -> None:
    kept = ConsultedFamily.objects.filter(consultation=asked).first()
    shown = kept and AskedPart.objects.filter(dossier_id=kept.dossier_id, ended_at=None)
    if kept is None or not shown:
        raise Refused(_("The family no longer shares this with your service."))
    said = ConsultedAnswer.objects.create(
        dossier_id=kept.dossier_id,
        consulted=kept,
        words=words.strip(),
        at=instant(),
        by=actor.writes_as,
        by_name=actor.name,
    )
    touched(kept.dossier_id, said.pk, "words", kind="consultation.answer")

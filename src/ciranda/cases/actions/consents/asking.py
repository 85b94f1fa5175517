"""Putting columns of the form to those who must sign, each alone and in their language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission, mask
from ciranda.agencies.models import Service
from ciranda.cases.actions.derivation import lock
from ciranda.cases.queries.consents import Signers, signers_of
from ciranda.common.database import instant
from ciranda.consent.enums import Answer, Capacity
from ciranda.consent.models import Consent, Question
from ciranda.consent.policies import signing
from ciranda.programmes.enums import ConsentKind, ReceiverKind
from ciranda.programmes.policies.schema import Column
from ciranda.programmes.queries import consent_text


@dataclass(frozen=True)
class Ask:
    """One column for one receiver. `categories=None` asks for all that the column offers."""

    column: str
    service_id: UUID | None = None
    categories: frozenset[Category] | None = None
    months: int | None = None


@action(Permission.CONSENT_RECORD)
def ask(
    *,
    actor: Actor,
    case_id: UUID,
    asks: Sequence[Ask],
    people: Sequence[UUID] = (),
    languages: Mapping[UUID, str] | None = None,
    capacities: Mapping[UUID, Capacity] | None = None,
    language: str = "en",
) -> list[UUID]:
    """Put columns of the form to those who must sign (or to the `people` named), each alone.

    The words each is shown are bound to their question with version, digest and language. Returns
    the consents. Raises Refused when nobody known may sign, when a person named may not, or when
    the receiver does not fit the column.
    """
    lock(case_id)
    signers = signers_of(case_id)
    return [
        _put(actor, signers, one, people, _Words(language, languages or {}, capacities or {}))
        for one in asks
    ]


@dataclass(frozen=True)
class _Words:
    language: str
    languages: Mapping[UUID, str]
    capacities: Mapping[UUID, Capacity]


def _put(actor: Actor, signers: Signers, one: Ask, people: Sequence[UUID], words: _Words) -> UUID:
    column = _column(signers, one)
    asked = _asked(signers, column, people)
    consent = _consent(actor, signers, one, column)
    known = set(Question.objects.filter(consent=consent).values_list("person_id", flat=True))
    for person_id in asked:
        if person_id not in known:
            _question(actor, signers, consent, person_id, words)
    touched(signers.dossier_id, consent.pk, "column", "service", "cats", kind="consent")
    return consent.pk


def _column(signers: Signers, one: Ask) -> Column:
    column = signers.pack.consent_columns.get(one.column)
    if column is None:
        raise Refused(_("This programme has no such consent. Choose one of the form."))
    if column.kind != ConsentKind.SHARING:
        return column
    if one.service_id is None:
        raise Refused(_("Name the service that would receive. Each service is signed for by name."))
    if column.receiver.kind == ReceiverKind.SECTOR:
        fits = Service.objects.filter(
            pk=one.service_id, sector=column.receiver.sector, ended_on=None
        )
        if not fits.exists():
            raise Refused(_("This service is not of the sector that the form names."))
    return column


def _asked(signers: Signers, column: Column, people: Sequence[UUID]) -> tuple[UUID, ...]:
    may_sign = signing.required(signers.pack, column, signers.family).may_sign
    if not may_sign:
        raise Refused(
            _(
                "Nobody who may sign this is known yet. Record who holds parental responsibility, "
                "then ask. Help goes on meanwhile."
            )
        )
    if any(person not in may_sign for person in people):
        raise Refused(no_authority())
    return tuple(people) or tuple(p for p in may_sign if isinstance(p, UUID))


def _consent(actor: Actor, signers: Signers, one: Ask, column: Column) -> Consent:
    """The consent in force for this column and receiver, or a new one when the terms differ."""
    cats = _cats(column, one)
    months = one.months or column.months
    receiver = one.service_id if column.kind == ConsentKind.SHARING else None
    same = Consent.objects.filter(
        Q(service_id=receiver) if receiver else Q(service_id__isnull=True),
        custody_id=signers.custody_id,
        column_key=one.column,
    ).exclude(answer=Answer.REPLACED)
    found = same.first()
    if found and (found.cats, found.months, found.answer) == (cats, months, Answer.WAITING):
        return found
    if found:
        # what it opens goes on until the new question is answered: see consent_settled
        Question.objects.filter(consent=found).update(closed_at=instant())
        same.update(answer=Answer.REPLACED)
    return Consent.objects.create(
        dossier_id=signers.dossier_id,
        case_id=signers.case_id,
        custody_id=signers.custody_id,
        team_id=signers.team_id,
        column_key=one.column,
        kind=column.kind,
        about_id=signers.family.eldest.person_id if signers.family.eldest else None,
        service_id=receiver,
        cats=cats,
        purposes=mask(column.purposes),
        months=months,
        asked_at=instant(),
        asked_by=actor.human_id,
    )


def _cats(column: Column, one: Ask) -> int:
    offered = mask(column.categories)
    return offered if one.categories is None else mask(one.categories) & offered


def _question(
    actor: Actor, signers: Signers, consent: Consent, person_id: UUID, words: _Words
) -> None:
    language = words.languages.get(person_id, words.language)
    text = consent_text(signers.pack, consent.column_key, language)
    Question.objects.create(
        consent=consent,
        dossier_id=consent.dossier_id,
        case_id=consent.case_id,
        person_id=person_id,
        capacity=words.capacities.get(person_id) or signing.capacity_of(signers.family, person_id),
        column_key=consent.column_key,
        kind=consent.kind,
        service_id=consent.service_id,
        cats=consent.cats,
        months=consent.months,
        text_digest=text.digest,
        text_version=text.version,
        text_language=text.language,
        text_shown=text.body,
        asked_at=consent.asked_at,
        asked_by=actor.human_id,
    )


def no_authority() -> str:
    """The friendly no to a carer who may not sign."""
    return _(
        "Only someone with parental responsibility, or the young person where the programme says "
        "so, can open sharing. This person can be helped as before; nothing else changes."
    )

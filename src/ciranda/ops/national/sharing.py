"""What each family agreed to: columns asked, answered, in force, refused, taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ciranda.access.enums import mask
from ciranda.common.dates import add_months, end_of_day
from ciranda.ops.national.casework import Standing
from ciranda.ops.national.people import Human
from ciranda.ops.national.size import Making
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.policies.schema import Column

# column: how often it is asked, and how its answers fall (given, refused, withdrawn, waiting)
_ANSWERS = ("given", "refused", "withdrawn", "waiting")
_HABITS: dict[str, tuple[float, tuple[int, int, int, int]]] = {
    "participation": (1.0, (97, 1, 1, 1)),
    "health": (0.8, (84, 8, 3, 5)),
    "education": (0.7, (80, 10, 3, 7)),
    "social_security": (0.4, (55, 35, 4, 6)),
}


@dataclass(frozen=True)
class _Asked:
    """One column put to a family."""

    key: str
    column: Column
    cats: int
    months: int
    service: tuple[str, int] | None
    at: datetime
    answer: str
    consent_id: str


def make_consents(making: Making, case: Standing) -> None:
    """The columns of the pack that this family was asked, with everyone's answer."""
    for key, (chance, weights) in _HABITS.items():
        if making.pick.random() > chance:
            continue
        _put_column(making, case, key, making.pick.choices(_ANSWERS, weights)[0])


def _put_column(making: Making, case: Standing, key: str, answer: str) -> None:
    column = making.pack.consent_columns[key]
    last = (case.ends or making.now) - timedelta(days=1)
    at = max(case.opened_at, last - timedelta(days=making.pick.randrange(2, 300)))
    sharing = column.kind == ConsentKind.SHARING
    asked = _Asked(
        key, column, mask(column.categories), column.months,
        case.home.team.services[str(column.receiver.sector)] if sharing else None,
        at, answer, making.id_at(at),
    )  # fmt: skip
    making.rows.put(
        "consent_consent",
        id=asked.consent_id,
        dossier_id=case.dossier_id,
        case_id=case.id,
        custody_id=case.custody_id,
        team_id=case.home.team.id,
        column_key=key,
        kind=str(column.kind),
        about_id=case.child.id,
        service_id=asked.service[0] if asked.service else None,
        cats=asked.cats,
        purposes=mask(column.purposes),
        months=asked.months,
        answer=answer,
        asked_at=at,
        asked_by=case.home.manager.human_id,
        version=1,
    )
    for carer in case.home.carers:
        _put_question(making, case, asked, carer)
    if answer in ("given", "withdrawn"):
        _put_effect(making, case, asked)


def _put_question(making: Making, case: Standing, asked: _Asked, carer: Human) -> None:
    shown = making.consent_shown(asked.key)
    question_id = making.id_at(asked.at)
    making.rows.put(
        "consent_question",
        id=question_id,
        consent_id=asked.consent_id,
        dossier_id=case.dossier_id,
        case_id=case.id,
        person_id=carer.id,
        capacity="parent",
        column_key=asked.key,
        kind=str(asked.column.kind),
        service_id=asked.service[0] if asked.service else None,
        cats=asked.cats,
        months=asked.months,
        text_digest=shown.digest,
        text_version=shown.version,
        text_language=shown.language,
        text_shown=shown.body,
        asked_at=asked.at,
        asked_by=case.home.manager.human_id,
    )
    if carer is case.home.carers[0] and asked.answer != "waiting":
        _put_signature(making, case, asked, carer, question_id)


def _put_signature(
    making: Making, case: Standing, asked: _Asked, carer: Human, question_id: str
) -> None:
    agrees = asked.answer != "refused"
    making.rows.put(
        "consent_signature",
        id=making.id_at(asked.at),
        question_id=question_id,
        consent_id=asked.consent_id,
        dossier_id=case.dossier_id,
        person_id=carer.id,
        capacity="parent",
        agrees=agrees,
        cats=asked.cats if agrees else 0,
        until_on=add_months(asked.at.date(), asked.months),
        method="screen",
        typed_name=f"{carer.given} {carer.surnames}" if agrees else "",
        witness="",
        signed_at=asked.at,
        recorded_by=case.home.manager.id,
        withdrawn_at=_withdrawn(making, asked),
        withdrawal_reason="",
    )


def _withdrawn(making: Making, asked: _Asked) -> datetime | None:
    if asked.answer != "withdrawn":
        return None
    return asked.at + (making.now - asked.at) / 2


def _put_effect(making: Making, case: Standing, asked: _Asked) -> None:
    until = end_of_day(add_months(asked.at.date(), asked.months), "Europe/Lisbon")
    ended = _withdrawn(making, asked) or until
    effect_id = making.id_at(asked.at)
    making.rows.put(
        "consent_effect",
        id=effect_id,
        consent_id=asked.consent_id,
        dossier_id=case.dossier_id,
        cats=asked.cats,
        started_at=asked.at,
        ended_at=ended,
    )
    if asked.service:
        case.facts["shares"].append({
            "ref": effect_id, "basis": 5, "principal": asked.service[1],
            "custody": case.custody_id, "cats": asked.cats,
            "purposes": mask(asked.column.purposes),
            "from_at": asked.at.isoformat(), "until_at": ended.isoformat(),
        })  # fmt: skip

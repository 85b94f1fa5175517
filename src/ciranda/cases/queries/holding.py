"""Who answers for a case now: the least another page needs to begin something about it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from ciranda.cases.models import Custody, Subject, Volume


@dataclass(frozen=True)
class Holding:
    """A case with its current volume, team and child."""

    case_id: UUID
    dossier_id: UUID
    team_id: UUID | None
    programme_key: str
    pack_version_id: UUID
    child: str
    born_on: date | None
    closed: bool


def holding(case_id: UUID) -> Holding | None:
    """The case as its newest visible volume shows it; None for whoever may not see it."""
    subject = Subject.objects.filter(case_id=case_id, dossier_id=OuterRef("dossier_id"))
    row = (
        Volume.objects.filter(case_id=case_id)
        .order_by("-number")
        .annotate(
            team=Subquery(Custody.objects.filter(pk=OuterRef("custody_id")).values("team_id")[:1]),
            programme=F("case__pack_version__programme__key"),
            pack=F("case__pack_version_id"),
            given=Subquery(subject.values("person__given")[:1]),
            surnames=Subquery(subject.values("person__surnames")[:1]),
            born=Subquery(subject.values("person__born_on")[:1]),
            ended=F("case__closed_at"),
        )
        .first()
    )
    if row is None:
        return None
    return Holding(
        case_id,
        row.dossier_id,
        row.team,
        row.programme,
        row.pack,
        f"{row.given or ''} {row.surnames or ''}".strip(),
        row.born,
        row.ended is not None,
    )

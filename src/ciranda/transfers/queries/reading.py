"""What the pages of handing over need."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from ciranda.access.actions import Actor
from ciranda.agencies.models import Placement, Team
from ciranda.transfers.enums import WAITING, MoveState, TransferState
from ciranda.transfers.models import PossibleMove, Transfer, TransferStep


@dataclass(frozen=True)
class Step:
    """One thing that happened."""

    state: str
    label: str
    at: datetime
    by_name: str
    by_team: str
    words: str


@dataclass(frozen=True)
class TransferPage:
    """One transfer as its readers see it."""

    id: UUID
    dossier_id: UUID
    case_id: UUID
    programme_key: str
    child: str
    reach: str
    reason: str
    summary: str
    history_agreed: bool
    agreed_by: str
    state: str
    state_label: str
    from_team: str
    to_team: str
    is_outside: bool
    outside_contact: str
    answer_due_on: date
    contact_due_on: date | None
    climbed_at: datetime | None
    manager_id: UUID | None
    manager_name: str
    offered_at: datetime
    is_ours_to_answer: bool
    is_ours_to_take_back: bool
    steps: tuple[Step, ...] = field(default_factory=tuple)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to do something before custody moves."""
        return self.state in WAITING


def transfer_page(actor: Actor, transfer_id: UUID) -> TransferPage | None:
    """One transfer with its steps, one statement; None for whoever may not see it."""
    steps = (
        TransferStep.objects.filter(transfer_id=OuterRef("pk"))
        .order_by("id")
        .values(
            json=JSONObject(
                state="state", at="at", by_name="by_name", by_team="by_team", words="words"
            )
        )
    )
    row = _rows().annotate(all_steps=ArraySubquery(steps)).filter(pk=transfer_id).first()
    return _page(actor, row) if row else None


def _rows() -> Any:
    return Transfer.objects.select_related("from_team", "to_team").annotate(
        manager_name=F("manager__name")
    )


def _page(actor: Actor, row: Any) -> TransferPage:
    plain = (
        "id dossier_id case_id child reach reason summary history_agreed agreed_by state "
        "outside_contact answer_due_on contact_due_on climbed_at manager_id offered_at"
    )
    return TransferPage(
        **{name: getattr(row, name) for name in plain.split()},
        state_label=row.get_state_display(),
        programme_key=row.from_team.programme_key,
        from_team=row.from_team.name,
        to_team=row.to_team.name if row.to_team else row.outside_name,
        is_outside=row.to_team_id is None,
        manager_name=row.manager_name or "",
        is_ours_to_answer=row.to_team_id in actor.team_ids,
        is_ours_to_take_back=row.from_team_id in actor.team_ids,
        steps=tuple(_step(s) for s in getattr(row, "all_steps", ())),
    )


def _step(row: dict[str, Any]) -> Step:
    return Step(
        row["state"],
        str(TransferState(row["state"]).label),
        datetime.fromisoformat(row["at"]),
        row["by_name"],
        row["by_team"],
        row["words"],
    )


def transfers_of(actor: Actor, *, ended: bool = False) -> Any:
    """The transfers of one's teams, newest first: those waiting, or those that ended. To page."""
    ours = Q(from_team_id__in=actor.team_ids) | Q(to_team_id__in=actor.team_ids)
    running = [*sorted(WAITING), TransferState.CONTACTED]
    found = _rows().filter(ours)
    found = found.exclude(state__in=running) if ended else found.filter(state__in=running)
    return found.order_by("-offered_at")


def pages(actor: Actor, found: Any) -> list[TransferPage]:
    """A page of transfers, as dataclasses."""
    return [_page(actor, row) for row in found]


@dataclass(frozen=True)
class Move:
    """A possible move with where it leads."""

    id: UUID
    case_id: UUID
    parish: str
    municipality: str
    team_id: UUID | None
    team: str
    seen_in: str
    found_at: datetime


def open_moves(*, case_id: UUID | None = None) -> list[Move]:
    """Possible moves still to be looked at: of one case, or of all one may see whereabouts of."""
    found = PossibleMove.objects.filter(state=MoveState.OPEN).select_related("parish", "team")
    if case_id:
        found = found.filter(case_id=case_id)
    return [
        Move(
            m.pk,
            m.case_id,
            m.parish.name,
            m.parish.municipality,
            m.team_id,
            m.team.name if m.team else "",
            m.seen_in,
            m.found_at,
        )
        for m in found.order_by("-found_at")[:50]
    ]


def teams_to_offer(programme_key: str, but: UUID | None) -> list[tuple[UUID, str]]:
    """The other teams of a programme, by name."""
    found = Team.objects.filter(programme_key=programme_key, ended_on=None).order_by("name")
    return [(pk, name) for pk, name in found.values_list("id", "name") if pk != but]


def workers_of(team_ids: tuple[UUID, ...]) -> list[tuple[UUID, str, str, str]]:
    """Who works in these teams now: id, name, profession and agency of those one can name."""
    found = Placement.objects.filter(
        team_id__in=team_ids, ended_on=None, membership__suspended_at=None
    ).order_by("membership__name")
    return list(
        found.values_list(
            "membership_id",
            "membership__name",
            "membership__profession",
            "membership__agency__name",
        )
    )

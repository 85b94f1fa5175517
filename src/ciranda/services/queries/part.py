"""One part of a request: what is asked of one service, its answers, the appointment."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.access.enums import Category
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.cases.queries.sharing import agreed_to
from ciranda.common.database import rows
from ciranda.services.enums import PartState, Way
from ciranda.services.queries.requests import COLUMNS, PartLine, line

_PART = f"""
select {COLUMNS}, p.column_key, r.asked_at, r.language,
  coalesce(w.place, '') as place, coalesce(w.whom, '') as whom,
  (select coalesce(jsonb_agg(jsonb_build_object('state', x.state, 'words', x.words, 'at', x.at)
     order by x.at desc), '[]') from services_answer x where x.part_id = p.id) as answers
from services_requestpart p join agencies_service s on s.id = p.service_id
left join services_request r on r.id = p.request_id
left join services_appointmentplace w on w.part_id = p.id
where p.id = %s
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class Answered:
    """What the asked service said, and when."""

    state: PartState
    words: str
    at: datetime


@dataclass(frozen=True)
class PartPage:
    """A part as one of its two sides reads it.

    `is_ours`: one's own service is asked. `answers_for`: one answers for the family and may write.
    `signed`: the family has signed for this service. `place` and the service's name are empty
    where the family is shielded and the reader may not know where it is.
    """

    line: PartLine
    asked_at: datetime | None
    language: str
    column_key: str
    place: str
    whom: str
    answers: tuple[Answered, ...]
    is_ours: bool = False
    answers_for: bool = False
    hides_place: bool = False
    signed: bool = False

    @property
    def may_send(self) -> bool:
        """The family signed since: it can go now."""
        return self.answers_for and self.line.standing.state is PartState.UNSIGNED and self.signed

    @property
    def waits_for_signature(self) -> bool:
        """It goes to nobody before the family signs."""
        return self.line.standing.state is PartState.UNSIGNED and not self.signed

    @property
    def may_appoint(self) -> bool:
        """An appointment can be made by this reader now."""
        acts = self.is_ours or self.answers_for
        sent = self.line.standing.state is not PartState.UNSIGNED
        return acts and sent and self.line.standing.is_open and self._is_warm

    @property
    def may_say_arrival(self) -> bool:
        """Whether the family got there can be said by this reader now."""
        acts = self.is_ours or self.answers_for
        due = not self._is_warm or self.line.appointment_at is not None
        gone = self.line.standing.state in {PartState.ENDED, PartState.UNSIGNED}
        return acts and due and not gone and self.line.standing.arrived is not True

    @property
    def may_answer(self) -> bool:
        """The asked service answers, or answers anew."""
        return self.is_ours and self.line.standing.is_open

    @property
    def may_hold(self) -> bool:
        """There is an appointment that the family, or whoever asked, does not hold yet."""
        standing = self.line.standing
        made = standing.appointment_at is not None and standing.is_open
        return self.answers_for and made and not standing.is_complete

    @property
    def was_missed(self) -> bool:
        """The family did not get there; whoever answers for it may make another appointment."""
        standing = self.line.standing
        return self.answers_for and standing.arrived is False and standing.is_open

    def asks_arrival(self, today: date) -> bool:
        """The service has not said whether they came, and it is time to ask the family."""
        on, standing = self.line.ask_arrival_on, self.line.standing
        unsaid = self.answers_for and standing.is_open and standing.arrived is None
        return unsaid and on is not None and on <= today

    @property
    def _is_warm(self) -> bool:
        return self.line.standing.way is Way.WARM


def part_page(actor: Actor, part_id: UUID) -> PartPage | None:
    """One part, or None for a stranger. Up to three statements."""
    with connection.cursor() as cursor:
        found = rows(cursor, _PART, [part_id])
    if not found:
        return None
    page = _page(found[0])
    if page.line.service_id == actor.service_id and page._is_warm:  # noqa: SLF001
        return replace(page, is_ours=True)
    try:
        desk = desk_of(actor, page.line.case_id)
    except NoSuchCase:
        return page
    return _for_sender(page, desk)


def own_part(part_id: UUID) -> PartPage | None:
    """One part as the family reads it, or None. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _PART, [part_id])
    return _page(found[0]) if found else None


def _for_sender(page: PartPage, desk: Desk) -> PartPage:
    signed = page.line.standing.state is PartState.UNSIGNED and agreed_to(
        page.line.case_id, page.column_key, page.line.service_id
    )
    writes = desk.may_write and not desk.is_own and bool(desk.writes & 1 << Category.PLAN)
    hidden = desk.hides_place
    line_read = replace(page.line, service="") if hidden else page.line
    return replace(
        page,
        line=line_read,
        answers_for=writes,
        hides_place=hidden,
        signed=signed,
        place="" if hidden else page.place,
        whom="" if hidden else page.whom,
    )


def _page(row: dict[str, Any]) -> PartPage:
    held = row["answers"]
    answers = json.loads(held) if isinstance(held, str) else held
    return PartPage(
        line(row),
        row["asked_at"],
        row["language"] or "",
        row["column_key"],
        row["place"],
        row["whom"],
        tuple(
            Answered(PartState(a["state"]), a["words"], datetime.fromisoformat(a["at"]))
            for a in answers
        ),
    )

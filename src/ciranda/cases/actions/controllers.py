"""After a service went to another controller, or somebody was named for its notes: the grants of
every file it wrote in follow, some at a time, with progress."""

from uuid import UUID

from ciranda.access.actions import Actor, action, entered, touched
from ciranda.access.enums import Permission
from ciranda.agencies.actions.controllers import carry_out_move
from ciranda.agencies.models import ServiceMove
from ciranda.cases.actions.consents.following import as_the_team
from ciranda.cases.actions.consents.tending import tell_service_moved
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.queries.controllers import cases_with_own_file, own_files_of
from ciranda.cases.queries.facts import facts_of

BATCH = 100


def move_service(actor: Actor, move_id: UUID) -> int:
    """Carry out a move whose day has come and derive every file of the service anew. Returns how
    many. A job's work, in transactions of `BATCH` files: what was done stays done after a crash."""
    with entered(actor):
        move = ServiceMove.objects.get(pk=move_id)
        service_id, moved = move.service_id, move.moved_at is not None
        cases = own_files_of(service_id)
    if not moved:
        carry_out_move(actor=actor, move_id=move_id, cases=cases)
    return follow_service(actor, service_id, move_id)


def follow_service(actor: Actor, service_id: UUID, move_id: UUID | None = None) -> int:
    """Derive every file in which a service wrote anew. Returns how many there were."""
    last: UUID | None = None
    number = 0
    while batch := _next(actor, service_id, last):
        derive_files(actor=actor, case_ids=batch, move_id=move_id)
        last, number = batch[-1], number + len(batch)
    return number


@action(Permission.SYSTEM_RUN)
def derive_files(*, actor: Actor, case_ids: list[UUID], move_id: UUID | None = None) -> None:
    """Derive some files anew, and count them on the move they belong to."""
    for case_id in case_ids:
        lock(case_id)
        rederive(case_id)
    if move_id:
        move = ServiceMove.objects.select_for_update().get(pk=move_id)
        for case_id in case_ids:
            _tell(move, case_id)
        move.done = min(move.cases, move.done + len(case_ids))
        move.save(update_fields=["done"])
    touched(None, move_id, "done", kind="service_move")


def _tell(move: ServiceMove, case_id: UUID) -> None:
    """Word to the family of one case, while somebody answers for it."""
    if facts_of(case_id).custodies[-1].until_at is None:
        tell_service_moved(
            actor=as_the_team(case_id),
            case_id=case_id,
            service_id=move.service_id,
            move_id=move.pk,
        )


def _next(actor: Actor, service_id: UUID, last: UUID | None) -> list[UUID]:
    with entered(actor):
        return cases_with_own_file(service_id, last, BATCH)

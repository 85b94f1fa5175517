"""Moving a case from stage to stage, by the moves its pack allows."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.derivation import lock
from ciranda.cases.models import Stage
from ciranda.cases.policies.moving import refusals_to_move
from ciranda.cases.queries.clocks import ClockFacts, clock_facts
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.parts import part_in
from ciranda.common.database import instant
from ciranda.programmes.enums import Event, StageKind
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.stages import refusal_to_move


@action(Permission.CASE_MOVE_STAGE)
def move(
    *,
    actor: Actor,
    case_id: UUID,
    to: str,
    reason: str = "",
    note: str = "",
    recall_on: date | None = None,
) -> None:
    """Move a case to another stage. Watching needs a day to look again; the pack's if none is set.

    Raises Refused, in the reader's words, for a move the pack does not allow or something else
    still stands against (an ordinary place that was not looked for); an end goes through
    `closing.close`. Raises NoSuchCase for a stranger.
    """
    lock(case_id)
    desk = desk_of(actor, case_id)
    desk.require(Category.INVOLVEMENT)
    if desk.dossier_id is None or desk.is_own:
        raise Refused(_("Only those who answer for the case move it on."))
    facts = clock_facts(case_id)
    pack, before = facts.pack, facts.stage_key
    if to in pack.stages and pack.stages[to].kind is StageKind.ENDED:
        raise Refused(_("This ends the case. Close it, so that nothing is left open."))
    refusal = refusal_to_move(
        pack, before, to, role=part_in(actor, case_id, pack), reason=reason or None
    )
    if refusal:
        raise Refused(refusal)
    if against := refusals_to_move(case_id, pack, to):
        raise Refused(" ".join(against))
    if reason and pack.reasons[reason].note_needed and not note.strip():
        raise Refused(_("This reason needs a few words of explanation."))
    watched = pack.stages[to].kind is StageKind.SURVEILLANCE
    recall = _recall(facts, recall_on) if watched else None
    Stage.objects.create(
        case_id=case_id,
        dossier_id=desk.dossier_id,
        key=to,
        reason=reason,
        note=note.strip(),
        recall_on=recall,
        started_at=instant(),
        decided_by=actor.human_id or case_id,
    )
    _tell_clocks(actor, case_id, facts, to, recall_on)
    touched(desk.dossier_id, case_id, "stage", kind="case")


def _recall(facts: ClockFacts, chosen: date | None) -> date | None:
    today = facts.calendar.date_of(facts.now)
    if chosen is not None and chosen <= today:
        raise Refused(_("Choose a day to look again that is still to come."))
    rule = facts.pack.surveillance
    if chosen or rule is None:
        return chosen
    return later(today, rule.recall_every, facts.calendar)


def _tell_clocks(
    actor: Actor, case_id: UUID, facts: ClockFacts, to: str, recall_on: date | None
) -> None:
    kinds = {key: stage.kind for key, stage in facts.pack.stages.items()}
    if kinds.get(facts.stage_key) is StageKind.SURVEILLANCE:
        happened(actor=actor, case_id=case_id, event=Event.SURVEILLANCE_RECALLED, again=False)
    if kinds[to] is StageKind.SURVEILLANCE:
        happened(actor=actor, case_id=case_id, event=Event.SURVEILLANCE_STARTED, fixed_on=recall_on)
    if kinds[to] is StageKind.TRANSITION:
        happened(actor=actor, case_id=case_id, event=Event.TRANSITION_STARTED)

"""What a programme suggests to a family, such as a place in a preschool: proposed for reasons of
the pack, confirmed by a person on the terms of its table."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.line.standing import Standing, standing
from ciranda.cases.enums import SuggestionState
from ciranda.cases.models import Suggestion
from ciranda.common.database import instant
from ciranda.programmes.policies.schema.monitoring import Suggestion as Kind


@action(Permission.CONTACT_WRITE)
def suggest(*, actor: Actor, case_id: UUID, kind: str, reasons: Sequence[str]) -> UUID:
    """Propose something to a family, for reasons of the pack. A person confirms it later.

    Returns its id. Raises Refused without a reason, for one the pack does not have, or while the
    same still waits; NoSuchCase for a stranger. Source: case study 4, places in early education.
    """
    stands = standing(actor, case_id)
    stands.desk.require(Category.EDUCATION)
    known = _kind(stands, kind)
    if not reasons or set(reasons) - set(known.reasons):
        raise Refused(_("Choose at least one reason of the programme."))
    waiting = Suggestion.objects.filter(
        dossier_id=stands.dossier_id, kind_key=kind, state=SuggestionState.PROPOSED
    )
    if waiting.exists():
        raise Refused(_("This was suggested already and waits for somebody to confirm it."))
    made = Suggestion.objects.create(
        case_id=case_id,
        dossier_id=stands.dossier_id,
        kind_key=kind,
        reason_keys=list(reasons),
        suggested_at=instant(),
        suggested_by_name=actor.name,
    )
    touched(stands.dossier_id, made.pk, "reasons", kind="suggestion")
    return made.pk


@action(Permission.CONTACT_WRITE)
def confirm(*, actor: Actor, suggestion_id: UUID, terms: str, words: str = "") -> None:
    """A person confirms what was suggested, on a line of the pack's table.

    Raises Refused for terms the pack does not have, or for what was decided; DoesNotExist for a
    stranger.
    """
    stands, found = _waiting(actor, suggestion_id)
    if terms not in _kind(stands, found.kind_key).terms:
        raise Refused(_("Choose the hours, weeks and fee from the programme's table."))
    found.terms_key = terms
    _decide(actor, found, SuggestionState.CONFIRMED, words)


@action(Permission.CONTACT_WRITE)
def put_aside(*, actor: Actor, suggestion_id: UUID, words: str) -> None:
    """Not now: the family does not want it, or it does not fit. Raises as `confirm`, and without
    words."""
    _stands, found = _waiting(actor, suggestion_id)
    if not words.strip():
        raise Refused(_("Write why not now. A few words are enough."))
    _decide(actor, found, SuggestionState.DECLINED, words)


def _waiting(actor: Actor, suggestion_id: UUID) -> tuple[Standing, Suggestion]:
    found = Suggestion.objects.select_for_update().get(pk=suggestion_id)
    stands = standing(actor, found.case_id)
    stands.desk.require(Category.EDUCATION)
    stands.desk.require_same(found.dossier_id)
    if found.state != SuggestionState.PROPOSED:
        raise Refused(_("This was decided already. Suggest it anew."))
    return stands, found


def _decide(actor: Actor, found: Suggestion, state: SuggestionState, words: str) -> None:
    found.state, found.words = state, words.strip()
    found.decided_at, found.decided_by_name = instant(), actor.name
    found.save()
    touched(found.dossier_id, found.pk, "state", "terms", kind="suggestion")


def _kind(stands: Standing, key: str) -> Kind:
    found = stands.rules.suggestions.get(key)
    if found is None:
        raise Refused(_("This programme suggests nothing of the kind."))
    return found

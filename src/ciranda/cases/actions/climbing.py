"""Steps before another service is asked: what is missing refuses, a child's safety overrides."""

from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.models import LadderOverride
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.ladder import ladder_of
from ciranda.common.database import instant
from ciranda.programmes.policies.schema import Pack


@action(Permission.CONTACT_WRITE)
def leave_steps_out(*, actor: Actor, case_id: UUID, reason: str) -> UUID:
    """Ask another service before every step was taken, to protect a child. Returns the record.

    Kept as safeguarding: the family does not read it here. Raises Refused without the reason, where
    nothing is missing, and for whoever may not write about safety; NoSuchCase for a stranger.
    """
    desk = desk_of(actor, case_id)
    desk.require(Category.SAFEGUARDING)
    if not reason.strip():
        raise Refused(_("Write what makes waiting unsafe for the child."))
    missing = ladder_of(case_id, desk.pack).missing
    if not missing:
        raise Refused(_("Every step was taken: the service can be asked."))
    assert desk.dossier_id
    made = LadderOverride.objects.create(
        case_id=case_id,
        dossier_id=desk.dossier_id,
        left_out=[rung.key for rung in missing],
        reason=reason.strip(),
        at=instant(),
        membership_id=actor.membership_id,
        name=actor.name,
    )
    touched(desk.dossier_id, made.pk, "left_out", "reason", kind="ladder")
    return made.pk


def must_have_climbed(case_id: UUID, pack: Pack) -> None:
    """Raises Refused, naming the steps that are missing and what to do, before a service is asked
    too early. Part of the action that asks."""
    ladder = ladder_of(case_id, pack)
    if ladder.is_open:
        return
    language = get_language() or "en"
    steps = "; ".join(
        f"{pack.label(f'requests.ladder.{rung.key}', language)} ({rung.held}/{rung.times})"
        for rung in ladder.missing
    )
    raise Refused(
        _("First: %(steps)s. To protect a child, steps can be left out with the reason.")
        % {"steps": steps}
    )

"""Adding a document to a referral that was sent already."""

from uuid import UUID

from django.utils.translation import gettext

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import ALL_CATEGORIES, Permission
from ciranda.referrals.actions.papers import NewPaper, keep
from ciranda.referrals.actions.triage import begin
from ciranda.referrals.enums import ReferralState
from ciranda.referrals.models import Referral
from ciranda.referrals.policies.sending import NotPossible, Problem
from ciranda.referrals.policies.sight import TELLING


@action(Permission.DOCUMENT_ADD)
def attach(*, actor: Actor, referral_id: UUID, paper: NewPaper) -> UUID:
    """Add a document to a referral. Returns its id.

    The sender's lies in the referral's own dossier, the deciding team's in its triage dossier,
    which the sender never sees. Both go along when a case is opened, and stay their agency's
    (design, section 4). Raises Referral.DoesNotExist for a stranger, Refused for whoever neither
    sent it nor decides on it, NotPossible once it was answered or for a file that cannot be kept.
    """
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
    is_sender = actor.membership_id is not None and referral.sender_id == actor.membership_id
    if not is_sender and not _decides(actor, referral):
        raise Refused(gettext("Only the sender and the team that decides add documents."))
    if referral.state == ReferralState.ANSWERED:
        message = gettext("The team has answered. Send a new referral if something changed.")
        raise NotPossible(Problem("file", message))
    if is_sender:
        dossier_id, within = referral.dossier_id, TELLING
    else:
        begin(referral)
        dossier_id, within = referral.triage_dossier_id, ALL_CATEGORIES
    (document_id,) = keep(actor, dossier_id, [paper], within=within)
    touched(referral.dossier_id, referral.pk, "document", kind="referral")
    return document_id


def _decides(actor: Actor, referral: Referral) -> bool:
    return referral.team_id in actor.team_ids and actor.may(Permission.REFERRAL_TRIAGE)

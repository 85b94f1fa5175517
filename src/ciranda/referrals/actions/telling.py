"""Telling more about a referral already sent: the programme's own form, in parts."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.assessments.actions.forms import keep_answers, keep_form
from ciranda.assessments.models import Assessment
from ciranda.assessments.policies import NotRecordedError
from ciranda.common.database import instant
from ciranda.programmes.queries import pack_of
from ciranda.referrals.enums import ReferralState
from ciranda.referrals.models import Referral
from ciranda.referrals.policies.sending import NotPossible, Problem
from ciranda.referrals.policies.telling import referral_form


@action(Permission.REFERRAL_SEND)
def tell_more(*, actor: Actor, referral_id: UUID, answers: Mapping[str, Sequence[Any]]) -> None:
    """Save what the sender answers of the programme's form, as far as they have come.

    Only the sender, and only until the answer. Each group is kept in its own category, so that
    who may not read health never loads it. Raises Referral.DoesNotExist for anybody else.
    """
    referral = Referral.objects.get(pk=referral_id, sender_id=actor.membership_id or referral_id)
    key = referral_form(pack_of(referral.pack_version_id))
    if referral.state == ReferralState.ANSWERED or not key:
        message = gettext("The team has answered. Send a new referral if something changed.")
        raise NotPossible(Problem("form", message))
    begun = Assessment.objects.filter(dossier_id=referral.dossier_id).first()
    assessment_id = begun.pk if begun else _begin(actor, referral, key)
    try:
        keep_answers(actor, assessment_id, answers)
    except NotRecordedError as refused:
        raise NotPossible(*(Problem(p.field, p.message) for p in refused.problems)) from refused
    touched(referral.dossier_id, referral.pk, "form", kind="referral")


def _begin(actor: Actor, referral: Referral, key: str) -> UUID:
    today = instant().date()
    return keep_form(actor, referral.dossier_id, referral.pack_version_id, key, today)

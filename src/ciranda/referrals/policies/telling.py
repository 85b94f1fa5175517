"""The form of a programme that a sender may answer beside the worry."""

from ciranda.programmes.enums import FormUse
from ciranda.programmes.policies.schema import Pack


def referral_form(pack: Pack) -> str:
    """The key of the pack's form for referrals; empty where it has none."""
    found = (key for key, entry in pack.forms.items() if entry.used_for is FormUse.REFERRAL)
    return next(found, "")

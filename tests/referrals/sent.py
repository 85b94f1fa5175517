"""A referral of the cast, as the nursery sends it, and what the team does first."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from ciranda.access.enums import Purpose
from ciranda.common.dates import add_months
from ciranda.programmes.queries import current
from ciranda.referrals import actions
from ciranda.referrals.enums import AskedBy, FamilyTold

TODAY = date.today()  # noqa: DTZ011 - ages are made relative to today
WORRY = "At three she says two words and looks away when called."


def sending(**changed: Any) -> actions.Sending:
    """A referral that may be sent, with changes."""
    plain = actions.Sending(
        pack_version_id=current("snipi-pt").id,
        child=actions.NewChild("Lia", "Exemplo Ramos", born_on=add_months(TODAY, -30)),
        worry=WORRY,
        asked_by=AskedBy.TOGETHER,
        family_told=FamilyTold.AGREES,
        parish_code="990101",
        told="We talked at the gate, with both of us sitting down.",
        carers=(actions.NewCarer("Rosa", "Exemplo Ramos", "mother", True),),
    )
    return replace(plain, **changed)


def sent(cast: Any, **changed: Any) -> UUID:
    """The id of a referral that the nursery teacher sent."""
    return actions.send(actor=cast.actor("nuno_nursery"), sending=sending(**changed))


def decider(cast: Any, name: str = "carla_coordinator") -> Any:
    """The coordinator, deciding on referrals."""
    return cast.actor(name, Purpose.TRIAGE)

"""Words of the deadlines that climbed above the teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.web.wording import deadline

if TYPE_CHECKING:
    from ciranda.referrals.queries import Climbed


@dataclass(frozen=True)
class Missed:
    """A deadline that climbed above a team: what, whose team, how to reach it."""

    what: str
    team: str
    reach: str
    when: str
    colour: str
    post_to: str = ""


def lines(found: Sequence["Climbed"], language: str) -> list[Missed]:
    """What climbed, in words. A referral or concern stays until the team answers it."""
    return [_missed(one, language) for one in found]


def _missed(one: "Climbed", language: str) -> Missed:
    said, seen = deadline(one.due_on)[1], _("You see to it")
    may_see = one.kind == "case" and not one.seen
    return Missed(
        what=one.pack.label(f"clocks.{one.key}", language),
        team=one.team,
        reach=", ".join(filter(None, (one.phone, one.email))),
        when=f"{said}. {seen}" if one.seen else said,
        colour="" if one.seen else "red",
        post_to=reverse("web:missed:see", args=[one.id]) if may_see else "",
    )

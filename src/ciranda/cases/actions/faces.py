"""One more face around a family: counted before it is added."""

from uuid import UUID

from django.utils.translation import ngettext

from ciranda.access.actions import Refused
from ciranda.cases.queries.faces import faces_of
from ciranda.programmes.policies.schema import Pack


def refuse_one_more(pack: Pack, case_id: UUID, membership_id: UUID, because: str) -> None:
    """Raises Refused where one more worker would be more faces than the programme means, unless it
    is said why. Somebody the family knows already is no new face (capability B32)."""
    if pack.circle is None or because.strip():
        return
    known = faces_of(case_id)
    if membership_id in known or len(known) < pack.circle.most_faces:
        return
    raise Refused(
        ngettext(
            "%(n)d worker is around this family already, as many as this programme means it to"
            " have. Say why one more is needed, or let somebody take this on whom they know.",
            "%(n)d workers are around this family already, as many as this programme means it to"
            " have. Say why one more is needed, or let somebody take this on whom they know.",
            len(known),
        )
        % {"n": len(known)}
    )

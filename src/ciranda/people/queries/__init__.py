"""Finding persons and reading what is known of them."""

from ciranda.people.policies.names import Known
from ciranda.people.queries.candidates import (
    Candidate,
    Candidates,
    candidates,
    doubles_of,
    told_apart_from,
)
from ciranda.people.queries.protection import is_protected, never_among, quiet_among

__all__ = [
    "Candidate",
    "Candidates",
    "Known",
    "candidates",
    "doubles_of",
    "is_protected",
    "never_among",
    "quiet_among",
    "told_apart_from",
]

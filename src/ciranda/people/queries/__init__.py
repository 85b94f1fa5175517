"""Finding persons and reading what is known of them."""

from ciranda.people.policies.names import Known
from ciranda.people.queries.candidates import Candidate, Candidates, candidates, doubles_of

__all__ = ["Candidate", "Candidates", "Known", "candidates", "doubles_of"]

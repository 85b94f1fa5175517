"""Reading consents of a case: who could sign, what was asked and said, who would see what."""

from ciranda.cases.queries.consents.kin import Stands, kin_of, standing
from ciranda.cases.queries.consents.question import Posed, posed, posed_to
from ciranda.cases.queries.consents.receivers import Receiver, receivers_for
from ciranda.cases.queries.consents.sees import Proposal, Sees, reads_by, service_sees, who_sees
from ciranda.cases.queries.consents.sheet import Given, Kin, Line, Put, Sheet, sheet_of
from ciranda.cases.queries.consents.signers import Signers, signers_of
from ciranda.cases.queries.consents.tending import consents_to_tend

__all__ = [
    "Given",
    "Kin",
    "Line",
    "Posed",
    "Proposal",
    "Put",
    "Receiver",
    "Sees",
    "Sheet",
    "Signers",
    "Stands",
    "consents_to_tend",
    "kin_of",
    "posed",
    "posed_to",
    "reads_by",
    "receivers_for",
    "service_sees",
    "sheet_of",
    "signers_of",
    "standing",
    "who_sees",
]

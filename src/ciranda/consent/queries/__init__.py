"""Reading what was asked, answered and agreed, and the bases other than consent."""

from ciranda.consent.queries.bases import Basis, bases_of, basis
from ciranda.consent.queries.figures import sign_rates
from ciranda.consent.queries.settling import Known, said_of

__all__ = ["Basis", "Known", "bases_of", "basis", "said_of", "sign_rates"]

"""Values that are dropped before anything is kept: nobody's residence status, origin or number.

Design, section 9: no residence status, no ethnicity field, no mandatory identity number. What a
file brings of them is counted, said in the report, and gone.
"""

import re

from ciranda.common.text import fold

# Folded words in the languages of the files seen so far; a heading that contains one is dropped.
_WORDS = (
    "ethnic", "ethnicity", "race", "racial", "tribe", "caste", "skin colour", "skin color",
    "etnia", "etnica", "etnico", "raca", "cor da pele", "religion", "religiao",
    "residence status", "residency status", "residence permit", "immigration", "migration status",
    "visa", "asylum", "undocumented", "legal status", "estatuto de residencia",
    "autorizacao de residencia", "titulo de residencia", "visto", "imigracao", "asilo",
    "nationality", "nacionalidade", "citizenship", "cidadania",
    "ssn", "social security number", "nif", "niss", "nic", "tax number", "passport", "passaporte",
    "identity card", "id card", "cartao de cidadao", "bilhete de identidade",
    "numero de identificacao", "numero fiscal", "contribuinte", "pps number", "ppsn",
    "us core race", "us core ethnicity", "us ssn",
)  # fmt: skip
_MATCH = re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in _WORDS)})\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_sensitive(heading: str) -> bool:
    """Whether a column or extension of this name carries what this product does not keep."""
    return bool(_MATCH.search(fold(_CAMEL.sub(" ", heading))))

"""What a stranger may learn: three states by a reference, and whether they ask too often."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from ciranda.common.ids import clean_reference
from ciranda.referrals.enums import PublicState


@dataclass(frozen=True)
class Happened:
    """What became of a signal, as its sender hears it. The answer is for checked professionals."""

    state: PublicState
    outcome: str = ""
    reason_key: str = ""
    words: str = ""
    redirected_to: str = ""
    pack_version_id: UUID | None = None


def what_happened(typed: str) -> Happened:
    """What became of the signal with this reference. One statement, whatever is asked.

    A signal that is finished, expired or never was gives the same answer, in the same time
    (design, section 7: answers to strangers are equal in words and time).
    """
    with connection.cursor() as cursor:
        cursor.execute("select referrals_ask(%s)", [clean_reference(typed)])
        found = cursor.fetchone()[0]
    row: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    answer = row["answer"]
    if not answer:
        return Happened(PublicState(row["state"]))
    return Happened(
        PublicState(row["state"]),
        answer["outcome"],
        answer["reason"],
        answer["words"],
        answer["redirected_to"],
        UUID(answer["pack"]),
    )


def knocks_too_often(page: str, address: str, *, most: int) -> bool:
    """Count a use of a public page by this network address; True beyond `most` a day.

    The address never reaches the database: only its keyed hash, hashed there again with a salt
    that lives one day.
    """
    hashed = salted_hmac("referrals.knock", address, secret=settings.SECRET_KEY).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("select referrals_knock(%s, %s, %s)", [page, hashed, most])
        return bool(cursor.fetchone()[0])

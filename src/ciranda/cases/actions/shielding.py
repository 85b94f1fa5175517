"""A shield changes who sees whereabouts in every case of a person."""

from uuid import UUID

from django.db import connection

from ciranda.cases.actions.derivation import lock, rederive


def follow_shield(person_id: UUID) -> None:
    """Derive every case of the person again: everybody but the keepers loses whereabouts, and for
    the shielded an old team no longer reads back (design, section 7)."""
    with connection.cursor() as cursor:
        cursor.execute("select cases_of_person(%s)", [person_id])
        cases = cursor.fetchone()[0]
    for case_id in cases:
        lock(case_id)
        rederive(case_id)

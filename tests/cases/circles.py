"""What tests of the circle share: asking the wall itself, and naming people."""

from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Category


def sees(actor: Actor, dossier_id: UUID, category: Category, *, write: bool = False) -> bool:
    """Whether the wall opens this category of this dossier to this actor now.

    The text of the policies, asked for one dossier as the web role.
    """
    with entered(actor), connection.cursor() as cursor:
        cursor.execute(
            """select exists (select 1 from access_grant f where f.dossier_id = %s
                and (case when %s then f.writes else f.cats end) & (1 << %s) <> 0
                and f.principal = any ((select app_principals())::int[])
                and f.purposes & (select app_purpose()) <> 0
                and now() >= f.valid_from and now() < f.valid_until)
              and %s <> all ((select app_barred())::uuid[])""",
            [dossier_id, write, int(category), dossier_id],
        )
        return bool(cursor.fetchone()[0])

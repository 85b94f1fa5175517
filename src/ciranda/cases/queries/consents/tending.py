"""Which cases a night's look at consents is for."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import installed

# Somebody who comes of age is announced two months ahead; a pack may remind earlier of an end.
AHEAD = 60


def consents_to_tend() -> list[UUID]:
    """The cases with an age reached or near, or a consent that ends soon. Answers jobs only."""
    packs = [version.pack for version in installed()]
    ages = sorted({age for pack in packs for age in ages_that_count(pack)})
    days = max([AHEAD, *(c.remind_days for p in packs for c in p.consent_columns.values())])
    ahead = timezone.localdate() + timedelta(days=days)
    with connection.cursor() as cursor:
        cursor.execute("select cases_consents_to_tend(%s, %s)", [ages, ahead])
        return [row[0] for row in cursor.fetchall()]


def ages_that_count(pack: Pack) -> set[int]:
    """The ages in months from which somebody else signs or something becomes their own."""
    signs = {rule.from_months for rule in pack.signatures.rules if rule.from_months}
    own = set(pack.young_people.own_from_months.values())
    return signs | own | {pack.signatures.adult_from_months}

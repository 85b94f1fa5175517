"""In a nation a name is thousands of people: the year of birth still leads to the one meant."""

from datetime import date

import pytest

from ciranda.access.actions import entered
from ciranda.common.database import OWNER, speaking_as
from ciranda.people.actions import register
from ciranda.people.enums import Precision
from ciranda.people.queries import Known, candidates

# More people than a search weighs, all of the same names, born in other years than the one meant.
_NATION = """
with made as (insert into people_person
    (id, given, surnames, known_as, born_on, born_precision, folded, version)
  select gen_random_uuid(), 'Leonor', 'Quintela', '', date '2003-01-01' + n, 'day',
    'leonor quintela', 1 from generate_series(1, 6500) n returning id, born_on)
insert into people_persontokens (person_id, given, known, surnames, mother, tokens, phones, numbers,
    born_on, born_precision)
select m.id, x.given, '{}', x.surnames, '{}', x.tokens, '{}', '{}', m.born_on, 'day'
from made m, people_persontokens x where x.person_id = %s
"""


@pytest.mark.parametrize(
    ("born_on", "precision"),
    [
        (date(2023, 1, 1), Precision.YEAR),
        (date(2023, 3, 9), Precision.DAY),
        (None, Precision.UNKNOWN),  # whom one may see is found by the name alone
    ],
)
def test_the_one_meant_is_found_among_thousands_of_the_same_name(cast, born_on, precision):
    with entered(cast.actor("carla_coordinator")) as carla:
        meant = register(
            actor=carla, given="Leonor", surnames="Quintela", born_on=date(2023, 3, 9)
        ).pk
        with speaking_as(OWNER) as cursor:
            cursor.execute(_NATION, [meant])
            # the one meant lies behind all the others, where no list would reach
            cursor.execute("update people_persontokens set born_on = born_on where person_id = %s",
                           [meant])  # fmt: skip
        found = candidates(carla, Known("Lenor", "Quintela", "", born_on, precision))
    assert [one.person_id for one in found.proposed] == [meant]

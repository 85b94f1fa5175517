"""What two cases both give is taken away only when both end."""

from typing import Any

from ciranda.access.actions import entered, replace_grants
from ciranda.access.enums import ALL_PURPOSES, Basis, Category, mask
from ciranda.access.policies.derivation import Grant
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from tests.cast import SYSTEM


def test_a_grant_given_by_two_cases_outlives_one_of_them(cast: Any, owner: Any) -> None:
    dossier, appointment = uuid7(), uuid7()
    first_case, second_case = uuid7(), uuid7()
    with entered(SYSTEM):
        grant = Grant(
            dossier, 7, Basis.APPOINTMENT, appointment, mask([Category.PLAN]), 0, ALL_PURPOSES,
            instant(), None,
        )  # fmt: skip
        assert replace_grants(first_case, [grant]) == 1
        assert replace_grants(second_case, [grant]) == 1
        assert replace_grants(second_case, [grant]) == 0
        assert replace_grants(first_case, []) == 1
    owner.execute("select source_id from access_grant where dossier_id = %s", [dossier])
    assert owner.fetchall() == [(second_case,)]

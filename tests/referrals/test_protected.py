"""Referrals of somebody who is protected: whereabouts in them are for the keepers alone."""

import pytest
from django.db import connection

from ciranda.access.actions import entered
from ciranda.access.enums import Purpose
from ciranda.common.database import instant, rows
from ciranda.ops.proofs import grants
from ciranda.people.actions.shielding import follow
from tests import casework, telling
from tests.access.facts import Scene


@pytest.fixture
def told(cast):
    """A referral, a signal and a question as the access tests arrange them."""
    casework.manage(cast)
    return telling.arrange(cast, name="Zillerfold", worry="worry", source="source")


def person_of(scene, referral):
    found = scene.sql("select person_id from referrals_referral where id = %(r)s", r=referral)
    return found[0]["person_id"]


def where(cast, who, referral):
    with entered(cast.actor(who, Purpose.TRIAGE)), connection.cursor() as cursor:
        return rows(
            cursor,
            """select t.* from referrals_telling t join referrals_referral r
               on t.dossier_id in (r.dossier_id, r.triage_dossier_id)
               where r.id = %s and t.category = 1""",
            [referral],
        )


def test_a_shield_takes_where_the_family_lives_out_of_its_referral(cast, told):
    scene, referral = Scene(cast, instant()), told["referral"]
    person = person_of(scene, referral)
    scene.sql(
        """insert into referrals_telling (id, dossier_id, category, kind, body, code, language,
             author, told_at) select gen_random_uuid(), dossier_id, 1, 'place', 'Zillerfold', '',
             'en', '', now() from referrals_referral where id = %(r)s""",
        r=referral,
    )
    assert where(cast, "carla_coordinator", referral)
    cast.ids["referred"] = person
    scene.shield("referred", "tomas_therapist")
    with entered(cast.actor("carla_coordinator", Purpose.TRIAGE)):
        follow(person)
    assert not where(cast, "carla_coordinator", referral)
    carla = cast.actor("carla_coordinator", Purpose.TRIAGE)
    with entered(carla), connection.cursor() as cursor:
        assert rows(cursor, "select 1 from referrals_referral where id = %s", [referral])
    assert grants.prove().holds, [f.words for f in grants.prove().faults]


def test_where_a_protected_family_was_sent_is_kept_apart(cast, told):
    scene, referral = Scene(cast, instant()), told["referral"]
    cast.ids["referred"] = person_of(scene, referral)
    scene.shield("referred", "tomas_therapist")
    scene.sql(
        """insert into referrals_answer (id, dossier_id, referral_id, outcome, reason_key, words,
             redirected_to, answered_at, answered_by, author)
           select gen_random_uuid(), dossier_id, id, 'redirected', '', '', 'Zillerfold Centre',
             now(), id, '' from referrals_referral r where id = %(r)s
             and not exists (select 1 from referrals_answer a where a.referral_id = r.id
               and a.taken_back_at is null)""",
        r=referral,
    )
    scene.sql("update referrals_answer set redirected_to = 'Zillerfold Centre'")
    found = scene.sql(
        "select redirected_to from referrals_answer where referral_id = %(r)s", r=referral
    )
    assert {row["redirected_to"] for row in found} == {""}
    assert scene.sql("select 1 from referrals_area where words = 'Zillerfold Centre'")

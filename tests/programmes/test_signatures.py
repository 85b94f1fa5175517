"""Who must sign, when it is complete, and the narrower answer where holders disagree."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ciranda.access.enums import Category
from ciranda.programmes.enums import Signer
from ciranda.programmes.policies.signatures import Answer, required, settle
from tests.programmes.packs import changed, pack

MOTHER, FATHER, YOUNG = "mother", "father", "young person"


def snipi(rules: str):
    return changed("snipi-pt", "programme.yaml", "    - {who: any_holder}", rules)


def ask(found, *, age=30, holders=(MOTHER, FATHER), young=None, column="health"):
    return required(
        found,
        found.consent_columns[column],
        age_months=age,
        holders=holders,
        young_person=young,
    )


def yes(who, *categories, until=None):
    return Answer(who, frozenset(categories), until)


ALL = tuple(pack("snipi-pt").consent_columns["health"].categories)
EVERY = frozenset(ALL)


def test_one_signature_opens_where_any_holder_may_sign():
    settled = settle(ask(pack("snipi-pt")), [yes(MOTHER, *ALL)])
    assert settled.opens == EVERY
    assert settled.is_complete


def test_where_holders_disagree_the_narrower_holds():
    needed = ask(pack("snipi-pt"))
    settled = settle(needed, [yes(MOTHER, *ALL), yes(FATHER, Category.IDENTITY, Category.PLAN)])
    assert settled.opens == {Category.IDENTITY, Category.PLAN}
    assert settle(needed, [yes(MOTHER, *ALL), yes(FATHER)]).opens == frozenset()


def test_the_shorter_period_holds_too():
    needed = ask(pack("snipi-pt"))
    early, late = date(2026, 6, 1), date(2027, 6, 1)
    settled = settle(needed, [yes(MOTHER, *ALL, until=late), yes(FATHER, *ALL, until=early)])
    assert settled.until_on == early


def test_all_holders_are_waited_for_where_the_pack_says_so():
    needed = ask(snipi("    - {who: all_holders}"))
    settled = settle(needed, [yes(MOTHER, *ALL)])
    assert settled.opens == frozenset()
    assert settled.waiting_for == (FATHER,)
    assert settle(needed, [yes(MOTHER, *ALL), yes(FATHER, *ALL)]).opens == EVERY


def test_a_category_may_need_more_signatures_than_the_rest():
    needed = ask(snipi("    - {who: any_holder}\n    - {who: all_holders, categories: [health]}"))
    settled = settle(needed, [yes(MOTHER, *ALL)])
    assert settled.opens == EVERY - {Category.HEALTH}
    assert settled.waiting == {Category.HEALTH}


def test_at_sixteen_the_young_person_signs_too_and_health_alone():
    meitheal = pack("meitheal-ie")
    table = ask(meitheal, age=192, young=YOUNG, column="at_the_table")
    assert {need.who for need in table.needs} == {Signer.BOTH}
    wanted = tuple(meitheal.consent_columns["at_the_table"].categories)
    assert settle(table, [yes(MOTHER, *wanted)]).opens == frozenset()
    assert settle(table, [yes(MOTHER, *wanted), yes(YOUNG, *wanted)]).opens == set(wanted)
    health = ask(meitheal, age=192, young=YOUNG, column="health_at_the_table")
    assert health.may_sign == (YOUNG,)
    assert settle(health, [yes(MOTHER, Category.HEALTH)]).opens == frozenset()
    assert settle(health, [yes(YOUNG, Category.HEALTH)]).opens == {Category.HEALTH}


def test_the_day_before_sixteen_the_parents_still_sign():
    assert ask(pack("meitheal-ie"), age=191, young=YOUNG, column="at_the_table").may_sign == (
        MOTHER,
        FATHER,
    )


def test_an_adult_signs_alone():
    needed = ask(pack("snipi-pt"), age=216, young=YOUNG)
    assert needed.may_sign == (YOUNG,)


def test_without_anyone_in_authority_nothing_opens():
    needed = ask(pack("snipi-pt"), holders=())
    assert needed.impossible == EVERY
    settled = settle(needed, [yes("grandmother", *ALL)])
    assert settled.opens == frozenset()
    assert not settled.is_complete


def test_a_carer_without_authority_cannot_sign_for_a_holder():
    assert settle(ask(pack("snipi-pt")), [yes("grandmother", *ALL)]).opens == frozenset()


answers = st.lists(
    st.builds(
        Answer,
        st.sampled_from([MOTHER, FATHER, YOUNG, "grandmother"]),
        st.frozensets(st.sampled_from(list(Category))),
    ),
    max_size=4,
    unique_by=lambda answer: answer.by,
)


@given(answers, st.sampled_from([0, 100, 191, 192, 216]))
def test_nothing_ever_opens_that_someone_entitled_refused(given_answers, age):
    meitheal = pack("meitheal-ie")
    for column in meitheal.consent_columns.values():
        needed = required(
            meitheal, column, age_months=age, holders=(MOTHER, FATHER), young_person=YOUNG
        )
        settled = settle(needed, given_answers)
        assert settled.opens <= frozenset(column.categories)
        for answer in given_answers:
            asked = [n for n in needed.needs if answer.by in (*n.holders, n.young_person)]
            refused = {c for n in asked for c in n.categories} - answer.categories
            assert not settled.opens & refused

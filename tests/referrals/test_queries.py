"""What the pages read, in a constant number of statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.referrals import actions, queries
from ciranda.referrals.queries import Pile
from tests.referrals.actions.test_signals import received, signal_of
from tests.referrals.actions.test_triage import asked
from tests.referrals.sent import WORRY, decider, sent


def inbox(cast, pile, name="carla_coordinator", **terms):
    with entered(decider(cast, name)) as actor:
        return queries.inbox(actor, pile, now=timezone.now(), language="en", **terms)


def test_the_inbox_sorts_by_what_has_to_happen_next(cast):
    first, second = sent(cast), sent(cast)
    received()
    asked(cast, second)
    new = inbox(cast, Pile.NEW)
    assert {(r.kind, r.child) for r in new.rows} == {
        ("referral", "Lia Exemplo Ramos"),
        ("signal", "Ivo Exemplo"),
    }
    assert [r.id for r in inbox(cast, Pile.WAITING).rows] == [second]
    actions.look(actor=decider(cast), referral_id=first)
    looked = inbox(cast, Pile.LOOKED_AT)
    assert [r.id for r in looked.rows] == [first]
    assert looked.counts == {
        Pile.NEW: 1,
        Pile.LOOKED_AT: 1,
        Pile.WAITING: 1,
        Pile.ANSWERED: 0,
    }


def test_the_inbox_of_another_town_is_empty(cast):
    sent(cast)
    assert inbox(cast, Pile.NEW, "nelson_coordinator").rows == ()


def statements(work):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        work()
    return len(seen)


@pytest.mark.parametrize("number", [1, 12])
def test_an_inbox_takes_two_statements_however_full_it_is(cast, number):
    for _ in range(number):
        sent(cast)
        received()
    with entered(decider(cast)) as actor:
        queries.inbox(actor, Pile.NEW, now=timezone.now(), language="en")
        taken = statements(
            lambda: queries.inbox(actor, Pile.NEW, now=timezone.now(), language="en")
        )
    assert taken == 2


def test_a_sheet_holds_everything_in_one_statement(cast):
    referral_id = sent(cast)
    asked(cast, referral_id)
    with entered(decider(cast)):
        queries.sheet(referral_id, now=timezone.now())
        with CaptureQueriesContext(connection) as seen:
            found = queries.sheet(referral_id, now=timezone.now())
    assert len(seen) == 1
    assert (found.child, found.told("worry")) == ("Lia Exemplo Ramos", WORRY)
    assert [c.relation for c in found.carers] == ["mother"]
    assert found.enquiries[0].service == "Test Hospital service"
    assert found.source.agency_name == "Test Nursery"
    assert found.stands.days_left > 0


def test_the_senders_sheet_lacks_what_the_team_found_out(cast):
    referral_id = sent(cast)
    asked(cast, referral_id)
    actions.write_note(actor=decider(cast), referral_id=referral_id, words="Ring the aunt")
    with entered(cast.actor("nuno_nursery")):
        found = queries.sheet(referral_id, now=timezone.now())
    assert found.told("worry") == WORRY
    assert found.enquiries == ()
    assert found.told("note") == ""


def test_a_strangers_sheet_is_nothing(cast):
    referral_id, signal = sent(cast), signal_of(cast, received())
    with entered(decider(cast, "stella_stranger")):
        assert queries.sheet(referral_id, now=timezone.now()) is None
        assert queries.signal_sheet(signal.pk, now=timezone.now()) is None


def test_signals_on_one_child_are_suggested_together(cast):
    first = signal_of(cast, received(child_name="Ivo Exemplo", sector="health"))
    signal_of(cast, received(child_name="Yvo Exemplo", sector="education"))
    received(child_name="Rita Outra")
    with entered(decider(cast)):
        found = queries.together(first.pk, first.team_id, first.pack_version_id)
    assert [c.child for c in found.companions] == ["Yvo Exemplo"]


def test_a_question_is_read_by_the_service_it_was_put_to(cast):
    enquiry_id = asked(cast, sent(cast))
    with entered(cast.actor("hilda_health")) as hilda:
        assert queries.enquiry(hilda, enquiry_id).question == "Has her hearing been checked?"
        assert queries.asked_of(hilda).number == 1
    with entered(cast.actor("mira_midwife")) as mira:
        assert queries.enquiry(mira, enquiry_id) is None


def test_what_i_sent_shows_what_became_of_it(cast):
    sent(cast)
    with entered(cast.actor("nuno_nursery")) as nuno:
        found = queries.sent_by(nuno)
    assert (found.number, found.rows[0].team_name) == (1, "Local team Southtown")


@pytest.mark.parametrize("typed", ["southtown", "Párish SOUTH", "parish of southtown, southtown"])
def test_places_are_found_as_people_type_them(cast, typed):
    assert [p.code for p in queries.places_named(typed)] == ["990101"]


def test_the_hundredth_knock_of_a_day_is_answered_and_the_next_is_not(cast):
    heard = [queries.knocks_too_often("send", "203.0.113.9", most=3) for _ in range(4)]
    assert heard == [False, False, False, True]
    assert not queries.knocks_too_often("send", "203.0.113.10", most=3)


def test_no_network_address_is_kept(cast, owner):
    owner.execute("set local role ciranda_web")
    queries.knocks_too_often("send", "203.0.113.9", most=3)
    owner.execute("set local role ciranda_owner")
    owner.execute("select who from referrals_knock")
    kept = [who for (who,) in owner.fetchall()]
    assert [len(who) for who in kept] == [64]
    assert "203.0.113.9" not in kept

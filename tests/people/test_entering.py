"""Search-or-create, links that can be undone, and questions relayed without a name."""

from datetime import date

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.people.actions import find_or_register, register
from ciranda.people.actions.never import never_ask
from ciranda.people.actions.relaying import answer_relay, put_away, relay
from ciranda.people.actions.telling_apart import link, unlink
from ciranda.people.models import Person, Relay, RelayMessage, SamePerson
from ciranda.people.queries import Known, candidates, doubles_of

BORN = date(2022, 2, 3)
LEONOR = Known("Leonor", "Vasconcelos Quintela", born_on=BORN)
FLOR = Known("Flor", "Exemplo da Silva")


@pytest.fixture
def carla(cast):
    with entered(cast.actor("carla_coordinator")) as actor:
        yield actor


def test_the_same_child_is_entered_once(carla):
    first = find_or_register(actor=carla, known=LEONOR)
    again = find_or_register(actor=carla, known=LEONOR)
    assert first.created
    assert (again.person_id, again.created) == (first.person_id, False)


def test_a_child_who_may_be_the_same_waits_for_a_human(carla):
    first = find_or_register(actor=carla, known=LEONOR)
    alike = Known("Lenor", "Vasconcelos", born_on=BORN)
    asked = find_or_register(actor=carla, known=alike)
    assert asked.person_id is None
    assert [c.person_id for c in asked.candidates] == [first.person_id]
    same = find_or_register(actor=carla, known=alike, same_as=first.person_id)
    assert (same.person_id, same.created) == (first.person_id, False)
    other = find_or_register(actor=carla, known=alike, decided=True, search_id=asked.search_id)
    assert other.created
    assert doubles_of(carla, other.person_id, alike) == ()


def test_nobody_is_taken_for_somebody_they_cannot_see(cast):
    with entered(cast.actor("stella_stranger")) as stella:
        with pytest.raises(Person.DoesNotExist):
            find_or_register(actor=stella, known=FLOR, same_as=cast.flor)
        made = find_or_register(actor=stella, known=FLOR)
        assert made.created
        assert made.may_be_known


def test_a_link_keeps_both_records_and_is_undone_without_a_trace_in_either(carla):
    one = register(actor=carla, given="Leonor", surnames="Quintela", born_on=BORN)
    two = register(actor=carla, given="Leonor", surnames="Quintela", born_on=None)
    made = link(actor=carla, person_id=one.pk, other_id=two.pk, reason="The mother said so")
    with pytest.raises(Refused, match="already"):
        link(actor=carla, person_id=two.pk, other_id=one.pk, reason="Again")
    unlink(actor=carla, link_id=made.pk, reason="A cousin of the same name")
    for before in (one, two):
        now = Person.objects.get(pk=before.pk)
        assert (now.given, now.born_on, now.version) == (before.given, before.born_on, 1)
    found = doubles_of(carla, one.pk, Known("Leonor", "Quintela", born_on=BORN))
    assert two.pk not in [c.person_id for c in found]


def test_a_link_shows_nobody_more_than_before(cast):
    with entered(cast.actor("carla_coordinator")) as carla:
        own = register(actor=carla, given="Flor", surnames="Exemplo")
        link(actor=carla, person_id=cast.flor, other_id=own.pk, reason="One child")
    with entered(cast.actor("tomas_therapist")):
        assert Person.objects.filter(pk=cast.flor).exists()
        assert not Person.objects.filter(pk=own.pk).exists()
        assert not SamePerson.objects.exists()


def asked_by_stella(cast, known=FLOR):
    with entered(cast.actor("stella_stranger")) as stella:
        found = candidates(stella, known)
        return relay(actor=stella, search_id=found.search_id, words="Do you know this child?")


def test_a_question_reaches_whoever_answers_for_the_child_and_names_no_team(cast):
    relay_id = asked_by_stella(cast)
    with entered(cast.actor("carla_coordinator")) as carla:
        [message] = RelayMessage.objects.filter(relay_id=relay_id)
        assert message.dossier_id == cast.dossier
        assert "Stella" in message.asked_by
        answer_relay(actor=carla, message_id=message.pk, words="Please call 210 000 000.")
        with pytest.raises(Refused, match="already"):
            answer_relay(actor=carla, message_id=message.pk, words="Again")
    with entered(cast.actor("stella_stranger")) as stella:
        assert not RelayMessage.objects.exists()
        kept = Relay.objects.get(pk=relay_id)
        assert kept.answers == ["Please call 210 000 000."]
        assert "Southtown" not in str(vars(kept))
        put_away(actor=stella, relay_id=relay_id)


def test_a_question_about_nobody_reads_the_same(cast):
    relay_id = asked_by_stella(cast, Known("Nobody", "At All"))
    with entered(cast.actor("stella_stranger")):
        kept = Relay.objects.get(pk=relay_id)
        assert (kept.answers, kept.answered_at) == ([], None)


def test_a_question_is_read_by_those_who_may_read_who_told_us(cast):
    relay_id = asked_by_stella(cast)
    for name in ("nelson_coordinator", "hilda_health"):
        with entered(cast.actor(name)) as other:
            assert not RelayMessage.objects.exists()
            with pytest.raises(Refused):
                answer_relay(actor=other, message_id=relay_id, words="Mine")
    for name in ("maria_mother", "fausto_father"):
        with entered(cast.family(name)):
            assert not RelayMessage.objects.exists()


def test_a_search_of_somebody_else_relays_nothing(cast):
    with entered(cast.actor("stella_stranger")) as stella:
        found = candidates(stella, FLOR)
    with entered(cast.actor("nuno_nursery")) as nuno:
        relay(actor=nuno, search_id=found.search_id, words="Do you know this child?")
    with entered(cast.actor("carla_coordinator")):
        assert not RelayMessage.objects.exists()


def test_a_family_that_said_never_is_hinted_at_to_nobody_and_asked_nothing(cast):
    """Also after a search of before; whoever sees the child finds it, and it may come back."""
    with entered(cast.actor("stella_stranger")) as stella:
        before = candidates(stella, FLOR)
        assert before.may_be_known
    with entered(cast.actor("carla_coordinator")) as carla:
        never_ask([cast.flor], "snipi-pt")
        assert [c.person_id for c in candidates(carla, FLOR).proposed] == [cast.flor]
    with entered(cast.actor("stella_stranger")) as stella:
        after = candidates(stella, FLOR)
        assert not after.may_be_known
        for met in (before, after):
            relay(actor=stella, search_id=met.search_id, words="Do you know this child?")
    with entered(cast.actor("carla_coordinator")):
        assert not RelayMessage.objects.exists()
        never_ask([cast.flor], "snipi-pt", stands=False)
    with entered(cast.actor("stella_stranger")) as stella:
        assert candidates(stella, FLOR).may_be_known

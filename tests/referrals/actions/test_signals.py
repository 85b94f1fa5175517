"""A concern from anyone: taken in, looked at, kept a while, confirmed or gone."""

import pytest
from django.db import connection

from ciranda.access.actions import ANONYMOUS, Refused, entered
from ciranda.access.enums import Role
from ciranda.people.models import Person
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.queries import current
from ciranda.referrals import actions
from ciranda.referrals.enums import Kind, ReferralState, Relation, SignalState
from ciranda.referrals.models import Referral, Signal, Source, Telling
from ciranda.referrals.policies.answering import Given
from ciranda.referrals.policies.sending import NotPossible
from ciranda.referrals.queries import what_happened
from tests.cast import SYSTEM
from tests.referrals.sent import decider


def received(**changed):
    """The reference of a signal that somebody sent without an account."""
    terms = {
        "pack_version_id": current("snipi-pt").id,
        "worry": "My grandson does not answer to his name.",
        "child_name": "Ivo Exemplo",
        "parish_code": "990101",
        "place": "Parish of Southtown",
        "relation": Relation.NEAR,
        "name": "A grandmother",
    } | changed
    return actions.receive_signal(actor=ANONYMOUS, signal=actions.NewSignal(**terms))


def signal_of(cast, reference):
    """The signal behind a reference, as its team sees it."""
    with entered(decider(cast)):
        return Signal.objects.get(reference=reference)


def test_anyone_may_tell_and_the_team_of_the_parish_reads_it(cast):
    signal = signal_of(cast, received())
    with entered(decider(cast)):
        assert signal.team_id == cast.team
        told = dict(Telling.objects.values_list("kind", "body"))
        assert told[Kind.CHILD_NAME] == "Ivo Exemplo"
        assert Source.objects.get().name == "A grandmother"


def test_a_worry_alone_is_a_whole_signal_and_goes_to_the_desk(cast):
    actions.name_desk(actor=decider(cast), programme_key="snipi-pt", team_id=cast.team)
    bare = actions.NewSignal(pack_version_id=current("snipi-pt").id, worry="A child cries at night")
    signal = signal_of(cast, actions.receive_signal(actor=ANONYMOUS, signal=bare))
    assert (signal.team_id, signal.state) == (cast.team, SignalState.NEW)


@pytest.mark.parametrize(
    "name", ["stella_stranger", "nelson_coordinator", "nuno_nursery", "dora_data", "lena_lead"]
)
def test_nobody_else_sees_a_signal(cast, name):
    received()
    with entered(decider(cast, name)):
        assert not Signal.objects.exists()
        assert not Source.objects.exists()


def test_the_sender_without_account_can_read_nothing_back(cast):
    received()
    with entered(ANONYMOUS):
        assert not Signal.objects.exists()
        assert not Telling.objects.exists()


def test_the_function_for_strangers_only_adds(cast):
    signal = signal_of(cast, received())
    header = f'{{"id": "{signal.pk}", "dossier_id": "{signal.dossier_id}"}}'
    with pytest.raises(Exception, match="opened already"), connection.cursor() as cursor:
        cursor.execute("select referrals_receive(%s::jsonb, '[]', '{}')", [header])


def test_several_signals_become_one_referral_and_nothing_is_copied(cast):
    signals = [signal_of(cast, received(sector=s)) for s in ("health", "education")]
    referral_id = actions.confirm_signals(
        actor=decider(cast), signal_ids=[s.pk for s in signals], child=actions.NewChild("Ivo")
    )
    with entered(decider(cast)):
        referral = Referral.objects.get(pk=referral_id)
        assert referral.state == ReferralState.LOOKED_AT
        assert Signal.objects.filter(referral=referral).count() == 2
        assert not Telling.objects.filter(dossier_id=referral.dossier_id).exists()
        assert Person.objects.get(pk=referral.person_id).given == "Ivo"


def test_a_signal_is_decided_once(cast):
    signal = signal_of(cast, received())
    actions.end_signal(actor=decider(cast), signal_id=signal.pk, reason="already_with_us")
    with pytest.raises(NotPossible, match="decided already"):
        actions.keep_signal(actor=decider(cast), signal_id=signal.pk)
    with pytest.raises(Refused):
        actions.keep_signal(actor=decider(cast, "tomas_therapist"), signal_id=signal.pk)


def answers_along_the_way(cast, **changed):
    """What its sender is told from receipt to the end, for one signal."""
    reference = received(**changed)
    heard = [what_happened(reference)]
    signal = signal_of(cast, reference)
    actions.keep_signal(actor=decider(cast), signal_id=signal.pk)
    heard.append(what_happened(reference))
    actions.end_signal(actor=decider(cast), signal_id=signal.pk, reason="already_with_us")
    return [*heard, what_happened(reference)]


def test_private_senders_hear_the_same_whether_or_not_the_child_is_known(cast):
    known = answers_along_the_way(cast, child_name="Flor Exemplo da Silva")
    unknown = answers_along_the_way(cast, child_name="Nobody Here")
    assert known == unknown
    assert [h.state for h in known] == ["received", "looked_at", "nothing_open"]


def test_a_finished_signal_and_one_that_never_was_read_the_same(cast):
    assert what_happened("0000-0000-0000") == answers_along_the_way(cast)[-1]


def test_a_claimed_profession_opens_nothing_until_the_team_has_checked_it(cast):
    reference = received(relation=Relation.PROFESSIONAL, sector="education")
    signal = signal_of(cast, reference)
    referral_id = actions.confirm_signals(
        actor=decider(cast), signal_ids=[signal.pk], child=actions.NewChild("Ivo")
    )
    given = Given(TriageOutcome.NOT_ACCEPTED, "family_declined", words="They will call you.")
    actions.answer(actor=decider(cast), referral_id=referral_id, given=given)
    assert what_happened(reference) == what_happened("0000-0000-0000")
    actions.check_sender(actor=decider(cast), dossier_id=signal.dossier_id)
    heard = what_happened(reference)
    assert (heard.outcome, heard.reason_key) == ("not_accepted", "family_declined")
    assert heard.words == "They will call you."


def age(owner, signal):
    """Let a signal's time be over."""
    owner.execute(
        "update referrals_signal set expires_on = current_date where id = %s", [signal.pk]
    )


def left_of(owner, signal):
    """How many rows anywhere still know a signal's dossier."""
    tables = ("referrals_signal", "referrals_telling", "referrals_source", "access_grant")
    counts = []
    for table in tables:
        owner.execute(f"select count(*) from {table} where dossier_id = %s", [signal.dossier_id])
        counts.append(owner.fetchone()[0])
    owner.execute("select count(*) from access_dossier where id = %s", [signal.dossier_id])
    return sum(counts) + owner.fetchone()[0]


def test_an_unconfirmed_signal_leaves_nothing_but_a_count(cast, owner):
    owner.execute("set local role ciranda_web")
    signal = signal_of(cast, received())
    actions.keep_signal(actor=decider(cast), signal_id=signal.pk)
    owner.execute("set local role ciranda_owner")
    age(owner, signal)
    owner.execute("set local role ciranda_web")
    assert actions.expire_signals(actor=SYSTEM) == 1
    owner.execute("set local role ciranda_owner")
    assert left_of(owner, signal) == 0
    owner.execute(
        "select number from referrals_tally where team_id = %s and outcome = 'expired'", [cast.team]
    )
    assert owner.fetchone()[0] == 1


def test_a_signal_nobody_looked_at_never_expires_and_climbs_instead(cast, owner):
    owner.execute("set local role ciranda_web")
    signal = signal_of(cast, received())
    owner.execute("set local role ciranda_owner")
    age(owner, signal)
    owner.execute(
        "update referrals_signal set received_at = received_at - interval '60 days', "
        "due_on = due_on - 60 where id = %s",
        [signal.pk],
    )
    owner.execute("set local role ciranda_web")
    assert actions.expire_signals(actor=SYSTEM) == 0
    assert actions.climb(actor=SYSTEM) == 1
    assert signal_of(cast, signal.reference).climbed_to == "supervisor"
    assert actions.climb(actor=SYSTEM) == 0


def test_only_jobs_expire_and_climb(cast):
    assert SYSTEM.role == Role.SYSTEM
    with pytest.raises(Refused):
        actions.expire_signals(actor=decider(cast))

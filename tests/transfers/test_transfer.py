"""A transfer in two phases: nobody is dropped, and nobody reads what came after."""

from datetime import timedelta
from uuid import UUID

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.policies.derivation import derive
from ciranda.cases.actions import tasks
from ciranda.cases.actions.derivation import rederive
from ciranda.cases.models import Coordination, Custody, Stage, Subject, Task, Volume
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant
from ciranda.ops.tasks import expire_offers
from ciranda.people.models import Person
from ciranda.transfers.actions import answering, offering
from ciranda.transfers.actions.moves import propose_moves
from ciranda.transfers.actions.offering import Offer
from ciranda.transfers.models import Transfer, TransferStep
from ciranda.transfers.queries.reading import open_moves


@pytest.fixture
def managed(cast):
    """Flor's case with Tomás as case manager."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        custody = Custody.objects.get(case_id=cast.case)
        Coordination.objects.create(
            case_id=cast.case,
            dossier_id=cast.dossier,
            custody_id=custody.pk,
            membership_id=cast.tomas_therapist,
            name="Tomas Therapist",
            agency_name="Test Therapy Association",
            started_at=instant(),
        )
        rederive(cast.case)
    return cast


def offer(cast, *, history=True) -> UUID:
    wanted = Offer(
        child="Flor, 3 years",
        reach="210 000 001, after 6 pm",
        reason="The family moves to Northtown.",
        history_agreed=history,
        agreed_by="Maria (mother)" if history else "",
        to_team_id=cast.north_team,
    )
    actor = cast.actor("tomas_therapist")
    with entered(actor):
        return offering.offer(actor=actor, case_id=cast.case, offer=wanted).pk


def accept(cast, transfer_id):
    nelson = cast.actor("nelson_coordinator")
    with entered(nelson):
        answering.accept(actor=nelson, transfer_id=transfer_id, manager_id=cast.petra_therapist)


def first_contact(cast, transfer_id):
    petra = cast.actor("petra_therapist")
    with entered(petra):
        answering.record_first_contact(
            actor=petra, transfer_id=transfer_id, words="Spoke with Maria; we meet on Tuesday."
        )


def team_of(cast) -> UUID:
    with entered(cast.family("maria_mother")):
        return Custody.objects.get(case_id=cast.case, ended_at=None).team_id


def test_an_offer_moves_nothing(managed):
    offer(managed)
    assert team_of(managed) == managed.team
    with entered(managed.actor("nelson_coordinator")):
        assert Transfer.objects.get().child == "Flor, 3 years"
        assert not Person.objects.exists()


def test_a_click_moves_nothing_either(managed):
    accept(managed, offer(managed))
    assert team_of(managed) == managed.team


def test_custody_moves_with_the_first_contact(managed):
    transfer_id = offer(managed)
    accept(managed, transfer_id)
    first_contact(managed, transfer_id)
    assert team_of(managed) == managed.north_team
    with entered(managed.actor("petra_therapist")):
        assert Coordination.objects.get(ended_at=None).membership_id == managed.petra_therapist
        assert Volume.objects.count() == 2
        assert Person.objects.filter(pk=managed.flor).exists()
        assert Subject.objects.get(ended_on=None).person_id == managed.flor
        assert Stage.objects.order_by("-started_at").first().dossier_id != managed.dossier


def test_without_agreement_the_new_team_starts_afresh(managed):
    transfer_id = offer(managed, history=False)
    accept(managed, transfer_id)
    first_contact(managed, transfer_id)
    with entered(managed.actor("petra_therapist")):
        assert Volume.objects.get().number == 2


def test_the_old_case_manager_reads_what_stood_before_and_nothing_after(managed):
    transfer_id = offer(managed)
    accept(managed, transfer_id)
    first_contact(managed, transfer_id)
    with entered(managed.actor("tomas_therapist")):
        assert Volume.objects.get().dossier_id == managed.dossier
    with entered(managed.actor("petra_therapist")):
        later = instant() + timedelta(days=31)
        still = {g.principal for g in derive(facts_of(managed.case), at=later)}
    assert not still & set(managed.actor("tomas_therapist").principals)


def test_the_parents_keep_seeing_everything(managed):
    transfer_id = offer(managed)
    accept(managed, transfer_id)
    first_contact(managed, transfer_id)
    with entered(managed.family("maria_mother")):
        assert Volume.objects.count() == 2


def test_a_refusal_needs_a_reason_and_leaves_the_case_where_it_is(managed):
    transfer_id = offer(managed)
    nelson = managed.actor("nelson_coordinator")
    with entered(nelson), pytest.raises(Refused):
        answering.refuse(actor=nelson, transfer_id=transfer_id, reason=" ")
    with entered(nelson):
        answering.refuse(actor=nelson, transfer_id=transfer_id, reason="Outside our catchment")
    assert team_of(managed) == managed.team
    with entered(managed.actor("tomas_therapist")):
        assert TransferStep.objects.order_by("-id").first().words == "Outside our catchment"


def test_an_offer_is_taken_back_before_custody_moves_and_never_after(managed):
    transfer_id = offer(managed)
    accept(managed, transfer_id)
    tomas = managed.actor("tomas_therapist")
    first_contact(managed, transfer_id)
    with entered(tomas), pytest.raises(Refused):
        offering.revoke(actor=tomas, transfer_id=transfer_id, reason="Changed our mind")


def test_two_offers_at_once_are_refused(managed):
    offer(managed)
    with pytest.raises(Refused, match="already on offer"):
        offer(managed)


def test_an_unanswered_offer_goes_back_by_itself(managed):
    transfer_id = offer(managed)
    with entered(managed.actor("carla_coordinator")):
        due = Transfer.objects.get(pk=transfer_id).answer_due_on
        assert offering.expire_overdue(due) == {"expired": 0, "climbed": 0}
        assert offering.expire_overdue(due + timedelta(days=1))["expired"] == 1
    assert team_of(managed) == managed.team


def test_a_first_contact_that_does_not_come_climbs_once(managed):
    transfer_id = offer(managed)
    accept(managed, transfer_id)
    with entered(managed.actor("carla_coordinator")):
        due = Transfer.objects.get(pk=transfer_id).contact_due_on
        late = due + timedelta(days=1)
        assert offering.expire_overdue(late)["climbed"] == 1
        assert offering.expire_overdue(late)["climbed"] == 0


def test_strangers_do_not_see_the_offer(managed):
    offer(managed)
    with entered(managed.actor("stella_stranger")):
        assert not Transfer.objects.exists()


def open_tasks(cast, name) -> list[str]:
    with entered(cast.actor(name)):
        found = Task.objects.filter(case_id=cast.case, done_at=None, dropped_at=None)
        promised = found.exclude(what__startswith="Ask the family what may be shared here")
        return list(promised.values_list("what", flat=True))


@pytest.mark.parametrize(("history", "carried"), [(True, ["Ring the nursery"]), (False, [])])
def test_what_was_promised_goes_on_with_the_new_case_manager(managed, history, carried):
    tomas = managed.actor("tomas_therapist")
    with entered(tomas):
        tasks.add(actor=tomas, case_id=managed.case, what="Ring the nursery")
    transfer_id = offer(managed, history=history)
    accept(managed, transfer_id)
    first_contact(managed, transfer_id)
    assert open_tasks(managed, "petra_therapist") == carried
    assert open_tasks(managed, "tomas_therapist") == []


def test_a_possible_move_is_answered_by_the_move(managed):
    with entered(managed.actor("carla_coordinator")):
        propose_moves(managed.flor, "990201", "an address")
    transfer_id = offer(managed)
    accept(managed, transfer_id)
    first_contact(managed, transfer_id)
    with entered(managed.actor("carla_coordinator")):
        assert open_moves() == []


def test_every_night_the_offers_nobody_answered_go_back(managed, owner):
    transfer_id = offer(managed)
    owner.execute("set local role ciranda_owner")
    owner.execute("update transfers_transfer set answer_due_on = current_date - 1")
    owner.execute("set local role ciranda_web")
    assert expire_offers(0) == {"expired": 1, "climbed": 0}
    with entered(managed.actor("carla_coordinator")):
        assert Transfer.objects.get(pk=transfer_id).state == "expired"

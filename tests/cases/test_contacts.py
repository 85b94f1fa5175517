"""Writing contacts: who may, what is needed, who reads which paragraph."""

from datetime import timedelta

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.tasks import Promise
from ciranda.cases.models import (
    Clock,
    Contact,
    ContactPlace,
    Happening,
    OwnFile,
    Paragraph,
    Task,
)
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.common.database import instant
from tests.casework import join_circle, manage, past_the_wall, share, shield, stop_sharing

SAID = (
    Words(Category.DEVELOPMENT, "He named the dog for the first time."),
    Words(Category.SOCIAL, "The rent is late."),
)


def _write(cast, name="carla_coordinator", paragraphs=SAID, **more):
    header = more.pop("header", Header("visit"))
    return contacts.write(
        actor=cast.actor(name), case_id=cast.case, header=header, paragraphs=paragraphs, **more
    )


def _read(cast, name, model=Paragraph):
    with entered(cast.actor(name)):
        return list(model.objects.filter(case_id=cast.case))


def test_a_worker_of_the_case_writes_in_its_joint_volume(cast):
    made = _write(cast)
    with entered(cast.actor("carla_coordinator")):
        contact = Contact.objects.get(pk=made)
        assert contact.dossier_id == cast.dossier
        assert (contact.category, contact.attendance_key) == (Category.CONTACT, "took_place")
        assert contact.name == "Carla Coordinator"
        assert [p.body for p in Paragraph.objects.filter(contact=contact).order_by("order")] == [
            w.body for w in SAID
        ]


def test_each_reads_the_paragraphs_of_their_categories_only(cast):
    manage(cast)
    share(cast, "hospital")
    _write(cast)
    assert len(_read(cast, "tomas_therapist")) == 2
    assert [p.category for p in _read(cast, "hilda_health")] == [Category.DEVELOPMENT]
    assert _read(cast, "hilda_health", Contact) == []
    assert _read(cast, "ema_educator") == []
    assert _read(cast, "stella_stranger") == []


def test_a_circle_member_reads_that_it_happened_and_their_own_categories(cast):
    join_circle(cast, "ema_educator")
    _write(cast)
    assert len(_read(cast, "ema_educator", Contact)) == 1
    assert [p.category for p in _read(cast, "ema_educator")] == [Category.DEVELOPMENT]


def test_a_partner_writes_in_the_own_dossier_of_their_service(cast):
    share(cast, "hospital")
    made = _write(cast, "hilda_health")
    with entered(cast.actor("hilda_health")):
        contact = Contact.objects.get(pk=made)
        assert contact.dossier_id == OwnFile.objects.get(case_id=cast.case).dossier_id
        assert contact.dossier_id != cast.dossier
    assert len(_read(cast, "carla_coordinator")) == 2, "written for the shared case"
    assert _read(cast, "sofia_social") == []


def test_after_withdrawal_a_service_keeps_what_it_wrote_and_nothing_else(cast):
    consent = share(cast, "hospital")
    _write(cast)
    _write(cast, "hilda_health")
    stop_sharing(cast, consent)
    assert {p.name for p in _read(cast, "hilda_health")} == {"Hilda Health"}


def test_a_partner_in_two_visits_has_one_own_dossier(cast):
    share(cast, "hospital")
    _write(cast, "hilda_health")
    _write(cast, "hilda_health")
    with entered(cast.actor("hilda_health")):
        assert OwnFile.objects.filter(case_id=cast.case).count() == 1


def test_a_colleague_of_the_team_without_a_part_is_told_what_to_do(cast):
    with pytest.raises(Refused, match="circle"):
        _write(cast, "ema_educator")


def test_a_stranger_learns_nothing(cast):
    with pytest.raises(NoSuchCase):
        _write(cast, "stella_stranger")


def test_a_category_outside_ones_part_is_refused_by_name(cast):
    join_circle(cast, "ema_educator")
    with pytest.raises(Refused, match="Health"):
        _write(cast, "ema_educator", [Words(Category.HEALTH, "A cough.")])


def test_a_contact_that_took_place_says_what_happened(cast):
    with pytest.raises(Refused, match="what happened"):
        _write(cast, paragraphs=[Words(Category.DEVELOPMENT, "  ")])


def test_a_missed_contact_needs_no_words_and_stops_no_clock(cast):
    made = _write(cast, paragraphs=(), header=Header("visit", attendance="not_home"))
    with entered(cast.actor("carla_coordinator")):
        assert Contact.objects.get(pk=made).attendance_key == "not_home"
        assert not Happening.objects.filter(event="first_contact").exists()


def test_the_future_is_planned_not_written(cast):
    with entered(cast.actor("carla_coordinator")):
        later = instant() + timedelta(hours=2)
    with pytest.raises(Refused, match="future"):
        _write(cast, header=Header("visit", at=later))


def test_the_first_contact_is_noted_once(cast):
    _write(cast)
    _write(cast)
    _write(cast, header=Header("colleague"))
    with entered(cast.actor("carla_coordinator")):
        events = list(Happening.objects.order_by("id").values_list("event", flat=True))
    assert events.count("first_contact") == 1
    assert events.count("contact_made") == 2, "a talk between colleagues is none with the family"


def test_a_next_step_becomes_a_task_with_the_packs_day(cast):
    _write(cast, promise=Promise("call_family"))
    _write(cast, promise=Promise("nothing_now"))
    with entered(cast.actor("carla_coordinator")):
        task = Task.objects.get()
        assert task.what == "Call the family"
        assert (task.due_on - instant().date()).days == 7
        assert task.contact_id is not None


def test_a_planned_contact_is_a_date_until_it_is_held(cast):
    share(cast, "hospital")
    with entered(cast.actor("carla_coordinator")):
        at = instant() + timedelta(days=2)
    planned = contacts.plan(
        actor=cast.actor("carla_coordinator"), case_id=cast.case, header=Header("visit", at=at)
    )
    assert [c.pk for c in _read(cast, "hilda_health", Contact)] == [planned]
    _write(cast, planned_id=planned)
    assert _read(cast, "hilda_health", Contact) == []
    with entered(cast.actor("carla_coordinator")):
        contact = Contact.objects.get(pk=planned)
        assert not contact.is_planned
        assert contact.at < at


def test_a_past_day_cannot_be_planned(cast):
    with entered(cast.actor("carla_coordinator")):
        at = instant() - timedelta(days=1)
    with pytest.raises(Refused, match="still to come"):
        contacts.plan(
            actor=cast.actor("carla_coordinator"), case_id=cast.case, header=Header("visit", at=at)
        )


def test_a_correction_keeps_what_stood_before(cast):
    made = _write(cast)
    actor = cast.actor("carla_coordinator")
    fixed = [Words(Category.DEVELOPMENT, "He named the cat for the first time.")]
    contacts.correct(
        actor=actor, contact_id=made, version=1, header=Header("call"), paragraphs=fixed
    )
    with entered(actor):
        contact = Contact.objects.get(pk=made)
        assert (contact.version, contact.kind_key, contact.earlier[0]["kind"]) == (
            2,
            "call",
            "visit",
        )
        now = Paragraph.objects.filter(contact=contact, replaced_at=None)
        assert [p.body for p in now] == [fixed[0].body]
        assert Paragraph.objects.filter(contact=contact).count() == 3


def test_a_correction_of_an_older_version_is_refused(cast):
    made = _write(cast)
    again = {
        "actor": cast.actor("carla_coordinator"),
        "contact_id": made,
        "version": 1,
        "header": Header("visit"),
        "paragraphs": SAID,
    }
    contacts.correct(**again)
    with pytest.raises(Refused, match="meanwhile"):
        contacts.correct(**again)


def test_only_the_writer_corrects(cast):
    manage(cast)
    made = _write(cast)
    with pytest.raises(Refused, match="Only the person who wrote"):
        contacts.correct(
            actor=cast.actor("tomas_therapist"),
            contact_id=made,
            version=1,
            header=Header("visit"),
            paragraphs=SAID,
        )


def test_after_a_day_a_record_is_a_record(cast):
    made = _write(cast)
    past_the_wall(
        "update cases_contact set recorded_at = now() - interval '25 hours' where id = %s", [made]
    )
    with pytest.raises(Refused, match="24 hours"):
        contacts.correct(
            actor=cast.actor("carla_coordinator"),
            contact_id=made,
            version=1,
            header=Header("visit"),
            paragraphs=SAID,
        )


def test_the_place_of_a_shielded_family_is_kept_from_all_but_keepers(cast):
    _write(cast, header=Header("visit", place="At the nursery"))
    shield(cast, cast.maria_mother)
    assert _read(cast, "carla_coordinator", ContactPlace) == []
    with pytest.raises(Refused, match="protected"):
        _write(cast, header=Header("visit", place="The refuge"))
    _write(cast)


def test_a_closed_clock_of_first_contact_shows_both_kinds_of_days(cast):
    from ciranda.cases.actions.clocks import happened
    from ciranda.programmes.enums import Event

    actor = cast.actor("carla_coordinator")
    with entered(actor):
        happened(actor=actor, case_id=cast.case, event=Event.CASE_ALLOCATED)
    _write(cast)
    with entered(actor):
        clock = Clock.objects.get(key="first_contact")
        assert clock.stopped_by_event == "first_contact"
        assert (clock.raw_days, clock.adjusted_days) == (0, 0)

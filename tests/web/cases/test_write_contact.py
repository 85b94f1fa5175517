"""Writing a contact without any script: paragraphs, drafts, errors that say what to do."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts, tasks
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.models import Contact, Draft, Paragraph, Task
from ciranda.common.database import instant
from tests.casework import join_circle, manage, share, shield
from tests.settling import PASSWORD

TYPED = {
    "kind": "visit",
    "p0-body": "She turned the pages herself.",
    "p0-category": str(int(Category.DEVELOPMENT)),
    "p0-speaker": "",
}


@pytest.fixture
def worker(cast, client):
    manage(cast)
    client.login(username="tomas_therapist", password=PASSWORD)
    return client


def _at(name, cast, **more):
    return reverse(f"web:cases:{name}", kwargs={"case_id": cast.case, **more})


def _contacts(cast, name="tomas_therapist"):
    with entered(cast.actor(name)):
        return list(Contact.objects.filter(case_id=cast.case))


def test_three_answers_are_enough(cast, worker):
    sent = worker.post(_at("write_contact", cast), TYPED)
    assert sent.status_code == 302
    (made,) = _contacts(cast)
    assert (made.kind_key, made.attendance_key) == ("visit", "took_place")


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(cast, worker):
    page = worker.post(_at("write_contact", cast), {**TYPED, "p0-body": "", "minutes": "20"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "Write what happened. A sentence is enough." in text
    assert 'href="#id_p0-body"' in text
    assert 'value="20"' in text
    no_kind = worker.post(_at("write_contact", cast), {**TYPED, "kind": ""}).content.decode()
    assert "Choose an answer" in no_kind
    assert TYPED["p0-body"] in no_kind
    assert _contacts(cast) == []


def test_another_paragraph_comes_by_a_button(cast, worker):
    page = worker.post(_at("write_contact", cast), {**TYPED, "add": "1"}).content.decode()
    assert 'name="p1-body"' in page
    assert TYPED["p0-body"] in page
    assert "There is a problem" not in page
    more = {"p1-body": "The rent is late.", "p1-category": str(int(Category.SOCIAL))}
    worker.post(_at("write_contact", cast), {**TYPED, **more})
    with entered(cast.actor("tomas_therapist")):
        said = Paragraph.objects.order_by("order").values_list("category", flat=True)
        assert list(said) == [Category.DEVELOPMENT, Category.SOCIAL]


def test_a_draft_is_kept_by_a_button_and_begins_the_form_again(cast, worker):
    worker.post(_at("write_contact", cast), {**TYPED, "kind": "", "save_draft": "1"})
    assert _contacts(cast) == []
    again = worker.get(_at("write_contact", cast)).content.decode()
    assert TYPED["p0-body"] in again
    assert "Only you see it" in again
    page = worker.get(_at("open", cast)).content.decode()
    assert "Go on with your draft" in page
    worker.post(_at("write_contact", cast), TYPED)
    with entered(cast.actor("tomas_therapist")):
        assert not Draft.objects.exists()


def test_a_draft_can_be_thrown_away(cast, worker):
    worker.post(_at("save_draft", cast), TYPED)
    worker.post(_at("discard_draft", cast))
    assert TYPED["p0-body"] not in worker.get(_at("write_contact", cast)).content.decode()


def test_sent_twice_it_is_written_once(cast, worker):
    from ciranda.common.ids import uuid7

    once = {**TYPED, "_key": str(uuid7())}
    assert worker.post(_at("write_contact", cast), once).status_code == 302
    assert worker.post(_at("write_contact", cast), once).status_code == 302
    assert len(_contacts(cast)) == 1


def test_one_may_only_choose_categories_one_may_write(cast, client):
    manage(cast)
    join_circle(cast, "ema_educator")
    client.login(username="ema_educator", password=PASSWORD)
    page = client.get(_at("write_contact", cast)).content.decode()
    assert ">Education<" in page
    assert ">Health<" not in page
    sneaked = {**TYPED, "p0-category": str(int(Category.HEALTH))}
    assert client.post(_at("write_contact", cast), sneaked).status_code == 200
    assert _contacts(cast, "ema_educator") == []


def test_a_partner_is_told_whose_file_it_is(cast, client):
    share(cast, "hospital")
    client.login(username="hilda_health", password=PASSWORD)
    assert "your own service’s file" in client.get(_at("write_contact", cast)).content.decode()
    assert client.post(_at("write_contact", cast), TYPED).status_code == 302


def test_a_colleague_without_a_part_learns_why_not(cast, client):
    client.login(username="ema_educator", password=PASSWORD)
    answer = client.get(_at("write_contact", cast))
    assert answer.status_code == 403
    assert "circle" in answer.content.decode()


def test_a_protected_familys_form_asks_for_no_place(cast, worker):
    assert 'name="place"' in worker.get(_at("write_contact", cast)).content.decode()
    shield(cast, cast.maria_mother)
    assert 'name="place"' not in worker.get(_at("write_contact", cast)).content.decode()
    assert worker.post(_at("write_contact", cast), TYPED).status_code == 302


def _planned(cast):
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        soon = instant() + timedelta(days=2)
    return contacts.plan(actor=tomas, case_id=cast.case, header=Header("visit", soon))


@pytest.mark.parametrize(
    ("answer", "leads_to"),
    [("_took_place", "write"), ("not_home", "open"), ("_cancel", "open")],
)
def test_what_became_of_a_planned_contact(cast, worker, answer, leads_to):
    planned = _planned(cast)
    sent = worker.post(_at("attend", cast, contact_id=planned), {"attendance": answer})
    assert sent.status_code == 302
    assert ("write" in sent["Location"]) == (leads_to == "write")
    (found,) = _contacts(cast)
    assert found.is_planned == (answer != "not_home")
    assert (found.cancelled_at is not None) == (answer == "_cancel")


def test_a_planned_contact_becomes_the_one_written(cast, worker):
    planned = _planned(cast)
    worker.post(_at("write_planned", cast, planned_id=planned), TYPED)
    (found,) = _contacts(cast)
    assert (found.pk, found.is_planned) == (planned, False)


def test_a_correction_by_form_keeps_the_earlier_words(cast, worker):
    worker.post(_at("write_contact", cast), TYPED)
    (made,) = _contacts(cast)
    at = _at("correct_contact", cast, contact_id=made.pk)
    assert TYPED["p0-body"] in worker.get(at).content.decode()
    worker.post(at, {**TYPED, "p0-body": "She turned two pages.", "version": "1"})
    text = worker.get(_at("contact", cast, contact_id=made.pk)).content.decode()
    assert "She turned two pages." in text
    assert "What stood here before" in text
    stale = worker.post(at, {**TYPED, "version": "1"}).content.decode()
    assert "meanwhile" in stale


def test_tasks_stages_and_endings_go_through_their_forms(cast, worker):
    worker.post(_at("tasks", cast), {"what": "Call the nursery", "whom": ""})
    with entered(cast.actor("tomas_therapist")):
        task = Task.objects.get()
    worker.post(_at("finish_task", cast, task_id=task.pk))
    worker.post(_at("undo_task", cast, task_id=task.pk))
    worker.post(_at("hand_on_task", cast, task_id=task.pk), {"whom": str(cast.carla_coordinator)})
    page = worker.get(_at("tasks", cast)).content.decode()
    assert "Carla Coordinator" in page
    refused = worker.post(_at("stage", cast), {"to": "planning", "reason": ""}).content.decode()
    assert "choose a reason" in refused
    moved = worker.post(_at("stage", cast), {"to": "planning", "reason": "eligible"})
    assert moved.status_code == 302
    ending = {"to": "closed", "reason": "moved_away", "summary": "All is well."}
    missing = worker.post(_at("close", cast), ending).content.decode()
    assert "What becomes of what is still open" in missing
    told = {"told_on_0": "1", "told_on_1": "2", "told_on_2": "2026", "left_open": "Nothing."}
    assert worker.post(_at("close", cast), {**ending, **told}).status_code == 302
    assert "This case was closed on" in worker.get(_at("open", cast)).content.decode()


def test_a_deadline_is_paused_and_runs_again_by_form(cast, worker):
    from ciranda.cases.models import Clock

    with entered(cast.actor("tomas_therapist")):
        clock = Clock.objects.get(key="plan", stopped_at=None)
    paused = worker.post(
        _at("pause_clock", cast, clock_id=clock.pk), {"reason": "child_in_hospital"}
    )
    assert paused.status_code == 302
    assert "paused since" in worker.get(_at("clocks", cast)).content.decode()
    worker.post(_at("resume_clock", cast, clock_id=clock.pk))
    assert "paused since" not in worker.get(_at("clocks", cast)).content.decode()


def test_words_of_a_contact_are_never_markup(cast, worker):
    contacts.write(
        actor=cast.actor("tomas_therapist"),
        case_id=cast.case,
        header=Header("call"),
        paragraphs=[Words(Category.DEVELOPMENT, "<script>alert(1)</script>")],
    )
    tasks.add(actor=cast.actor("tomas_therapist"), case_id=cast.case, what="<b>bold</b>")
    text = worker.get(_at("open", cast)).content.decode()
    assert "<script>alert" not in text
    assert "<b>bold" not in text


def test_without_a_choice_the_words_are_about_what_is_usual_for_the_kind(cast, worker):
    page = worker.get(_at("write_contact", cast)).content.decode()
    assert "As usual for this kind of contact" in page
    assert f"visit={int(Category.DEVELOPMENT)}" in page
    sent = worker.post(_at("write_contact", cast), {**TYPED, "p0-category": ""})
    assert sent.status_code == 302
    with entered(cast.actor("tomas_therapist")):
        assert Paragraph.objects.get().category == Category.DEVELOPMENT

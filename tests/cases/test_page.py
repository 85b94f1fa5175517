"""A family's page, read as everyone."""

from datetime import timedelta

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts, tasks
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.visits import visited
from ciranda.cases.queries.page import case_page
from ciranda.cases.queries.timeline import Filter, timeline
from ciranda.common.database import instant
from tests.casework import join_circle, manage, past_the_wall, share, shield, stop_sharing

DEV = Words(Category.DEVELOPMENT, "He named the dog.")
SOCIAL = Words(Category.SOCIAL, "The rent is late.")


def _page(cast, name):
    actor = cast.actor(name)
    with entered(actor):
        return case_page(actor, cast.case)


def _write(cast, name="carla_coordinator", paragraphs=(DEV, SOCIAL), **header):
    return contacts.write(
        actor=cast.actor(name),
        case_id=cast.case,
        header=Header("visit", **header),
        paragraphs=paragraphs,
    )


def _timeline(cast, name, chosen=Filter()):  # noqa: B008 - frozen
    with entered(cast.actor(name)):
        return timeline(cast.case, chosen)


def test_the_page_answers_the_six_questions(cast):
    manage(cast)
    actor = cast.actor("tomas_therapist")
    with entered(actor):
        soon = instant() + timedelta(days=3)
    contacts.plan(actor=actor, case_id=cast.case, header=Header("visit", soon, "At home"))
    page = _page(cast, "tomas_therapist")
    assert [c.short for c in page.children] == ["Flor"]
    assert page.manager.name == "Tomas Therapist"
    assert (page.planned[0].kind, page.planned[0].place) == ("visit", "At home")
    assert page.most_urgent.running.key in {"allocation", "first_contact", "plan"}
    assert page.changes is None, "a first visit has nothing to compare with"
    assert [f.role for f in page.family] == ["mother", "father"]


def test_a_stranger_has_no_page(cast):
    assert _page(cast, "stella_stranger") is None
    assert _page(cast, "hilda_health") is None


def test_a_partner_sees_what_the_family_shares_and_that_it_is_not_all(cast):
    share(cast, "hospital")
    page = _page(cast, "hilda_health")
    assert Category.DEVELOPMENT in page.seen
    assert Category.SOCIAL in page.not_seen
    assert page.is_partial
    assert not _page(cast, "carla_coordinator").is_partial


def test_after_sharing_ended_only_ones_own_notes_are_left(cast):
    question = share(cast, "hospital")
    _write(cast)
    _write(cast, "hilda_health", [DEV])
    stop_sharing(cast, question)
    page = _page(cast, "hilda_health")
    assert page.is_own_only
    assert [c.short for c in page.children] == ["Flor"], "a service knows whose notes it keeps"
    assert page.manager is None
    assert [e.name for e in _timeline(cast, "hilda_health").entries] == ["Hilda Health"]


def test_what_others_did_since_my_last_visit_is_counted(cast):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        visited(tomas, cast.case)
    past_the_wall("update cases_lastvisit set at = now() - interval '2 hours'", [])
    _write(cast)
    tasks.add(actor=cast.actor("carla_coordinator"), case_id=cast.case, what="Ask the nursery")
    _write(cast, "tomas_therapist")
    page = _page(cast, "tomas_therapist")
    assert (page.changes["contacts"], page.changes["tasks"]) == (1, 1)
    with entered(tomas):
        visited(tomas, cast.case)
        visited(tomas, cast.case)
        again = case_page(tomas, cast.case)
    assert again.changes["contacts"] == 1, "opening it twice in half an hour is one visit"


def test_the_place_of_a_protected_family_is_not_shown(cast):
    manage(cast)
    _write(cast, place="At the nursery")
    shield(cast, cast.maria_mother)
    page = _page(cast, "tomas_therapist")
    assert page.shielded
    entry = next(e for e in _timeline(cast, "tomas_therapist").entries if e.kind == "contact")
    assert (entry.more["place"], entry.more["agency"]) == (None, None)


def test_the_timeline_holds_contacts_people_and_stages(cast):
    manage(cast)
    join_circle(cast, "ema_educator")
    _write(cast)
    found = _timeline(cast, "tomas_therapist")
    assert {e.kind for e in found.entries} == {"contact", "people", "stage"}
    assert found.total == len(found.entries) == 4
    assert [name for _, name in found.writers] == ["Carla Coordinator"]


def test_the_timeline_is_filtered_by_kind_category_and_writer(cast):
    manage(cast)
    _write(cast, paragraphs=[DEV])
    _write(cast, paragraphs=[SOCIAL])
    _write(cast, "tomas_therapist", [DEV])
    by_kind = _timeline(cast, "tomas_therapist", Filter(kind="stage"))
    assert [e.kind for e in by_kind.entries] == ["stage"]
    by_category = _timeline(cast, "tomas_therapist", Filter(category=Category.SOCIAL))
    assert [p.body for e in by_category.entries for p in e.paragraphs] == [SOCIAL.body]
    mine = _timeline(cast, "tomas_therapist", Filter(who_id=cast.tomas_therapist))
    assert [(e.kind, e.name) for e in mine.entries if e.kind == "contact"] == [
        ("contact", "Tomas Therapist")
    ]


def test_a_partner_reads_a_paragraph_without_its_contact_as_a_note(cast):
    share(cast, "hospital")
    _write(cast)
    notes = [e for e in _timeline(cast, "hilda_health").entries if e.kind in {"contact", "note"}]
    assert [(n.kind, [p.body for p in n.paragraphs]) for n in notes] == [("note", [DEV.body])]

"""The groups' pages: found, begun, put in the calendar, counted, joined; the same in a browser."""

from datetime import date, timedelta

import pytest

from ciranda.access.actions import entered
from ciranda.groups.models import Attendance, Enrolment, Group, Headcount, Session
from ciranda.programmes.queries import pack_of
from tests import casework, groupwork
from tests.browsing import send, signed_in
from tests.budgets import assert_within


@pytest.fixture
def tomas(cast):
    casework.manage(cast)
    return signed_in("tomas_therapist")


@pytest.fixture
def course(cast, tomas):
    return groupwork.group(cast, "course", name="Reading together", places=1)


def test_a_worker_begins_a_group_and_puts_a_series_of_sessions_in(cast, tomas):
    version = groupwork.programme()
    runs = "update agencies_team set programme_key = 'test-groups' where id = %s"
    casework.past_the_wall(runs, [cast.team])
    answer = send(tomas, "/groups/new/", kind=f"{version}:open_morning", name="Open morning")
    day = date.today() + timedelta(days=2)  # noqa: DTZ011
    send(
        tomas, f"{answer.url}sessions/", on_0=day.day, on_1=day.month, on_2=day.year,
        at="10:00", minutes=90, units="1", times=4, weeks_apart=1,
    )  # fmt: skip
    with entered(cast.actor("tomas_therapist")):
        assert Session.objects.filter(group__name="Open morning").count() == 4


def test_everybody_finds_a_group_by_for_whom_it_is_and_sees_the_places_left(cast, tomas, course):
    page = signed_in("stella_stranger").get("/groups/?q=reading").content.decode()
    assert "Reading together" in page
    assert "1 place left" in page


def test_a_place_asked_for_from_the_familys_page_stands_on_the_groups_page(cast, tomas, course):
    answer = send(tomas, f"/groups/join/{cast.case}/", group=str(course), person=str(cast.flor))
    page = tomas.get(answer.url).content.decode()
    assert "Flor Exemplo da Silva" in page
    assert "full" in page


def test_what_is_refused_keeps_what_was_chosen_and_says_why(cast, tomas):
    group = groupwork.group(cast, "tutoring")
    page = send(tomas, f"/groups/join/{cast.case}/", group=str(group), person=str(cast.flor))
    text = page.content.decode()
    assert "The family has not agreed to this" in text
    assert "checked" in text


def test_who_came_is_written_down_by_name_and_by_number_on_one_sheet(cast, tomas, course):
    send(tomas, f"/groups/join/{cast.case}/", group=str(course), person=str(cast.flor))
    session = groupwork.session(cast, course)
    with entered(cast.actor("tomas_therapist")):
        entry = Enrolment.objects.get().pk
    send(
        tomas, f"/groups/sessions/{session}/", **{f"came_{entry}": "0.5"}, children=7, adults=5,
        first_time="",
    )  # fmt: skip
    with entered(cast.actor("tomas_therapist")):
        assert str(Attendance.objects.get().came) == "0.50"
        assert Headcount.objects.get().children == 7


def test_a_stranger_sees_the_group_and_nobody_in_it(cast, tomas, course):
    send(tomas, f"/groups/join/{cast.case}/", group=str(course), person=str(cast.flor))
    page = signed_in("stella_stranger").get(f"/groups/{course}/").content.decode()
    assert "Reading together" in page
    assert "Flor" not in page


def test_the_pages_of_groups_keep_their_number_of_statements(cast, tomas, course):
    session = groupwork.session(cast, course)
    for address in (
        "/groups/", f"/groups/{course}/", f"/groups/sessions/{session}/",
        f"/groups/join/{cast.case}/",
    ):  # fmt: skip
        assert_within(tomas, address)


def test_two_hundred_sessions_and_groups_cost_no_statement_more(cast, tomas, course):
    with entered(cast.actor("tomas_therapist")):
        group = Group.objects.get(pk=course)
        like = {f: getattr(group, f) for f in ("service_id", "pack_version_id", "kind_key")}
        Group.objects.bulk_create(
            Group(name=f"Group {n}", counts="heads", unit="sessions", started_on=group.started_on,
                  **like)
            for n in range(200)
        )  # fmt: skip
    few = assert_within(tomas, "/groups/")
    assert "Group 0" in tomas.get("/groups/").content.decode()
    assert few


def test_a_group_is_begun_of_a_kind_that_ones_own_programmes_know(cast, tomas):
    shown = tomas.get("/groups/new/").context["form"].fields["kind"].choices
    versions = {value.partition(":")[0] for value, _label in shown}
    own = {pack_of(one).key for one in cast.actor("tomas_therapist").pack_ids}
    assert {pack_of(one).key for one in versions} <= own

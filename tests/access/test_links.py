"""No dead ends: whatever a page offers its reader, a link or a button, opens for that reader."""

import pytest

from ciranda.access.enums import Category
from ciranda.cases.actions import contacts
from tests import casework
from tests.access.arrangement import arrange
from tests.access.asking import (
    BARRED,
    CIRCLE,
    CONSENTED,
    COORDINATOR,
    FAMILY,
    MANAGER,
    OTHER_PARENT,
    OVERSIGHT,
    SAME_AGENCY,
    STRANGER,
    WITHDRAWN,
)
from tests.access.following import follow
from tests.access.walking import signed_in
from tests.settling import PASSWORD

INSIDE = (MANAGER, COORDINATOR, CIRCLE, CONSENTED, WITHDRAWN)
# where each begins their day
OUTSIDE = {
    STRANGER: "/day/",
    SAME_AGENCY: "/team/workers/",
    BARRED: "/day/",
    OVERSIGHT: "/account/",
}


def _dead(client, *starts):
    tried = follow(client, *starts)
    assert tried, "a page without links proves nothing"
    return "\n".join(str(one) for one in tried if one.is_dead)


def _wrote_before_it_ended(cast):
    """The nursery keeps its own notes, so that it has a page after the sharing ended."""
    question = casework.share(cast, "nursery", "education")
    nuno = cast.actor("nuno_nursery")
    said = [contacts.Words(Category.EDUCATION, "She sings")]
    contacts.write(actor=nuno, case_id=cast.case, header=contacts.Header("call"), paragraphs=said)
    casework.stop_sharing(cast, question)


@pytest.mark.parametrize("role", INSIDE)
def test_the_familys_page_offers_only_what_opens(cast, role):
    arrange(cast)
    if role == WITHDRAWN:
        _wrote_before_it_ended(cast)
    start = f"/families/{cast.case}/"
    client = signed_in(role)
    assert client.get(start).status_code == 200
    assert _dead(client, start) == ""


@pytest.mark.parametrize("role", OUTSIDE)
def test_who_stands_outside_is_offered_nothing_inside(cast, role):
    arrange(cast)
    assert _dead(signed_in(role), OUTSIDE[role]) == ""


@pytest.mark.parametrize("role", [FAMILY, OTHER_PARENT])
def test_the_family_is_offered_only_what_opens(cast, role):
    arrange(cast)
    assert _dead(signed_in(role), "/family/") == ""


@pytest.mark.parametrize(
    "name", ["tomas_therapist", "carla_coordinator", "petra_therapist", "nelson_coordinator"]
)
def test_after_a_move_both_teams_are_offered_only_what_opens(cast, client, name):
    made = arrange(cast)
    casework.move(cast, made["transfer"])
    assert client.login(username=name, password=PASSWORD)
    start = f"/families/{cast.case}/"
    assert client.get(start).status_code == 200
    assert _dead(client, start) == ""

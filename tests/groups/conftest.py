"""A programme with three kinds of groups, and a group of each, run by the team's NGO."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from ciranda.access.actions import entered
from ciranda.common.database import instant
from ciranda.groups.actions import GroupWords, Series, add_sessions, found_group
from ciranda.programmes.actions import install
from ciranda.programmes.policies.checks import check_pack
from ciranda.programmes.queries import current
from tests.casework import manage
from tests.cast import SYSTEM
from tests.programmes.packs import files_of

KINDS = """
group_kinds:
  open_morning: {counts: heads}
  tutoring: {counts: both, unit: lessons, needs: taking_part, places: 2}
  course: {counts: names, unit: hours}
"""
WORDS = """
group_kinds:
  open_morning: {label: Open morning}
  tutoring: {label: Tutoring}
  course: {label: Course}
"""


@pytest.fixture
def pack_version(db: None) -> UUID:
    """The programme of these tests."""
    files = dict(files_of("meitheal-ie"))
    sheet = files["programme.yaml"].replace("key: meitheal-ie", "key: test-groups")
    files["programme.yaml"] = sheet + KINDS
    files = {n: t + WORDS if n.startswith("locale/") else t for n, t in files.items()}
    checked = check_pack(files)
    assert checked.problems == ()
    install(actor=SYSTEM, checked=checked)
    return current("test-groups").id


@pytest.fixture(autouse=True)
def at_work(db: None, cast: Any) -> None:
    """Tomás, of the NGO that runs the groups, is the family's case manager."""
    manage(cast)


@pytest.fixture
def found(pack_version: UUID, cast: Any) -> Any:
    """Makes a group of a kind, run by the service of the worker named."""

    def make(kind: str, who: str = "tomas_therapist", **more: Any) -> UUID:
        words = GroupWords(name=more.pop("name", f"The {kind}"), places=more.pop("places", None))
        return found_group(
            actor=cast.actor(who), pack_version_id=pack_version, kind_key=kind, words=words, **more
        )

    return make


@pytest.fixture
def session(cast: Any) -> Any:
    """Adds one session an hour ago to a group; gives its id."""

    def add(group_id: UUID, who: str = "tomas_therapist", **more: Any) -> UUID:
        actor = cast.actor(who)
        with entered(actor):
            at = instant() - timedelta(hours=1)
        (made,) = add_sessions(
            actor=actor, group_id=group_id, series=Series(first=at, minutes=45, **more)
        )
        return made

    return add

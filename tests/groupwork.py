"""A programme with three kinds of groups, for the tests that need one."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.common.database import instant
from ciranda.groups.actions import GroupWords, Series, add_sessions, found_group
from ciranda.programmes.actions import install
from ciranda.programmes.policies.checks import check_pack
from ciranda.programmes.queries import current
from tests.cast import SYSTEM
from tests.programmes.packs import files_of

KINDS = """
group_kinds:
  open_morning: {counts: heads}
  tutoring: {counts: both, unit: lessons, needs: taking_part, places: 2, chooses_worker: true}
  course: {counts: names, unit: hours}
"""
WORDS = """
group_kinds:
  open_morning: {label: Open morning}
  tutoring: {label: Tutoring}
  course: {label: Course}
"""


def programme() -> UUID:
    """The version of a programme with an open morning, tutoring and a course."""
    files = dict(files_of("meitheal-ie"))
    sheet = files["programme.yaml"].replace("key: meitheal-ie", "key: test-groups")
    files["programme.yaml"] = sheet + KINDS
    files = {n: t + WORDS if n.startswith("locale/") else t for n, t in files.items()}
    checked = check_pack(files)
    assert checked.problems == ()
    install(actor=SYSTEM, checked=checked)
    return current("test-groups").id


def group(cast: Any, kind: str, who: str = "tomas_therapist", **more: Any) -> UUID:
    """A group of a kind, run by the service of the worker named."""
    words = GroupWords(name=more.pop("name", f"The {kind}"), places=more.pop("places", None))
    return found_group(
        actor=cast.actor(who), pack_version_id=programme(), kind_key=kind, words=words, **more
    )


def session(cast: Any, group_id: UUID, who: str = "tomas_therapist", **more: Any) -> UUID:
    """A session of a group that began an hour ago."""
    actor = cast.actor(who)
    with entered(actor):
        at = instant() - timedelta(hours=1)
    series = Series(first=at, minutes=45, **more)
    (made,) = add_sessions(actor=actor, group_id=group_id, series=series)
    return made

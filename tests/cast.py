"""The small named cast of every test. Everyone here is made up, and their names say so.

Three ministries, an NGO and a refuge around one child, Flor. The world is settled once, through
real actions, and committed; each test then runs in a transaction of its own that is rolled back.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Purpose, Role

_world: dict[str, Any] = {}

SYSTEM = Actor(human_id=None, role=Role.SYSTEM, name="system")


@dataclass(frozen=True)
class Cast:
    """Ids by name; `actor(name)` gives the person as they act."""

    ids: dict[str, UUID] = field(default_factory=dict)

    def __getattr__(self, name: str) -> UUID:
        try:
            return self.ids[name]
        except KeyError as error:
            raise AttributeError(name) from error

    def actor(self, name: str, purpose: Purpose = Purpose.SUPPORT) -> Actor:
        """The worker of that name, acting for their agency."""
        from ciranda.agencies.queries import as_membership

        with entered(SYSTEM):
            return as_membership(self.ids[name], purpose)

    def family(self, name: str) -> Actor:
        """The family member of that name, in the portal."""
        from ciranda.agencies.queries import as_family

        with entered(SYSTEM):
            return as_family(self.ids[name])


def remembered() -> Cast:
    """The cast of this run."""
    return Cast(_world["ids"])


# name: (agency, role, team role or None, profession)
WORKERS: dict[str, tuple[str, Role, str | None, str]] = {
    "carla_coordinator": ("health_centre", Role.COORDINATOR, "coordinator", "nurse"),
    "tomas_therapist": ("ngo", Role.PRACTITIONER, "member", "speech therapist"),
    "ema_educator": ("school_cluster", Role.PRACTITIONER, "member", "early childhood educator"),
    "nuno_nursery": ("nursery", Role.PARTNER, None, "nursery teacher"),
    "hilda_health": ("hospital", Role.PARTNER, None, "paediatric nurse"),
    "sofia_social": ("social_security", Role.PARTNER, None, "social worker"),
    "mira_midwife": ("hospital_birth", Role.PARTNER, None, "midwife"),
    "rui_refuge": ("refuge", Role.PARTNER, None, "refuge worker"),
    "dora_data": ("health_centre", Role.DATA_OFFICER, None, "data officer"),
    "olga_oversight": ("ministry", Role.OVERSIGHT, None, "ministry analyst"),
    "lena_lead": ("ngo", Role.AGENCY_LEAD, None, "agency lead"),
    # the team of another town
    "nelson_coordinator": ("health_centre_north", Role.COORDINATOR, "coordinator", "nurse"),
    "petra_therapist": ("ngo_north", Role.PRACTITIONER, "member", "occupational therapist"),
    # somebody of an agency that has nothing to do with anyone here
    "stella_stranger": ("stranger_agency", Role.PRACTITIONER, None, "psychologist"),
}
AGENCIES: dict[str, tuple[str, str]] = {
    "health_centre": ("Test Health Centre", "health"),
    "hospital": ("Test Hospital", "health"),
    "hospital_birth": ("Test Birth Unit", "health"),
    "school_cluster": ("Test School Cluster", "education"),
    "nursery": ("Test Nursery", "education"),
    "social_security": ("Test Social Security", "social_security"),
    "ngo": ("Test Therapy Association", "ngo"),
    "refuge": ("Test Refuge", "ngo"),
    "ministry": ("Test Ministry", "other"),
    "health_centre_north": ("Test Northern Health Centre", "health"),
    "ngo_north": ("Test Northern Association", "ngo"),
    "stranger_agency": ("Test Stranger Agency", "other"),
}
FAR_BACK = date(2020, 1, 1)


def settle() -> None:
    """Make the world of the tests, once a database, through the real actions."""
    from tests.settling import people_and_case, remember_settled, work_places

    found = remember_settled()
    if found is None:
        with entered(SYSTEM):
            ids = work_places()
        ids |= people_and_case(ids)
        remember_settled(ids)
        found = ids
    _world["ids"] = found

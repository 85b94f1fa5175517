"""Running groups: opening them, their sessions, places, and who came."""

from ciranda.groups.actions.attending import count_heads, record_attendance
from ciranda.groups.actions.choosing import choose_for_oneself, choose_worker
from ciranda.groups.actions.disclosing import write_what_was_said
from ciranda.groups.actions.enrolling import enrol, give_place, leave
from ciranda.groups.actions.opening import (
    GroupWords,
    change_group,
    end_group,
    found_group,
)
from ciranda.groups.actions.publishing import publish_total
from ciranda.groups.actions.sessions import Series, add_sessions, cancel_session

__all__ = [
    "GroupWords",
    "Series",
    "add_sessions",
    "cancel_session",
    "change_group",
    "choose_for_oneself",
    "choose_worker",
    "count_heads",
    "end_group",
    "enrol",
    "found_group",
    "give_place",
    "leave",
    "publish_total",
    "record_attendance",
    "write_what_was_said",
]

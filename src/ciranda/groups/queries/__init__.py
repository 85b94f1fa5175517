"""Asking about groups."""

from ciranda.groups.queries.directory import Entry, groups
from ciranda.groups.queries.group import GroupPage, Person, SessionLine, group_page
from ciranda.groups.queries.of_case import OF_CASE, Place
from ciranda.groups.queries.sheet import Row, Sheet, sheet

__all__ = [
    "OF_CASE",
    "Entry",
    "GroupPage",
    "Person",
    "Place",
    "Row",
    "SessionLine",
    "Sheet",
    "group_page",
    "groups",
    "sheet",
]

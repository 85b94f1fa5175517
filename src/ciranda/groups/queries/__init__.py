"""Asking about groups."""

from ciranda.groups.queries.cohort import Cohort, Published, Through, cohort, published
from ciranda.groups.queries.directory import Entry, groups
from ciranda.groups.queries.family import Place, Someone, entry, people_of
from ciranda.groups.queries.group import GroupPage, Person, SessionLine, group_page
from ciranda.groups.queries.of_case import OF_CASE
from ciranda.groups.queries.own import OwnPlace, own_places
from ciranda.groups.queries.series import Figures, Point, Series, team_series
from ciranda.groups.queries.sessions import OwnSession, own_sessions
from ciranda.groups.queries.sheet import Row, Sheet, sheet
from ciranda.groups.queries.week import ComingSession, sessions_for

__all__ = [
    "OF_CASE",
    "Cohort",
    "ComingSession",
    "Entry",
    "Figures",
    "GroupPage",
    "OwnPlace",
    "OwnSession",
    "Person",
    "Place",
    "Point",
    "Published",
    "Row",
    "Series",
    "SessionLine",
    "Sheet",
    "Someone",
    "Through",
    "cohort",
    "entry",
    "group_page",
    "groups",
    "own_places",
    "own_sessions",
    "people_of",
    "published",
    "sessions_for",
    "sheet",
    "team_series",
]
